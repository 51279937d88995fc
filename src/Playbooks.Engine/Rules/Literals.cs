using System.Globalization;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Values of facts as authors write them, whatever the machine's language.</summary>
internal static class Literals
{
    private static readonly char[] Units = ['%', '€', '$', '£', ' '];
    private static readonly string[] Affirmed = ["yes", "true", "y", "1", "x", "on"];
    private static readonly string[] Denied = ["no", "false", "n", "0", "off"];

    /// <summary>A value of a type from a text (a choice as its text), or null with a report.</summary>
    public static object? Parse(Excerpt excerpt, DataType type, ICollection<Diagnostic> diagnostics)
    {
        switch (type)
        {
            case ChoiceType choice:
                return ParseChoice(excerpt, choice, diagnostics);
            case ScalarType { Kind: ScalarKind.Bool }:
                return excerpt.Text is "true" or "false"
                    ? excerpt.Text == "true"
                    : Wrong(excerpt, CellErrors.BadBoolean, $"`{Shown(excerpt)}` is neither `true` nor `false`", BooleanHelp(excerpt.Text), diagnostics);
            case ScalarType { IsNumeric: true } number:
                return ParseNumber(excerpt, number, diagnostics);
            case ScalarType { Kind: ScalarKind.DateTime }:
                return DateText.Parse(excerpt, diagnostics) is { } date ? date.ToDateTime(TimeOnly.MinValue) : null;
            case ScalarType { Kind: ScalarKind.Time }:
                return DateText.ParseTime(excerpt, diagnostics) is { } time ? time : null;
            default:
                return excerpt.Text;
        }
    }

    /// <summary>A value of a type from a JSON value that is taken as it stands, or null with a report.</summary>
    public static object? Read(JsonNode node, DataType type, ICollection<Diagnostic> diagnostics)
    {
        switch (node, type)
        {
            case (JsonString text, _):
                return Parse(text.Excerpt, type, diagnostics);
            case (JsonBoolean boolean, ScalarType { Kind: ScalarKind.Bool }):
                return boolean.Value;
            case (JsonNumber number, ScalarType { IsNumeric: true } scalar):
                return ParseNumber(new Excerpt(number.Source, number.Text, number.Span.Start, null, number.Path), scalar, diagnostics);
            default:
                var help = (node, type) switch
                {
                    (JsonNumber or JsonBoolean, ChoiceType or ScalarType { Kind: ScalarKind.String }) => "texts stand in double quotes",
                    (_, ScalarType { Kind: ScalarKind.Bool }) => "write `true` or `false`",
                    (JsonNumber number, ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time }) => DateHelp(number.Text + " days"),
                    _ => null,
                };
                diagnostics.Add(CellErrors.WrongKind.At(Places.Of(node), $"{TypeWords.Of(type)} belongs here, and this is {node.KindName}", help));
                return null;
        }
    }

    private static object? ParseChoice(Excerpt excerpt, ChoiceType choice, ICollection<Diagnostic> diagnostics)
    {
        if (choice.IndexOf(excerpt.Text) >= 0)
        {
            return excerpt.Text;
        }
        var help = SeveralHelp(excerpt.Text, choice) ?? ClosestName.Help(excerpt.Text, choice.Values) ?? $"it is one of {Listed(choice)}";
        return Wrong(excerpt, CellErrors.UnknownChoice, $"unknown value `{Shown(excerpt)}`", help, diagnostics);
    }

    private static Advice? SeveralHelp(string text, ChoiceType choice)
    {
        var parts = text.Split((string[])[",", ";", "/", " or ", " and "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var written = string.Join(" | ", parts);
        return parts.Length > 1 && parts.All(part => choice.IndexOf(part) >= 0) ? new Advice($"several values are written `{written}`", text, written) : null;
    }

    private static Advice? BooleanHelp(string text) => text switch
    {
        _ when Affirmed.Contains(text, StringComparer.OrdinalIgnoreCase) => new Advice("write `true`", text, "true"),
        _ when Denied.Contains(text, StringComparer.OrdinalIgnoreCase) => new Advice("write `false`", text, "false"),
        _ => "write `true` or `false`",
    };

    // Whoever counts days where a date belongs thinks of one around now.
    private static string DateHelp(string days) => $"a date is written like `2026-12-31`; `within {days}` asks for one from now on, `in the last {days}` for one up to now";

    private static object? ParseNumber(Excerpt excerpt, ScalarType type, ICollection<Diagnostic> diagnostics)
    {
        var (text, culture) = (excerpt.Text, CultureInfo.InvariantCulture);
        object? value = type.Kind switch
        {
            ScalarKind.Long => long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole) ? whole : null,
            ScalarKind.Decimal => decimal.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, culture, out var amount) ? amount : null,
            _ => double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, culture, out var real) && double.IsFinite(real) ? real : null,
        };
        if (value is not null && Thousands(text, type) is { } meant)
        {
            diagnostics.Add(CellErrors.ThousandsPoint.At(excerpt.Locate(new TextSpan(0, text.Length)), $"`{text}` is read as {text.Split('.')[0]}, with decimals behind the point", new Advice($"thousands have no separators: `{meant}`", text, meant)));
        }
        return value ?? Wrong(excerpt, CellErrors.BadNumber, $"`{Shown(excerpt)}` is no {(type.Kind == ScalarKind.Long ? "whole number" : "number")} that fits", NumberHelp(text), diagnostics);
    }

    // `100.000` is a hundred thousand where many authors live. An amount has two decimals, and nobody writes zeros that say nothing.
    private static string? Thousands(string text, ScalarType type) =>
        text.Split('.') is [{ Length: > 0 and <= 4 } whole, { Length: 3 } behind] && whole.TrimStart('-').TrimStart('0').Length is > 0 and <= 3
        && behind.All(char.IsAsciiDigit) && (type.Kind == ScalarKind.Decimal || behind == "000")
            ? whole + behind
            : null;

    private static string NumberHelp(string text)
    {
        var bare = new string(text.Where(character => char.IsAsciiDigit(character) || character is '.' or '-').ToArray());
        if (text.Split((string[])[" - ", "..", "-"], 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } from, { Length: > 0 } to] && char.IsAsciiDigit(from[^1]) && char.IsAsciiDigit(to[0]))
        {
            return $"a range is written `{from} to {to}`";
        }
        var alone = text.Trim(Units);
        if (alone != text && decimal.TryParse(alone, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return $"write the number alone: `{alone}`";
        }
        if (text.Length > 0 && char.IsLetter(text[0]))
        {
            return "numbers are compared with `<`, `<=`, `>` or `>=`; a range is written `10 to 20`";
        }
        return text.Any(character => character is ',' or '\'' or '_' or ' ') && decimal.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "numbers have no separators and a point before the decimals: `1234.5`"
            : "numbers are written like `12` or `-3.5`";
    }

    private static string Listed(ChoiceType choice) =>
        string.Join(", ", choice.Values.Take(12).Select(value => $"`{value}`")) + (choice.Values.Length > 12 ? " …" : "");

    private static string Shown(Excerpt excerpt) => JsonScanner.Shown(excerpt.Text);

    private static object? Wrong(Excerpt excerpt, DiagnosticKind kind, string message, Advice? help, ICollection<Diagnostic> diagnostics)
    {
        diagnostics.Add(kind.At(excerpt.Locate(new TextSpan(0, excerpt.Text.Length)), message, help));
        return null;
    }
}
