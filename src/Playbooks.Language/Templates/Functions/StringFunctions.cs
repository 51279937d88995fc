using System.Globalization;
using System.Text;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary><c>string.*</c></summary>
internal static class StringFunctions
{
    public static IEnumerable<Function> All =>
    [
        Function.Of("string.append", "text: text, with: text", DataType.String, a => a.Made(a.Text(0) + a.Text(1))),
        Function.Of("string.capitalize", "text: text", DataType.String, a => Capitalize(a.Text(0))),
        Function.Of("string.capitalizewords", "text: text", DataType.String, a => CapitalizeWords(a.Text(0))),
        Function.Of("string.contains", "text: text, value: text", DataType.Bool, a => Test(a, (text, value) => text.Contains(value, StringComparison.Ordinal))),
        Function.Of("string.downcase", "text: text", DataType.String, a => a.TextOrNull(0)?.ToLowerInvariant()),
        Function.Of("string.empty", "text: text", DataType.Bool, a => a.Text(0).Length == 0, isNullSafe: true),
        Function.Of("string.ends_with", "text: text, value: text", DataType.Bool, a => Test(a, (text, value) => text.EndsWith(value, StringComparison.Ordinal))),
        Function.Of("string.equals_ignore_case", "text: text, value: text", DataType.Bool, a => string.Equals(a.TextOrNull(0), a.TextOrNull(1), StringComparison.OrdinalIgnoreCase)),
        Function.Of("string.escape", "text: text", DataType.String, Escape),
        Function.Of("string.handleize", "text: text", DataType.String, a => Handleize(a.Text(0))),
        Function.Of("string.index_of", "text: text, search: text, startIndex?: whole, count?: whole, stringComparison?: text", DataType.Int, IndexOf),
        Function.Of("string.literal", "text: text", DataType.String, Literal),
        Function.Of("string.lstrip", "text: text", DataType.String, a => a.TextOrNull(0)?.TrimStart()),
        Function.Of("string.pad_left", "text: text, width: whole", DataType.String, a => Pad(a, (text, width) => text.PadLeft(width))),
        Function.Of("string.pad_right", "text: text, width: whole", DataType.String, a => Pad(a, (text, width) => text.PadRight(width))),
        Function.Of("string.pluralize", "number: number, singular: text, plural: text", DataType.String, a => a.Real(0) == 1 ? a.Text(1) : a.Text(2)),
        Function.Of("string.prepend", "text: text, by: text", DataType.String, a => a.Made(a.Text(1) + a.Text(0))),
        Function.Of("string.remove", "text: text, remove: text", DataType.String, a => Replaced(a, a.Text(1), "")),
        Function.Of("string.remove_first", "text: text, remove: text", DataType.String, a => ReplacedOnce(a, a.Text(1), "", fromEnd: false)),
        Function.Of("string.remove_last", "text: text, remove: text", DataType.String, a => ReplacedOnce(a, a.Text(1), "", fromEnd: true)),
        Function.Of("string.replace", "text: text, match: text, replace: text", DataType.String, a => Replaced(a, a.Text(1), a.Text(2))),
        Function.Of("string.replace_first", "text: text, match: text, replace: text, fromEnd?: any", DataType.String, a => ReplacedOnce(a, a.Text(1), a.Text(2), a.Flag(3))),
        Function.Of("string.rstrip", "text: text", DataType.String, a => a.TextOrNull(0)?.TrimEnd()),
        Function.Of("string.size", "text: text", DataType.Int, a => a.Text(0).Length),
        Function.Of("string.slice", "text: text, start: whole, length?: whole", DataType.String, a => Slice(a, a.Whole(2) is not 0 and var length ? length : a.Text(0).Length)),
        Function.Of("string.slice1", "text: text, start: whole, length?: whole", DataType.String, a => Slice(a, a.Whole(2, 1))),
        Function.Of("string.split", "text: text, match: text", DataType.ListOf(DataType.String), Split),
        Function.Of("string.starts_with", "text: text, value: text", DataType.Bool, a => Test(a, (text, value) => text.StartsWith(value, StringComparison.Ordinal))),
        Function.Of("string.strip", "text: text", DataType.String, a => a.TextOrNull(0)?.Trim()),
        Function.Of("string.strip_newlines", "text: text", DataType.String, a => a.TextOrNull(0)?.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)),
        Function.Of("string.to_double", "text: text", DataType.Double, a => double.TryParse(a.Text(0), CultureInfo.InvariantCulture, out var x) ? x : null),
        Function.Of("string.to_float", "text: text", DataType.Float, a => float.TryParse(a.Text(0), CultureInfo.InvariantCulture, out var x) ? x : null),
        Function.Of("string.to_int", "text: text", DataType.Int, a => int.TryParse(a.Text(0), CultureInfo.InvariantCulture, out var x) ? x : null),
        Function.Of("string.to_long", "text: text", DataType.Long, a => long.TryParse(a.Text(0), CultureInfo.InvariantCulture, out var x) ? x : null),
        Function.Of("string.truncate", "text: text, length: whole, ellipsis?: text", DataType.String, a => Truncate(a.Text(0), a.Whole(1), a.TextOrNull(2) ?? "...")),
        Function.Of("string.truncatewords", "text: text, count: whole, ellipsis?: text", DataType.String, a => TruncateWords(a.Text(0), a.Whole(1), a.TextOrNull(2) ?? "...")),
        Function.Of("string.upcase", "text: text", DataType.String, a => a.TextOrNull(0)?.ToUpperInvariant()),
        Function.Of("string.whitespace", "text: text", DataType.Bool, a => string.IsNullOrWhiteSpace(a.Text(0)), isNullSafe: true),
    ];

    private static bool Test(Arguments a, Func<string, string, bool> test) =>
        a[0] is not null && a[1] is not null && test(a.Text(0), a.Text(1));

    private static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    // The first letter of each word, whatever stands in front of it: `"(a" 1st` becomes `"(A" 1St`, as in Scriban.
    private static string CapitalizeWords(string text)
    {
        var writer = new StringBuilder(text.Length);
        var awaitsLetter = true;
        foreach (var c in text)
        {
            var isFirst = awaitsLetter && char.IsLetter(c);
            writer.Append(isFirst ? char.ToUpperInvariant(c) : c);
            awaitsLetter = char.IsWhiteSpace(c) || (awaitsLetter && !isFirst);
        }
        return writer.ToString();
    }

    private static string? Escape(Arguments a)
    {
        var writer = new StringBuilder();
        ScribanText.WriteEscaped(writer, a.Text(0));
        return a.Made(writer.ToString());
    }

    private static string? Literal(Arguments a)
    {
        var writer = new StringBuilder();
        ScribanText.WriteLiteral(writer, a.Text(0));
        return a.Made(writer.ToString());
    }

    // Letters and digits stay, everything in front of them becomes one hyphen.
    private static string Handleize(string text)
    {
        var writer = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                writer.Append(char.ToLowerInvariant(c));
            }
            else if (writer.Length == 0 || writer[^1] != '-')
            {
                writer.Append('-');
            }
        }
        return writer.ToString().TrimEnd('-');
    }

    private static object? IndexOf(Arguments a)
    {
        var (text, search) = (a.Text(0), a.Text(1));
        var start = a.Whole(2);
        var count = a.Whole(3, text.Length - start);
        if (start < 0 || start > text.Length || count < 0 || count > text.Length - start)
        {
            a.Fail($"`string.index_of` cannot look at {count} characters from {start} in a text of {text.Length}");
            return null;
        }
        var ignoresCase = a.Text(4).EndsWith("IgnoreCase", StringComparison.Ordinal);
        return text.IndexOf(search, start, count, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static string? Pad(Arguments a, Func<string, int, string> pad)
    {
        var width = Math.Max(0, a.Whole(1));
        return a.Run.Create(width) ? pad(a.Text(0), width) : null;
    }

    private static string? Replaced(Arguments a, string match, string replace)
    {
        var text = a.Text(0);
        if (match.Length == 0)
        {
            return text;
        }
        // The text may grow by every match: it is counted before it is made.
        var matches = text.AsSpan().Count(match);
        return a.Run.Create(text.Length + ((long)matches * Math.Max(0, replace.Length - match.Length)))
            ? text.Replace(match, replace, StringComparison.Ordinal)
            : null;
    }

    private static string? ReplacedOnce(Arguments a, string match, string replace, bool fromEnd)
    {
        var text = a.Text(0);
        var at = match.Length == 0 ? -1 : fromEnd ? text.LastIndexOf(match, StringComparison.Ordinal) : text.IndexOf(match, StringComparison.Ordinal);
        return at < 0 ? text : a.Made(string.Concat(text.AsSpan(0, at), replace, text.AsSpan(at + match.Length)));
    }

    // What a start before the text leaves out counts as part of the length, as in Scriban.
    private static string? Slice(Arguments a, int length)
    {
        var text = a.Text(0);
        if (length < 0)
        {
            a.Fail("a part of a text has no negative length");
            return null;
        }
        long start = a.Whole(1);
        start = start < 0 ? start + text.Length : start;
        var end = Math.Min(start + length, text.Length);
        start = Math.Max(0, start);
        return start >= end ? "" : text[(int)start..(int)end];
    }

    private static TemplateList? Split(Arguments a)
    {
        var text = a.Text(0);
        if (text.Length == 0)
        {
            return new TemplateList([]);
        }
        var parts = text.Split(a.Text(1), StringSplitOptions.RemoveEmptyEntries);
        return a.Made(parts, parts.Length + text.Length);
    }

    private static string Truncate(string text, int length, string ellipsis)
    {
        if (text.Length <= Math.Max(0, length))
        {
            return text;
        }
        var kept = Math.Max(0, length - ellipsis.Length);
        return string.Concat(text.AsSpan(0, Math.Min(kept, text.Length)), ellipsis);
    }

    // The ellipsis follows whether or not words were left out, as in Scriban; `""` as the ellipsis keeps it away.
    private static string TruncateWords(string text, int count, string ellipsis)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return text.Length == 0 ? text : string.Join(' ', words.Take(Math.Max(0, count))) + ellipsis;
    }
}
