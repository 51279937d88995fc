using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Playbooks.Engine.Publishing;

/// <summary>
/// Finds few changes that make one list of lines into another: the greedy algorithm of E. W. Myers, "An O(ND) difference
/// algorithm and its variations" (1986). Texts that have little in common are taken as replaced where they differ, so that
/// time and memory stay bounded whatever an author saves.
/// </summary>
internal sealed class LineComparison
{
    private const int MostSteps = 1_000;

    private readonly int[] _old;
    private readonly int[] _young;

    private LineComparison(int[] old, int[] young) => (_old, _young) = (old, young);

    public static ImmutableArray<LineChange> Compare(ImmutableArray<string> old, ImmutableArray<string> young)
    {
        var same = 0;
        while (same < Math.Min(old.Length, young.Length) && old[same] == young[same])
        {
            same++;
        }
        var tail = 0;
        while (tail < Math.Min(old.Length, young.Length) - same && old[^(tail + 1)] == young[^(tail + 1)])
        {
            tail++;
        }
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var comparison = new LineComparison(Number(old.AsSpan()[same..^tail], numbers), Number(young.AsSpan()[same..^tail], numbers));
        return [.. comparison.FindChanges().Select(change => new LineChange(
            same + change.Old,
            old.Slice(same + change.Old, change.Removed),
            same + change.Young,
            young.Slice(same + change.Young, change.Added)))];
    }

    // Equal lines get equal numbers, which compare faster.
    private static int[] Number(ReadOnlySpan<string> lines, Dictionary<string, int> numbers)
    {
        var numbered = new int[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, lines[i], out var isKnown);
            number = isKnown ? number : numbers.Count;
            numbered[i] = number;
        }
        return numbered;
    }

    private List<(int Old, int Removed, int Young, int Added)> FindChanges()
    {
        var changes = new List<(int Old, int Removed, int Young, int Added)>();
        if (_old.Length + _young.Length > 0)
        {
            if (FindPath() is { } trace)
            {
                WalkBack(trace, changes);
            }
            else
            {
                changes.Add((0, _old.Length, 0, _young.Length));
            }
        }
        return changes;
    }

    // For each number of steps, how far each diagonal reached before it: what walking back needs. Null beyond the bound.
    private List<int[]>? FindPath()
    {
        var most = Math.Min(_old.Length + _young.Length, MostSteps);
        var reached = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var steps = 0; steps <= most; steps++)
        {
            trace.Add(reached[(most - steps)..(most + steps + 3)]);
            for (var diagonal = -steps; diagonal <= steps; diagonal += 2)
            {
                var at = most + 1 + diagonal;
                var old = diagonal == -steps || (diagonal != steps && reached[at - 1] < reached[at + 1]) ? reached[at + 1] : reached[at - 1] + 1;
                var young = old - diagonal;
                while (old < _old.Length && young < _young.Length && _old[old] == _young[young])
                {
                    (old, young) = (old + 1, young + 1);
                }
                reached[at] = old;
                if (old >= _old.Length && young >= _young.Length)
                {
                    return trace;
                }
            }
        }
        return null;
    }

    private void WalkBack(List<int[]> trace, List<(int Old, int Removed, int Young, int Added)> changes)
    {
        var (old, young) = (_old.Length, _young.Length);
        for (var steps = trace.Count - 1; steps > 0; steps--)
        {
            var reached = trace[steps];
            var diagonal = old - young;
            var at = steps + 1 + diagonal;
            var isAdded = diagonal == -steps || (diagonal != steps && reached[at - 1] < reached[at + 1]);
            var before = isAdded ? diagonal + 1 : diagonal - 1;
            var oldBefore = reached[steps + 1 + before];
            var youngBefore = oldBefore - before;
            Add(changes, oldBefore, youngBefore, isAdded);
            (old, young) = (oldBefore, youngBefore);
        }
        changes.Reverse();
    }

    // Steps come from last to first; those that touch one another are one change.
    private static void Add(List<(int Old, int Removed, int Young, int Added)> changes, int old, int young, bool isAdded)
    {
        var (removed, added) = isAdded ? (0, 1) : (1, 0);
        if (changes is [.., var next] && next.Old == old + removed && next.Young == young + added)
        {
            changes[^1] = (old, next.Removed + removed, young, next.Added + added);
        }
        else
        {
            changes.Add((old, removed, young, added));
        }
    }
}
