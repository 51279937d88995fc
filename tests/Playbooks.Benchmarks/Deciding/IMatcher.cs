namespace Playbooks.Benchmarks.Deciding;

/// <summary>A side of the comparison: finds rules for contacts, which it has turned into its own form beforehand.</summary>
internal interface IMatcher
{
    /// <summary>Index of the first rule that holds for a contact (rules stand by falling priority), or -1.</summary>
    int Best(int contact);

    /// <summary>How many rules hold for a contact; their indexes stand in <see cref="Found"/>, in ascending order.</summary>
    int All(int contact);

    /// <summary>The rules that <see cref="All"/> found.</summary>
    ReadOnlySpan<int> Found { get; }
}
