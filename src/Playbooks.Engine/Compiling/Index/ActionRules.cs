using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Which rules want which action. Eight actions that many rules want stand side by side, each with a bit for each rule,
/// so that all eight are searched at once; of the others the rules are listed.
/// </summary>
internal sealed class ActionRules
{
    /// <summary>Actions that are searched at once: the lanes of a vector.</summary>
    public const int Width = 8;

    // A row of bits costs as much memory as so many rules may share.
    private const int RulesPerRow = 512;

    private readonly Dictionary<int, int> _laneOf = [];
    private readonly (int Action, int Lane)[] _actions;
    private readonly int[] _starts;
    private readonly int[] _lanes;
    private readonly AlignedArray<ulong> _rows;
    private readonly int _words;
    private readonly long[] _blank;

    /// <summary>The actions of rules.</summary>
    public ActionRules(CompiledRule[] rules)
    {
        _words = (rules.Length + 63) / 64;
        var wanting = WantingOf(rules);
        var dense = wanting.Where(IsDense).ToList();
        Groups = (dense.Count + Width - 1) / Width;
        var rows = new ulong[Groups * _words * Width];
        for (var lane = 0; lane < dense.Count; lane++)
        {
            _laneOf.Add(dense[lane].Action, lane);
            foreach (var rule in dense[lane].Rules)
            {
                rows[((((lane / Width) * _words) + (rule >> 6)) * Width) + (lane % Width)] |= 1UL << rule;
            }
        }
        _rows = new AlignedArray<ulong>(rows);
        var listed = wanting.Where(action => !IsDense(action)).ToList();
        Listed = [.. listed.Select(action => ImmutableArray.CreateRange(action.Rules))];
        for (var i = 0; i < listed.Count; i++)
        {
            _laneOf.Add(listed[i].Action, (Groups * Width) + i);
        }
        _actions = [.. _laneOf.Select(entry => (entry.Key, entry.Value))];
        _blank = [.. Enumerable.Range(0, Count).Select(lane => lane >= dense.Count && lane < Groups * Width ? MissTrace.Touched : long.MaxValue)];
        _starts = new int[rules.Length + 1];
        var lanes = new List<int>(rules.Length);
        for (var i = 0; i < rules.Length; i++)
        {
            foreach (var action in rules[i].Actions)
            {
                lanes.Add(_laneOf[action.Number]);
            }
            _starts[i + 1] = lanes.Count;
        }
        _lanes = [.. lanes];

        bool IsDense((int Action, List<int> Rules) action) => (long)action.Rules.Count * RulesPerRow >= rules.Length;
    }

    /// <summary>How many groups of eight actions there are.</summary>
    public int Groups { get; }

    /// <summary>The rules of each action that is in no group.</summary>
    public ImmutableArray<ImmutableArray<int>> Listed { get; }

    /// <summary>How many lanes there are, those behind the last action of the groups among them.</summary>
    public int Count => (Groups * Width) + Listed.Length;

    /// <summary>A trace of which nothing is known yet; in lanes that stand for no action nothing is looked for.</summary>
    public ReadOnlySpan<long> Blank => _blank;

    /// <summary>What it takes in memory.</summary>
    public long Bytes => ((long)_rows.Length * sizeof(ulong)) + ((_starts.LongLength + _lanes.LongLength) * sizeof(int));

    /// <summary>The numbers of the actions with their lanes.</summary>
    public ReadOnlySpan<(int Action, int Lane)> Lanes => _actions;

    /// <summary>How many actions there are.</summary>
    public int Actions => _laneOf.Count;

    /// <summary>The lane of an action by its number; -1 where no rule wants it.</summary>
    public int LaneOf(int action) => _laneOf.GetValueOrDefault(action, -1);

    /// <summary>The lanes of the actions that a rule wants.</summary>
    public ReadOnlySpan<int> Of(int rule) => _lanes.AsSpan(_starts[rule], _starts[rule + 1] - _starts[rule]);

    /// <summary>For each action of a group the rules of a word that want it.</summary>
    public Vector512<ulong> Row(int group, int word) => Vector512.LoadUnsafe(ref _rows.First, (nuint)(((group * _words) + word) * Width));

    // In the order in which rules first want them.
    private static List<(int Action, List<int> Rules)> WantingOf(CompiledRule[] rules)
    {
        var (wanting, known) = (new List<(int Action, List<int> Rules)>(), new Dictionary<int, List<int>>());
        for (var i = 0; i < rules.Length; i++)
        {
            foreach (var action in rules[i].Actions)
            {
                if (!known.TryGetValue(action.Number, out var of))
                {
                    known.Add(action.Number, of = []);
                    wanting.Add((action.Number, of));
                }
                if (of.Count == 0 || of[^1] != i)
                {
                    of.Add(i);
                }
            }
        }
        return wanting;
    }
}
