using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Cells about time around now: <c>within 90 days</c>, <c>in the last 30 days</c>.</summary>
internal static class RelativeCells
{
    private const string Forms = "there are `within 90 days`, `in more than 90 days`, `in the last 30 days` and `more than 30 days ago`";

    public static CellTest? Parse(Excerpt cell, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        if (fact.Type is ScalarType { Kind: ScalarKind.String } or ChoiceType)
        {
            var word = CellValues.TestWordOf(cell.Text)!;
            return CellParser.Wrong(CellErrors.UnquotedWord, cell.Slice(new TextSpan(0, word.Length)), $"`{word}` begins a test of dates, and `{fact.Name}` is {TypeWords.Of(fact.Type)}", $"a value that begins like a test stands in quotes: `'{cell.Text}'`", diagnostics);
        }
        if (fact.Type is not ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time })
        {
            return CellParser.Wrong(CellErrors.NotApplicable, cell, $"`{cell.Text}` does not apply to `{fact.Name}`, which is {TypeWords.Of(fact.Type)}", OtherCell.Meant(cell.Text, fact.Type) ?? "it asks about dates", diagnostics);
        }
        if (Between(cell, "within ", "") is { } within)
        {
            return Span(within, diagnostics) is { } span ? new RelativeTest(TimeSpan.Zero, true, span, true) : null;
        }
        if (Between(cell, "in more than ", "") is { } later)
        {
            return Span(later, diagnostics) is { } span ? new RelativeTest(span, false, null, false) : null;
        }
        if (Between(cell, "in the last ", "") is { } last)
        {
            return Span(last, diagnostics) is { } span ? new RelativeTest(-span, true, TimeSpan.Zero, true) : null;
        }
        if (Between(cell, "more than ", " ago") is { } ago)
        {
            return Span(ago, diagnostics) is { } span ? new RelativeTest(null, false, -span, false) : null;
        }
        return CellParser.Wrong(CellErrors.UnknownTest, cell, $"unknown test `{cell.Text}`", Between(cell, "in the next ", "") is { } next ? new Advice($"write `within {next.Text}`", cell.Text, $"within {next.Text}") : Forms, diagnostics);
    }

    private static Excerpt? Between(Excerpt cell, string head, string tail) =>
        cell.Text.StartsWith(head, StringComparison.Ordinal) && cell.Text.EndsWith(tail, StringComparison.Ordinal) && cell.Text.Length > head.Length + tail.Length
            ? cell.Slice(Words.Trim(cell.Text, TextSpan.FromBounds(head.Length, cell.Text.Length - tail.Length)))
            : null;

    private static TimeSpan? Span(Excerpt duration, ICollection<Diagnostic> diagnostics) =>
        DurationText.Parse(duration, allowsBusiness: false, diagnostics)?.ToTimeSpan();
}
