namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// The rules as boxes: of each fact that a rule asks about the ranges of images that it wants. A rule that wants several
/// ranges of a fact is as many boxes, of which one at most holds.
/// </summary>
internal sealed class RuleBoxes
{
    private static readonly (int From, int To)[] s_all = [(KeyImage.NotKnown, KeyImage.End)];

    private readonly IndexedRules _plan;
    private readonly (int From, int To)[][][] _ranges;

    /// <summary>The boxes of rules.</summary>
    public RuleBoxes(IndexedRules plan, EarlierBoxes? earlier)
    {
        _plan = plan;
        Ranks = [.. plan.Asked.Select((fact, coding) => fact.Coding.Codes > 0 || KeyImage.Keeps(fact.Sets) ? null : Fences.Of(fact.Bounds, int.MaxValue, earlier?.RanksOf(coding)))];
        _ranges = [.. plan.Asked.Select((fact, coding) => fact.Sets.Select(set => ImagesOf(set, Ranks[coding])).ToArray())];
    }

    /// <summary>For each coding the fences whose places stand for keys; null where keys are their own images.</summary>
    public Fences?[] Ranks { get; }

    /// <summary>How many boxes each rule is, those facts left aside by which rules were split; null where each is one.</summary>
    public long[]? CountsBut(IReadOnlySet<int> parts)
    {
        int[] codings = [.. Enumerable.Range(0, _ranges.Length).Where(coding => !parts.Contains(coding) && Array.Exists(_ranges[coding], ranges => ranges.Length != 1))];
        return codings.Length == 0 ? null : [.. Enumerable.Range(0, _plan.Count).Select(rule => CountOf(rule, codings))];
    }

    /// <summary>The ranges of images that a rule wants of a fact, by its coding.</summary>
    public ReadOnlySpan<(int From, int To)> Of(int rule, int coding) =>
        _plan.Asked[coding].SetOf[rule] is var set && set == AskedFact.Nothing ? s_all : _ranges[coding][set];

    private long CountOf(int rule, int[] codings)
    {
        var count = 1L;
        foreach (var coding in codings)
        {
            count = Math.Min(count * Of(rule, coding).Length, int.MaxValue);
        }
        return count;
    }

    private static (int From, int To)[] ImagesOf(KeySet set, Fences? ranks) => ranks is null
        ? [.. set.Ranges.Select(range => (KeyImage.Of(range.From), KeyImage.Of(range.To)))]
        : [.. set.Ranges.Select(range => (ranks.PlaceOf(range.From), range.To == KeySet.End ? ranks.Places : ranks.PlaceOf(range.To - 1) + 1))];
}
