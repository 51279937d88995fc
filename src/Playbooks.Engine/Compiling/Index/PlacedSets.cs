using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// In which places of a fact the sets hold that rules want of it: in some part of a place, and in all of it. A code is a
/// place of its own.
/// </summary>
internal sealed class PlacedSets
{
    private readonly List<Run> _possible = [];
    private readonly List<Run> _definite = [];
    private readonly Fences? _fences;
    private int[]? _possibleStarts;
    private int[] _definiteStarts = [];

    /// <summary>The sets of a fact between fences, or by its codes where there are none.</summary>
    public PlacedSets(AskedFact fact, Fences? fences) =>
        (Fact, _fences, Places, IsExact) = (fact, fences, fences?.Places ?? fact.Coding.Codes, fences?.IsExact ?? true);

    /// <summary>What rules ask of the fact.</summary>
    public AskedFact Fact { get; }

    /// <summary>How many places there are.</summary>
    public int Places { get; }

    /// <summary>Whether what holds in some part of a place holds in all of it.</summary>
    public bool IsExact { get; }

    /// <summary>The places where a set holds at all; no two share one.</summary>
    public ReadOnlySpan<Run> Possible(int set)
    {
        var starts = _possibleStarts ??= Place();
        return CollectionsMarshal.AsSpan(_possible)[starts[set]..starts[set + 1]];
    }

    /// <summary>The places in all of which a set holds.</summary>
    public ReadOnlySpan<Run> Definite(int set)
    {
        _possibleStarts ??= Place();
        return CollectionsMarshal.AsSpan(_definite)[_definiteStarts[set].._definiteStarts[set + 1]];
    }

    // When they are first asked for: an index that takes over from an earlier one may need none.
    private int[] Place()
    {
        var starts = new int[Fact.Sets.Count + 1];
        _definiteStarts = new int[starts.Length];
        for (var set = 0; set < Fact.Sets.Count; set++)
        {
            foreach (var (from, to) in Fact.Sets[set].Ranges)
            {
                if (_fences is not { } fences)
                {
                    AddPossible(starts[set], (int)Math.Clamp(from, 0, Places), (int)Math.Min(to, Places) - 1);
                    continue;
                }
                var first = fences.PlaceOf(from);
                var last = to == KeySet.End ? fences.Places - 1 : fences.PlaceOf(to - 1);
                AddPossible(starts[set], first, last);
                AddDefinite(fences.Begins(first, from) ? first : first + 1, fences.Ends(last, to) ? last : last - 1);
            }
            (starts[set + 1], _definiteStarts[set + 1]) = (_possible.Count, _definite.Count);
        }
        return starts;
    }

    // Two ranges of one set may begin and end in the same place.
    private void AddPossible(int start, int first, int last)
    {
        if (_possible.Count > start)
        {
            first = Math.Max(first, _possible[^1].Last + 1);
        }
        if (first <= last)
        {
            _possible.Add(new Run(first, last));
        }
    }

    private void AddDefinite(int first, int last)
    {
        if (!IsExact && first <= last)
        {
            _definite.Add(new Run(first, last));
        }
    }

    /// <summary>Places that follow one another.</summary>
    internal readonly record struct Run(int First, int Last);
}
