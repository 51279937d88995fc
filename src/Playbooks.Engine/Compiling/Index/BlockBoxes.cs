using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>The boxes of one block after the other: each as its rule and the ranges that it wants of the block's facts.</summary>
/// <param name="boxes">The boxes of the rules.</param>
internal sealed class BlockBoxes(RuleBoxes boxes)
{
    private readonly List<int> _rules = [];
    private readonly List<(int From, int To)> _ranges = [];
    private int[] _codings = [];
    private int[] _chosen = [];

    /// <summary>The rules of the boxes, by place.</summary>
    public ReadOnlySpan<int> Rules => CollectionsMarshal.AsSpan(_rules);

    /// <summary>What a box wants of the facts of the block.</summary>
    public ReadOnlySpan<(int From, int To)> this[int box] => CollectionsMarshal.AsSpan(_ranges).Slice(box * _codings.Length, _codings.Length);

    /// <summary>Begins with the boxes of a block.</summary>
    /// <param name="rules">Its rules.</param>
    /// <param name="codings">Its facts.</param>
    /// <param name="most">How many boxes are wanted at most.</param>
    public void Begin(IEnumerable<int> rules, int[] codings, int most)
    {
        (_codings, _chosen) = (codings, new int[codings.Length]);
        _rules.Clear();
        _ranges.Clear();
        foreach (var rule in rules)
        {
            if (_rules.Count >= most)
            {
                break;
            }
            Add(rule, most);
        }
    }

    // Each way to choose one range of every fact, the last fact's first.
    private void Add(int rule, int most)
    {
        foreach (var coding in _codings)
        {
            if (boxes.Of(rule, coding).IsEmpty)
            {
                return;
            }
        }
        Array.Clear(_chosen);
        do
        {
            _rules.Add(rule);
            for (var i = 0; i < _codings.Length; i++)
            {
                _ranges.Add(boxes.Of(rule, _codings[i])[_chosen[i]]);
            }
        }
        while (_rules.Count < most && ChooseNext(rule));
    }

    private bool ChooseNext(int rule)
    {
        for (var i = _codings.Length - 1; i >= 0; i--)
        {
            if (++_chosen[i] < boxes.Of(rule, _codings[i]).Length)
            {
                return true;
            }
            _chosen[i] = 0;
        }
        return false;
    }
}
