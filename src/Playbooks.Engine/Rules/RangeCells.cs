using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Cells that compare: <c>&gt;= 7</c>, <c>10 to 20</c>, <c>10 to under 20</c>.</summary>
internal static class RangeCells
{
    private const string Under = "under ";

    /// <summary>A range that was recognised; the test is null when something in it is wrong.</summary>
    public sealed record Found(CellTest? Test);

    /// <summary>Whether values of a type come before or after one another.</summary>
    public static bool IsOrdered(DataType type) =>
        type is ScalarType { IsNumeric: true } or ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time };

    public static CellTest? ParseComparison(Excerpt cell, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        var text = cell.Text;
        var length = text.Length > 1 && text[1] is '=' or '>' or '<' ? 2 : 1;
        var sign = text[..length];
        if (sign is not ("<" or "<=" or ">" or ">="))
        {
            var help = sign switch
            {
                "<>" or "!=" => "write `not` and the value",
                "=<" or "=>" => $"write `{sign[1]}=`",
                "≤" => "write `<=`",
                "≥" => "write `>=`",
                "≠" => "write `not` and the value",
                _ => "a value stands without a sign",
            };
            return CellParser.Wrong(CellErrors.UnknownTest, cell.Slice(new TextSpan(0, length)), $"unknown test `{sign}`", help, diagnostics);
        }
        if (!IsOrdered(fact.Type))
        {
            return CellParser.Wrong(CellErrors.NotApplicable, cell.Slice(new TextSpan(0, length)), $"`{sign}` does not apply to `{fact.Name}`, which is {TypeWords.Of(fact.Type)}", null, diagnostics);
        }
        var rest = CellParser.Behind(cell, sign);
        if (rest.Text.Length == 0)
        {
            return CellParser.Wrong(CellErrors.Empty, cell, $"a value is missing behind `{sign}`", null, diagnostics);
        }
        if (rest.Text.AsSpan().IndexOfAny("|<>") >= 0 || rest.Text.Contains(" and ", StringComparison.Ordinal))
        {
            return CellParser.Wrong(CellErrors.UnknownTest, cell, "a comparison stands alone in its cell", "`10 to 20` is a range; for more, use `if` or several rules", diagnostics);
        }
        if (fact.Type is not ScalarType { IsNumeric: true } && DurationText.Parse(rest, allowsBusiness: true, []) is not null)
        {
            var help = sign[0] == '<' ? $"write `within {rest.Text}` from now on, or `in the last {rest.Text}`" : $"write `in more than {rest.Text}`, or `more than {rest.Text} ago`";
            return CellParser.Wrong(ShapeErrors.BadDate, rest, $"`{rest.Text}` is no date", help, diagnostics);
        }
        if (Literals.Parse(rest, fact.Type, diagnostics) is not { } value)
        {
            return null;
        }
        return sign[0] == '>' ? new RangeTest(value, length == 2, null, false) : new RangeTest(null, false, value, length == 2);
    }

    /// <summary>A range, or null where the cell is none.</summary>
    public static Found? ParseRange(Excerpt cell, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        var at = cell.Text.IndexOf(" to ", StringComparison.Ordinal);
        if (at < 0 || cell.Text.Contains('|', StringComparison.Ordinal))
        {
            return null;
        }
        var lower = cell.Slice(Words.Trim(cell.Text, new TextSpan(0, at)));
        var upper = cell.Slice(Words.Trim(cell.Text, TextSpan.FromBounds(at + 4, cell.Text.Length)));
        var isOpen = upper.Text.StartsWith(Under, StringComparison.Ordinal);
        upper = isOpen ? CellParser.Behind(upper, Under) : upper;
        var (from, to) = (Literals.Parse(lower, fact.Type, diagnostics), Literals.Parse(upper, fact.Type, diagnostics));
        if (from is null || to is null)
        {
            return new Found(null);
        }
        var order = Comparer<object>.Default.Compare(from, to);
        if (order > 0 || (order == 0 && isOpen))
        {
            var help = order > 0 ? $"write `{upper.Text} to {lower.Text}`" : "leave `under` out, or name a larger upper end";
            return new Found(CellParser.Wrong(CellErrors.UpsideDown, cell, $"nothing lies between `{lower.Text}` and {(isOpen ? "under " : "")}`{upper.Text}`", help, diagnostics));
        }
        return new Found(new RangeTest(from, true, to, !isOpen));
    }
}
