using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>The cells of rules by number, those that several rules share once.</summary>
internal sealed class DistinctCells
{
    private readonly List<CellPredicate> _cells = [];
    private readonly List<int> _numbers = [];

    /// <summary>The cells of rules.</summary>
    public DistinctCells(ReadOnlySpan<CompiledRule> rules)
    {
        var known = new Dictionary<CellPredicate, int>(ReferenceEqualityComparer.Instance);
        foreach (var rule in rules)
        {
            foreach (var cell in rule.Cells)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, cell, out var isKnown);
                if (!isKnown)
                {
                    number = _cells.Count;
                    _cells.Add(cell);
                }
                _numbers.Add(number);
            }
        }
    }

    /// <summary>Each cell once, by number.</summary>
    public IReadOnlyList<CellPredicate> Cells => _cells;

    /// <summary>The numbers of the cells of all rules, one rule after the other.</summary>
    public ReadOnlySpan<int> Numbers => CollectionsMarshal.AsSpan(_numbers);
}
