namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Keys in 31 bits, so that sixteen of them fit a vector and the difference of two fits its lane. A fact whose bounds
/// all lie in between keeps its keys, and what lies farther out is brought to the ends, where no bound is. Of other facts
/// the place among all bounds that rules name stands for the key.
/// </summary>
internal static class KeyImage
{
    /// <summary>The image of what is not known.</summary>
    public const int NotKnown = -(1 << 30);

    /// <summary>The lowest image of a value; below it stands that of what failed.</summary>
    public const int First = NotKnown + 2;

    /// <summary>The highest image of a value.</summary>
    public const int Last = End - 1;

    /// <summary>Above all images.</summary>
    public const int End = 1 << 30;

    /// <summary>The image of a key.</summary>
    public static int Of(long key) => key switch
    {
        KeySet.NotKnown => NotKnown,
        KeySet.Failed => NotKnown + 1,
        KeySet.End => End,
        _ => (int)Math.Clamp(key, First, Last),
    };

    /// <summary>Whether the images of keys are in the same ranges of these sets as the keys themselves.</summary>
    public static bool Keeps(IEnumerable<KeySet> sets) =>
        sets.SelectMany(set => set.Ranges).All(range => Keeps(range.From) && Keeps(range.To));

    private static bool Keeps(long bound) => bound is <= KeySet.First or KeySet.End or (> First + 1 and < Last);
}
