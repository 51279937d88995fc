namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// What an earlier index is worth for the one of nearly the same rules: its fences, as long as they do as well, and what
/// it has of the rules that did not change. Without it the same is found, and worked out anew.
/// </summary>
/// <param name="kept">Which rules ask what they asked there.</param>
/// <param name="lookup">Its lookup.</param>
/// <param name="misses">Its rows of what rules miss.</param>
internal sealed class EarlierIndex(KeptRules kept, RuleLookup lookup, MissRows misses)
{
    /// <summary>Which rules ask what they asked there.</summary>
    public KeptRules Kept => kept;

    /// <summary>Its lookup.</summary>
    public RuleLookup Lookup => lookup;

    /// <summary>Its rows of what rules miss.</summary>
    public MissRows Misses => misses;

    /// <summary>Its boxes, where it has any.</summary>
    public EarlierBoxes? Boxes { get; } = lookup.Boxes is { } boxes ? new EarlierBoxes(boxes, kept, lookup.Reader) : null;

    /// <summary>Its rows, where it has any.</summary>
    public EarlierRows? Rows { get; } = lookup.Rows is { } rows ? new EarlierRows(rows, kept, lookup.Reader) : null;
}
