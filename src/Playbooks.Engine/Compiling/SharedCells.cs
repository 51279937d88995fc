using System.Collections.Immutable;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Compiling;

/// <summary>Compiles the cells of rules, each that several rules share once.</summary>
internal sealed class SharedCells
{
    private readonly Dictionary<Cell, CellPredicate> _predicates = new(ReferenceEqualityComparer.Instance);

    /// <summary>The predicates of a rule's cells in order, without <c>*</c>, which asks nothing.</summary>
    public CellPredicate[] Compile(ImmutableArray<Cell> cells)
    {
        var asked = 0;
        foreach (var cell in cells)
        {
            asked += cell.Test is AnyTest ? 0 : 1;
        }
        var predicates = asked == 0 ? [] : new CellPredicate[asked];
        asked = 0;
        foreach (var cell in cells)
        {
            if (cell.Test is not AnyTest)
            {
                predicates[asked++] = Compile(cell);
            }
        }
        return predicates;
    }

    private CellPredicate Compile(Cell cell)
    {
        if (!_predicates.TryGetValue(cell, out var predicate))
        {
            _predicates.Add(cell, predicate = CellCompiler.Compile(cell));
        }
        return predicate;
    }
}
