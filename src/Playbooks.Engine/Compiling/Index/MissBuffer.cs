namespace Playbooks.Engine.Compiling.Index;

/// <summary>What one thread needs to look near misses up.</summary>
internal sealed class MissBuffer(int positions, int axes, int words)
{
    /// <summary>The rows that the keys choose.</summary>
    public ChosenRow[] Chosen { get; } = new ChosenRow[axes];

    /// <summary>The places that the keys are in.</summary>
    public int[] Places { get; } = new int[positions];

    /// <summary>How many cells of each rule do not hold.</summary>
    public MissCounts Counts { get; } = new(words);
}

/// <summary>The rows that the key of one fact chooses.</summary>
/// <param name="Possible">The rules whose cell may hold.</param>
/// <param name="Definite">The rules whose cell holds for sure.</param>
/// <param name="Waiting">The rules whose cell may hold, or might if the fact were known.</param>
internal readonly record struct ChosenRow(int Possible, int Definite, int Waiting);
