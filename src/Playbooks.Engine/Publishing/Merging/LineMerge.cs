using System.Collections.Immutable;

namespace Playbooks.Engine.Publishing.Merging;

/// <summary>
/// Merges two texts that were made of one, by lines. Changes of which at least one line lies between are taken both; those
/// that overlap or touch are disputed, but for the lines at their edges on which both agree.
/// </summary>
internal sealed class LineMerge
{
    private readonly ImmutableArray<string> _before;
    private readonly ImmutableArray<LineChange> _live;
    private readonly ImmutableArray<LineChange> _draft;
    private readonly ImmutableArray<MergePart>.Builder _parts = ImmutableArray.CreateBuilder<MergePart>();
    private int _line = 1;

    private LineMerge(string before, string live, string draft)
    {
        _before = TextDifference.Lines(before);
        _live = LineComparison.Compare(_before, TextDifference.Lines(live));
        _draft = LineComparison.Compare(_before, TextDifference.Lines(draft));
    }

    /// <summary>Merges them.</summary>
    public static MergedDocument Merge(string before, string live, string draft) => new LineMerge(before, live, draft).Run();

    private MergedDocument Run()
    {
        var (at, live, draft) = (0, 0, 0);
        while (live < _live.Length || draft < _draft.Length)
        {
            var start = Math.Min(StartOf(_live, live), StartOf(_draft, draft));
            var (end, liveTo, draftTo) = (start, live, draft);
            // The group grows as long as a change begins where it ends, or before.
            while (StartOf(_live, liveTo) <= end || StartOf(_draft, draftTo) <= end)
            {
                var isLive = StartOf(_live, liveTo) <= end;
                end = Math.Max(end, EndOf(isLive ? _live[liveTo++] : _draft[draftTo++]));
            }
            Agree(_before[at..start]);
            Join(_before[start..end], Apply(_live[live..liveTo], start, end), Apply(_draft[draft..draftTo], start, end));
            (at, live, draft) = (end, liveTo, draftTo);
        }
        Agree(_before[at..]);
        return new MergedDocument(_parts.ToImmutable());
    }

    private static int StartOf(ImmutableArray<LineChange> changes, int index) => index < changes.Length ? changes[index].OldStart : int.MaxValue;

    private static int EndOf(LineChange change) => change.OldStart + change.Removed.Length;

    // What some lines became by changes that lie within them.
    private ImmutableArray<string> Apply(ImmutableArray<LineChange> changes, int start, int end)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var change in changes)
        {
            lines.AddRange(_before[start..change.OldStart]);
            lines.AddRange(change.Added);
            start = EndOf(change);
        }
        lines.AddRange(_before[start..end]);
        return lines.ToImmutable();
    }

    private void Join(ImmutableArray<string> before, ImmutableArray<string> live, ImmutableArray<string> draft)
    {
        if (live.SequenceEqual(draft) || draft.SequenceEqual(before))
        {
            Agree(live);
            return;
        }
        if (live.SequenceEqual(before))
        {
            Agree(draft);
            return;
        }
        var (head, tail) = Edges(live, draft);
        Agree(live[..head]);
        _parts.Add(new DisputedPart(_line, string.Concat(before), string.Concat(live[head..^tail]), string.Concat(draft[head..^tail])));
        _line += live.Length - head - tail;
        Agree(live[^tail..]);
    }

    // How many lines the two begin and end alike with.
    private static (int Head, int Tail) Edges(ImmutableArray<string> live, ImmutableArray<string> draft)
    {
        var most = Math.Min(live.Length, draft.Length);
        var head = 0;
        while (head < most && live[head] == draft[head])
        {
            head++;
        }
        var tail = 0;
        while (tail < most - head && live[^(tail + 1)] == draft[^(tail + 1)])
        {
            tail++;
        }
        return (head, tail);
    }

    private void Agree(ImmutableArray<string> lines)
    {
        if (lines.Length > 0)
        {
            _parts.Add(new AgreedPart(string.Concat(lines)));
            _line += lines.Length;
        }
    }
}
