using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary><c>is empty</c>, of a list.</summary>
internal sealed class EmptyListCell(Cell cell) : CellPredicate(cell)
{
    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame) =>
        Verdicts.Of(((ListValue)row.GetReference(Column)!).Count == 0);
}

/// <summary><c>has A | B</c> and <c>has none of A | B</c>. An element that is not known may be one of them.</summary>
internal sealed class HasCell(Cell cell, HasTest test) : CellPredicate(cell)
{
    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame)
    {
        var list = (ListValue)row.GetReference(Column)!;
        var isUnsure = false;
        // By index: the elements are boxed already, and an enumerator would be one more object.
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not { } element)
            {
                isUnsure = true;
            }
            else if (IsOneOf(test.Values, element))
            {
                return Verdicts.Of(!test.IsNegated);
            }
        }
        return isUnsure ? Verdict.NotKnown : Verdicts.Of(test.IsNegated);
    }

    private static bool IsOneOf(ImmutableArray<object> values, object element)
    {
        foreach (var value in values)
        {
            if (value.Equals(element))
            {
                return true;
            }
        }
        return false;
    }
}
