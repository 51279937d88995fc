using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Reads the text of a cell as a test of its fact's type.</summary>
internal static class CellParser
{
    /// <summary>The test, or null with reports at the words that are wrong.</summary>
    public static CellTest? Parse(Excerpt cell, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        cell = cell.Slice(Words.Trim(cell.Text, new TextSpan(0, cell.Text.Length)));
        switch (cell.Text)
        {
            case "":
                return Wrong(CellErrors.Empty, cell, "the cell is empty", "`*` stands for anything", diagnostics);
            case "*":
                return new AnyTest();
            case "is known":
                return new KnownTest(true);
            case "is not known":
                return new KnownTest(false);
        }
        // A fact whose declaration is wrong has no type to test by; that is reported where it is declared.
        return fact.Type is AnyType ? new AnyTest() : ParseTest(cell, fact, diagnostics);
    }

    private static CellTest? ParseTest(Excerpt cell, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        var text = cell.Text;
        switch (CellValues.TestWordOf(text))
        {
            case "not":
                return ParseNot(cell, fact, diagnostics);
            case "is":
                return ParseIs(cell, fact, diagnostics);
            case "<" or ">" or "=" or "!=" or "≤" or "≥" or "≠":
                return RangeCells.ParseComparison(cell, fact, diagnostics);
            case "within" or "in" or "more":
                return RelativeCells.Parse(cell, fact, diagnostics);
            case "starts":
                return ParseText(cell, fact, TextMatch.Starts, diagnostics);
            case "ends":
                return ParseText(cell, fact, TextMatch.Ends, diagnostics);
            case "contains":
                return ParseText(cell, fact, TextMatch.Contains, diagnostics);
            case "has":
                return ParseHas(cell, fact, diagnostics);
        }
        if (fact.Type is ListType)
        {
            return Wrong(CellErrors.NotApplicable, cell, $"`{fact.Name}` is {TypeWords.Of(fact.Type)}, and this is one value", $"write `has {text}`", diagnostics);
        }
        if (OtherCell.Meant(text, fact.Type) is { } meant)
        {
            return Wrong(CellErrors.UnknownTest, cell, $"unknown test `{JsonScanner.Shown(text)}`", meant, diagnostics);
        }
        if (RangeCells.IsOrdered(fact.Type) && RangeCells.ParseRange(cell, fact, diagnostics) is { } range)
        {
            return range.Test;
        }
        return CellValues.Parse(cell, fact.Type, diagnostics) is { } values ? new OneOfTest(values, false) : null;
    }

    private static OneOfTest? ParseNot(Excerpt cell, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        var rest = Behind(cell, "not");
        if (fact.Type is ListType)
        {
            Wrong(CellErrors.NotApplicable, cell, $"`not` does not apply to `{fact.Name}`, which is {TypeWords.Of(fact.Type)}", "write `has none of …`", diagnostics);
            return null;
        }
        if (rest.Text.Length == 0)
        {
            Wrong(CellErrors.Empty, cell, "a value is missing behind `not`", "write `not A | B`", diagnostics);
            return null;
        }
        if (rest.Text is "known")
        {
            Wrong(CellErrors.UnknownTest, cell, "unknown test `not known`", "write `is not known`", diagnostics);
            return null;
        }
        return CellValues.Parse(rest, fact.Type, diagnostics) is { } values ? new OneOfTest(values, true) : null;
    }

    private static EmptyTest? ParseIs(Excerpt cell, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        if (cell.Text != "is empty")
        {
            var help = cell.Text == "is not empty"
                ? "write the opposite rule, or put it into `if`: `account.products.Count > 0`"
                : "there are `is known`, `is not known` and `is empty`; a value stands without `is`";
            Wrong(CellErrors.UnknownTest, cell, $"unknown test `{JsonScanner.Shown(cell.Text)}`", help, diagnostics);
            return null;
        }
        if (fact.Type is not (ListType or ScalarType { Kind: ScalarKind.String }))
        {
            Wrong(CellErrors.NotApplicable, cell, $"`is empty` does not apply to `{fact.Name}`, which is {TypeWords.Of(fact.Type)}", "write `is not known`", diagnostics);
            return null;
        }
        return new EmptyTest();
    }

    private static TextTest? ParseText(Excerpt cell, FactDefinition fact, TextMatch match, ICollection<Diagnostic> diagnostics)
    {
        var word = cell.Text.Split((char[]?)null, 2)[0];
        if (fact.Type is not ScalarType { Kind: ScalarKind.String })
        {
            var help = fact.Type is ListType ? "write `has …`" : fact.Type is ChoiceType ? "name the values: `A | B`" : null;
            Wrong(CellErrors.NotApplicable, cell.Slice(new TextSpan(0, word.Length)), $"`{word}` does not apply to `{fact.Name}`, which is {TypeWords.Of(fact.Type)}", help, diagnostics);
            return null;
        }
        var rest = Behind(cell, word);
        if (rest.Text.Length == 0)
        {
            Wrong(CellErrors.Empty, cell, $"a text is missing behind `{word}`", $"write `{word} EU-`", diagnostics);
            return null;
        }
        return CellValues.Parse(rest, fact.Type, diagnostics) is { } values ? new TextTest(match, [.. values.Cast<string>()]) : null;
    }

    private static HasTest? ParseHas(Excerpt cell, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        if (fact.Type is not ListType list)
        {
            Wrong(CellErrors.NotApplicable, cell.Slice(new TextSpan(0, 3)), $"`has` does not apply to `{fact.Name}`, which is {TypeWords.Of(fact.Type)}", "`has` looks into lists; name a value without it", diagnostics);
            return null;
        }
        var isNegated = cell.Text.StartsWith("has none of", StringComparison.Ordinal);
        var word = isNegated ? "has none of" : "has";
        var rest = Behind(cell, word);
        if (rest.Text.Length == 0)
        {
            Wrong(CellErrors.Empty, cell, $"a value is missing behind `{word}`", $"write `{word} A | B`", diagnostics);
            return null;
        }
        return CellValues.Parse(rest, list.Element, diagnostics) is { } values ? new HasTest(values, isNegated) : null;
    }

    /// <summary>What stands behind the words that a cell begins with.</summary>
    public static Excerpt Behind(Excerpt cell, string words) =>
        cell.Slice(Words.Trim(cell.Text, TextSpan.FromBounds(words.Length, cell.Text.Length)));

    /// <summary>Reports something about a whole cell.</summary>
    public static CellTest? Wrong(DiagnosticKind kind, Excerpt cell, string message, Advice? help, ICollection<Diagnostic> diagnostics)
    {
        diagnostics.Add(kind.At(cell.Locate(new TextSpan(0, cell.Text.Length)), message, help));
        return null;
    }
}
