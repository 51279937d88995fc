using System.Buffers;
using System.Globalization;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>Reads what stands without quotes: numbers, true, false, null, and texts whose quotes were forgotten.</summary>
internal static class JsonWords
{
    private static readonly SearchValues<char> TextEnds = SearchValues.Create(",}]\"\r\n");

    private const string NumberForm = "numbers are written like `12`, `-3.5` or `1e6`";

    /// <summary>Reads a key without quotes, which is a mistake.</summary>
    public static JsonString? ReadName(JsonScanner scanner)
    {
        var span = scanner.Run();
        scanner.Position = span.End;
        var word = scanner.TextOf(span);
        if (!char.IsLetterOrDigit(word[0]) && word[0] is not ('_' or '$'))
        {
            scanner.ReportLoss(JsonErrors.Unexpected, span, $"`{word}` stands where a key belongs", "a key stands in double quotes and `:` behind it");
            return null;
        }
        scanner.Report(JsonErrors.NoQuotes, span, $"the key `{word}` has no quotes", $"write `\"{word}\"`");
        return new JsonString(scanner.Source, span, span, word, null);
    }

    /// <summary>Reads a value without quotes.</summary>
    public static JsonNode? Read(JsonScanner scanner)
    {
        var span = scanner.Run(int.MaxValue);
        var word = scanner.TextOf(span);
        if (char.IsDigit(word[0]) || word[0] is '-' or '+' or '.')
        {
            scanner.Position = span.End;
            return ReadNumber(scanner, span, word);
        }
        if (char.IsLetter(word[0]) || word[0] is '_' or '$' or '<' or '>' or '*' or '=')
        {
            return ReadLiteral(scanner, span, word);
        }
        scanner.Position = span.End;
        scanner.ReportLoss(JsonErrors.Unexpected, span, $"`{JsonScanner.Shown(word)}` stands where a value belongs", "texts stand in double quotes");
        return null;
    }

    /// <summary>
    /// A member's value as it is, unless it is a number whose decimals or thousands are written behind commas: no key
    /// begins with a digit, so that what stands behind the comma belongs to the number. Null with a report then.
    /// </summary>
    public static JsonNode? WithoutDecimalComma(JsonScanner scanner, JsonNode? value)
    {
        var (text, end) = (scanner.Text, scanner.Position);
        while (value is JsonNumber && end + 1 < text.Length && text[end] == ',' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            {
                end++;
            }
        }
        if (value is null || end == scanner.Position)
        {
            return value;
        }
        var span = TextSpan.FromBounds(value.Span.Start, end);
        var word = scanner.TextOf(span);
        scanner.Position = end;
        scanner.ReportLoss(JsonErrors.BadNumber, span, $"`{JsonScanner.Shown(word)}` is no number that JSON has", CommaHelp(word));
        return null;
    }

    // `100,000` is a hundred thousand to some and a hundred to others.
    private static string CommaHelp(string word) => word.Split(',') switch
    {
        [var whole, { Length: not 3 } decimals] when !whole.Contains('.', StringComparison.Ordinal) && decimals.All(char.IsAsciiDigit) => $"a point stands before the decimals: `{whole}.{decimals}`",
        _ => "numbers have no separators and a point before the decimals: `1234.5`",
    };

    private static JsonNode ReadLiteral(JsonScanner scanner, TextSpan span, string word)
    {
        scanner.Position = span.End;
        switch (word)
        {
            case "true":
                return new JsonBoolean(scanner.Source, span, true);
            case "false":
                return new JsonBoolean(scanner.Source, span, false);
            case "null":
                return new JsonNull(scanner.Source, span);
            case "True" or "TRUE" or "False" or "FALSE":
                var isTrue = word[0] == 'T';
                scanner.Report(JsonErrors.NoQuotes, span, $"`{word}` is no value that JSON has", $"write `{(isTrue ? "true" : "false")}`");
                return new JsonBoolean(scanner.Source, span, isTrue);
            case "None" or "NULL" or "Null" or "nil" or "undefined" or "NaN":
                // Hardly any key may be null, so that taking it for one would be a second mistake.
                scanner.ReportLoss(JsonErrors.NoQuotes, span, $"`{word}` is no value that JSON has", "write `null`");
                return new JsonNull(scanner.Source, span);
            default:
                return ReadForgottenQuotes(scanner, span);
        }
    }

    // Words up to the next comma or bracket on the line are most likely one text.
    private static JsonString ReadForgottenQuotes(JsonScanner scanner, TextSpan span)
    {
        var rest = scanner.Text.AsSpan(span.End);
        var length = rest.IndexOfAny(TextEnds);
        var end = span.End + (length < 0 ? rest.Length : length);
        while (char.IsWhiteSpace(scanner.Text[end - 1]))
        {
            end--;
        }
        span = TextSpan.FromBounds(span.Start, end);
        scanner.Position = end;
        var text = scanner.TextOf(span);
        scanner.Report(JsonErrors.NoQuotes, span, $"the text `{JsonScanner.Shown(text)}` has no quotes",
            text.ToUpperInvariant() is "YES" or "NO" ? "what is true or false is `true` or `false`; texts stand in double quotes" : "texts stand in double quotes");
        return new JsonString(scanner.Source, span, span, text, null);
    }

    private static JsonNumber? ReadNumber(JsonScanner scanner, TextSpan span, string word)
    {
        if (IsNumber(word))
        {
            return new JsonNumber(scanner.Source, span, word);
        }
        var help = word[0] == '+' && IsNumber(word[1..]) ? $"write `{word[1..]}`"
            : word[0] == '.' && IsNumber("0" + word) ? $"write `0{word}`"
            : word.TrimStart('0') is { Length: > 0 } trimmed && trimmed != word && IsNumber(trimmed) ? $"write `{trimmed}`"
            : DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "dates stand in double quotes"
            : NumberForm;
        scanner.ReportLoss(JsonErrors.BadNumber, span, $"`{JsonScanner.Shown(word)}` is no number that JSON has", help);
        return null;
    }

    // RFC 8259: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
    private static bool IsNumber(string word)
    {
        var i = 0;
        i += At('-') ? 1 : 0;
        if (At('0'))
        {
            i++;
        }
        else if (!Digits())
        {
            return false;
        }
        if (At('.'))
        {
            i++;
            if (!Digits())
            {
                return false;
            }
        }
        if (At('e') || At('E'))
        {
            i++;
            i += At('+') || At('-') ? 1 : 0;
            if (!Digits())
            {
                return false;
            }
        }
        return i == word.Length;

        bool At(char character) => i < word.Length && word[i] == character;

        bool Digits()
        {
            var from = i;
            while (i < word.Length && char.IsAsciiDigit(word[i]))
            {
                i++;
            }
            return i > from;
        }
    }
}
