using System.Globalization;
using System.Text;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>Reads quoted texts: escapes resolved, with the place of each character kept where they run out of step.</summary>
internal static class JsonTexts
{
    private const string Quotes = "texts and keys stand in straight double quotes: `\"…\"`";

    /// <summary>Reads the text that begins here with a quote of any kind; only straight double ones are right.</summary>
    public static JsonString Read(JsonScanner scanner)
    {
        var (text, start) = (scanner.Text, scanner.Position);
        var closers = ClosersOf(text[start]);
        var end = FindEnd(text, start + 1, closers, out var isClosed, out var isPlain);
        var inner = end;
        if (isClosed && text[start] == '"' && IsGoneOn(text, end) && EndBehindInnerQuotes(text, end) is { } last)
        {
            (end, isPlain) = (last, isPlain && text.AsSpan(inner, last - inner).IndexOfAny('\\', '\t') < 0);
        }
        var content = TextSpan.FromBounds(start + 1, end);
        scanner.Position = isClosed ? end + 1 : end;
        var span = TextSpan.FromBounds(start, scanner.Position);
        if (!isClosed)
        {
            scanner.ReportLoss(JsonErrors.OpenText, span, "the text that begins here is not closed on its line", "write `\"` at its end; a line break in a text is written `\\n`");
        }
        else if (end > inner)
        {
            scanner.Report(JsonErrors.WrongQuotes, new TextSpan(inner, 1), "a double quote stands inside of a text, and ends it", "inside of a text write `'`, or `\\\"`");
        }
        else if (text[start] != '"' || text[end] != '"')
        {
            scanner.Report(JsonErrors.WrongQuotes, span, $"`{JsonScanner.Shown(scanner.TextOf(span))}` stands in the wrong quotes", Quotes);
        }
        return isPlain
            ? new JsonString(scanner.Source, span, content, scanner.TextOf(content), null)
            : Resolve(scanner, span, content);
    }

    private static string ClosersOf(char quote) => quote switch
    {
        '"' => "\"",
        '\'' => "'",
        '`' => "`",
        '‘' or '’' => "’'",
        _ => "”“\"",
    };

    private static int FindEnd(string text, int from, string closers, out bool isClosed, out bool isPlain)
    {
        isPlain = true;
        for (var i = from; i < text.Length; i++)
        {
            var character = text[i];
            if (closers.Contains(character, StringComparison.Ordinal))
            {
                isClosed = true;
                return i;
            }
            if (character is '\n' or '\r')
            {
                isClosed = false;
                return EndOfOpenText(text, from, i);
            }
            if (character < ' ' || character == '\\')
            {
                isPlain = false;
                // The character behind a backslash never closes the text; a line break does not belong to it.
                i += character == '\\' && i + 1 < text.Length && text[i + 1] is not ('\n' or '\r') ? 1 : 0;
            }
        }
        isClosed = false;
        return EndOfOpenText(text, from, text.Length);
    }

    // Right behind the quote stands a word: the quote belongs to the text, and was not meant to end it.
    private static bool IsGoneOn(string text, int quote) => quote + 1 < text.Length && char.IsLetterOrDigit(text[quote + 1]);

    // The text ends at the first quote of its line that something follows which follows a value.
    private static int? EndBehindInnerQuotes(string text, int inner)
    {
        for (var i = inner + 1; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] != '"')
            {
                i += text[i] == '\\' ? 1 : 0;
                continue;
            }
            var next = text.AsSpan(i + 1).TrimStart([' ', '\t']);
            if (next.Length == 0 || next[0] is ',' or '}' or ']' or '\r' or '\n')
            {
                return i;
            }
        }
        return null;
    }

    // A text whose quote was forgotten: the comma and the brackets at the line's end are most likely not part of it.
    private static int EndOfOpenText(string text, int from, int lineEnd)
    {
        var end = lineEnd;
        while (end > from && text[end - 1] is ' ' or '\t' or ',' or '}' or ']')
        {
            end--;
        }
        return end;
    }

    private static JsonString Resolve(JsonScanner scanner, TextSpan span, TextSpan content)
    {
        var (text, i) = (scanner.Text, content.Start);
        var resolved = new StringBuilder(content.Length);
        var map = new List<int>(content.Length + 1);
        while (i < content.End)
        {
            map.Add(i);
            var length = 1;
            if (text[i] == '\\')
            {
                length = ReadEscape(scanner, i, content.End, out var character);
                resolved.Append(character);
            }
            else
            {
                if (text[i] < ' ')
                {
                    ReportControl(scanner, i);
                }
                resolved.Append(text[i]);
            }
            i += length;
        }
        map.Add(content.End);
        var result = resolved.ToString();
        ReportHalfPairs(scanner, result, map);
        return new JsonString(scanner.Source, span, content, result, [.. map]);
    }

    private static int ReadEscape(JsonScanner scanner, int at, int end, out char character)
    {
        var text = scanner.Text;
        var escaped = at + 1 < end ? text[at + 1] : '\0';
        character = escaped switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => escaped };
        if (escaped is 'n' or 't' or 'r' or 'b' or 'f' or '"' or '\\' or '/')
        {
            return 2;
        }
        if (escaped == 'u' && at + 6 <= end
            && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            character = (char)code;
            return 6;
        }
        var span = new TextSpan(at, Math.Min(escaped == 'u' ? 6 : 2, end - at));
        var help = escaped == 'u' ? "four hexadecimal digits follow `\\u`" : "a backslash itself is written `\\\\`";
        scanner.Report(JsonErrors.BadEscape, span, $"`{scanner.TextOf(span)}` is no escape that JSON has", help);
        character = escaped == '\0' ? '\\' : escaped;
        return Math.Min(2, end - at);
    }

    private static void ReportControl(JsonScanner scanner, int at)
    {
        var written = scanner.Text[at] == '\t' ? "\\t" : $"\\u{(int)scanner.Text[at]:x4}";
        scanner.Report(JsonErrors.ControlCharacter, new TextSpan(at, 1), "a control character stands in a text", $"write `{written}`, or a blank");
    }

    // Half of a pair could not be written out again as UTF-8.
    private static void ReportHalfPairs(JsonScanner scanner, string text, List<int> map)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                scanner.Report(JsonErrors.BadEscape, TextSpan.FromBounds(map[i], map[i + 1]), "half of a surrogate pair stands alone", "write the character itself");
            }
        }
    }
}
