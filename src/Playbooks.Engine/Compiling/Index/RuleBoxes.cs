namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// The rules as boxes: of each fact that a rule asks about the ranges of images that it wants. A rule that wants several
/// ranges of a fact is as many boxes, of which one at most holds.
/// </summary>
internal sealed class RuleBoxes
{
    private static readonly (int From, int To)[] s_all = [(KeyImage.NotKnown, KeyImage.End)];

    private readonly (int From, int To)[]?[][] _ranges;

    /// <summary>The boxes of rules.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="sets">By coding and rule, the keys for which the rule may hold, or null for all.</param>
    public RuleBoxes(IndexedRules plan, KeySet?[][] sets)
    {
        Ranks = [.. plan.Codings.Select((coding, i) => coding.Codes > 0 || KeyImage.Keeps(sets[i]) ? null : Fences.Of(Fences.BoundsOf(sets[i]), int.MaxValue))];
        _ranges = [.. sets.Select((ofRules, coding) => RangesOf(ofRules, Ranks[coding]))];
    }

    /// <summary>For each coding the fences whose places stand for keys; null where keys are their own images.</summary>
    public Fences?[] Ranks { get; }

    /// <summary>Whether a rule asks about a fact, by its coding.</summary>
    public bool Asks(int rule, int coding) => _ranges[coding][rule] is not null;

    /// <summary>How many boxes a rule is, those facts left aside by which rules were split.</summary>
    public long CountOf(int rule, IReadOnlySet<int> parts)
    {
        var count = 1L;
        for (var coding = 0; coding < _ranges.Length && count < int.MaxValue; coding++)
        {
            count *= parts.Contains(coding) ? 1 : _ranges[coding][rule]?.Length ?? 1;
        }
        return count;
    }

    /// <summary>The boxes of a rule over some codings.</summary>
    public IEnumerable<(int From, int To)[]> Of(int rule, IReadOnlyList<int> codings)
    {
        IEnumerable<(int From, int To)[]> boxes = [[]];
        foreach (var coding in codings)
        {
            boxes = boxes.SelectMany(_ => _ranges[coding][rule] ?? s_all, (box, range) => ((int, int)[])[.. box, range]);
        }
        return boxes;
    }

    // Rules share cells, and so their sets.
    private static (int From, int To)[]?[] RangesOf(KeySet?[] sets, Fences? ranks)
    {
        var known = new Dictionary<KeySet, (int, int)[]>(ReferenceEqualityComparer.Instance);
        return [.. sets.Select(set => set is null ? null : known.TryGetValue(set, out var ranges) ? ranges : known[set] = ImagesOf(set, ranks))];
    }

    private static (int From, int To)[] ImagesOf(KeySet set, Fences? ranks) => ranks is null
        ? [.. set.Ranges.Select(range => (KeyImage.Of(range.From), KeyImage.Of(range.To)))]
        : [.. set.Ranges.Select(range => (ranks.PlaceOf(range.From), range.To == KeySet.End ? ranks.Places : ranks.PlaceOf(range.To - 1) + 1))];
}
