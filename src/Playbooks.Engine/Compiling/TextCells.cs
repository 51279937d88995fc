using System.Collections.Frozen;
using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>One of several values of a choice or boolean, or none of them: a flag for each possible value.</summary>
internal sealed class OneOfChoicesCell(Cell cell, bool[] fits) : CellPredicate(cell)
{
    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame) => Verdicts.Of(fits[row.GetBits(Column)]);
}

/// <summary>One of several texts, or none of them.</summary>
internal sealed class OneOfTextsCell(Cell cell, OneOfTest test) : CellPredicate(cell)
{
    private readonly FrozenSet<string> _values = test.Values.Cast<string>().ToFrozenSet(StringComparer.Ordinal);

    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame) =>
        Verdicts.Of(_values.Contains((string)row.GetReference(Column)!) != test.IsNegated);
}

/// <summary><c>starts</c>, <c>ends</c>, <c>contains</c>, of a text or of a choice's value.</summary>
internal sealed class TextMatchCell(Cell cell, TextTest test) : CellPredicate(cell)
{
    private readonly ImmutableArray<string> _choices = cell.Fact.Type is ChoiceType choice ? choice.Values : [];

    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame)
    {
        var text = _choices.Length > 0 ? _choices[(int)row.GetBits(Column)] : (string)row.GetReference(Column)!;
        foreach (var value in test.Values)
        {
            var matches = test.Match switch
            {
                TextMatch.Starts => text.StartsWith(value, StringComparison.Ordinal),
                TextMatch.Ends => text.EndsWith(value, StringComparison.Ordinal),
                _ => text.Contains(value, StringComparison.Ordinal),
            };
            if (matches)
            {
                return Verdict.Holds;
            }
        }
        return Verdict.DoesNotHold;
    }
}

/// <summary><c>is empty</c>, of a text.</summary>
internal sealed class EmptyTextCell(Cell cell) : CellPredicate(cell)
{
    protected override Verdict TestKnown(FactRow row, EvaluationFrame frame) =>
        Verdicts.Of(((string)row.GetReference(Column)!).Length == 0);
}
