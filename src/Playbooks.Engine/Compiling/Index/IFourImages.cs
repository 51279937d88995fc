namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// The images of four facts, each spread over a vector, to be compared with sixteen boxes at once. There is one form for
/// each width of vectors, so that lookups are compiled for what the processor has.
/// </summary>
/// <typeparam name="TSelf">The form.</typeparam>
/// <typeparam name="TOutside">What a comparison gives: for each of sixteen boxes whether any image is outside of it.</typeparam>
internal interface IFourImages<out TSelf, TOutside>
    where TSelf : struct, IFourImages<TSelf, TOutside>
    where TOutside : struct
{
    /// <summary>Of no box.</summary>
    static abstract TOutside Inside { get; }

    /// <summary>The images at four positions.</summary>
    static abstract TSelf At(ref int positions, ref int images);

    /// <summary>Which boxes are left out by either of two comparisons.</summary>
    static abstract TOutside Either(TOutside one, TOutside other);

    /// <summary>A bit for each box that no image is outside of.</summary>
    static abstract uint Held(TOutside outside);

    /// <summary>Writes the rules of those boxes behind others that were found; how many there are then. Up to sixteen numbers are written to.</summary>
    static abstract int Write(TOutside outside, ref int rule, ref int found, int count);

    /// <summary>Compares with sixteen boxes: below the lower end, or not below the first image behind.</summary>
    TOutside Outside(ref int bound);
}
