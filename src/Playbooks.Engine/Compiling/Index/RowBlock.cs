namespace Playbooks.Engine.Compiling.Index;

/// <summary>What one fact says about the rules of a block: a row of bits for each place that its key can be in.</summary>
/// <param name="Position">Where the fact's place stands.</param>
/// <param name="Rows">Where the row of the first place lies: the rules that hold somewhere in the place.</param>
/// <param name="Stride">Words from one place to the next.</param>
/// <param name="Definite">
/// Words from that row to the one with the rules that hold everywhere in the place; 0 where the two are one.
/// </param>
internal readonly record struct Axis(int Position, int Rows, int Stride, int Definite);

/// <summary>A set of rules that share their codes on the facts that rules were split by.</summary>
/// <param name="Axes">Number of its first axis.</param>
/// <param name="AxisCount">How many it has.</param>
/// <param name="Rules">Where the numbers of its rules lie, by place.</param>
/// <param name="Count">How many rules it has.</param>
/// <param name="All">Where its row with all of them lies.</param>
internal readonly record struct RowBlock(int Axes, int AxisCount, int Rules, int Count, int All)
{
    /// <summary>Up to so many rules fit one word.</summary>
    public const int NarrowRules = 64;

    /// <summary>Rules of a wide block that are looked at together: the bits of one vector.</summary>
    public const int VectorRules = 512;

    /// <summary>Words of a vector.</summary>
    public const int VectorWords = VectorRules / 64;

    /// <summary>Whether one word holds all its rules.</summary>
    public bool IsNarrow => Count <= NarrowRules;

    /// <summary>How many words a row of a block of so many rules has.</summary>
    public static int WordsOf(int count) => count <= NarrowRules ? 1 : (count + VectorRules - 1) / VectorRules * VectorWords;
}
