using System.Globalization;
using System.Text;
using Playbooks.Language.Templates.Rendering;

namespace Playbooks.Language.Templates.Functions;

/// <summary>Dates from texts: ISO dates and the invariant forms, never by a machine's culture.</summary>
internal static class DateReading
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;

    public static bool TryRead(string text, out DateTimeOffset date) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out date);

    /// <summary>A date that is written day first, as most languages do.</summary>
    public static bool TryReadDayFirst(string text, out DateTimeOffset date)
    {
        string[] formats = ["d/M/yyyy", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "d/M/yyyy H:mm:ss zzz", "d.M.yyyy", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss", "d-M-yyyy", "d-M-yyyy H:mm:ss"];
        return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, Styles, out date) || TryRead(text, out date);
    }

    /// <summary>A date by a pattern of <c>%</c> and a letter, of which <c>%g</c> asks for the invariant form.</summary>
    public static bool TryRead(string text, string pattern, LanguageConventions conventions, out DateTimeOffset date)
    {
        var format = new StringBuilder();
        Write(format, pattern, pattern.Contains("%g", StringComparison.Ordinal) ? LanguageConventions.Invariant : conventions);
        // A single letter would be read as one of .NET's standard formats.
        var exact = format.Length == 1 ? "%" + format : format.ToString();
        try
        {
            return DateTimeOffset.TryParseExact(text, exact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
        }
        catch (FormatException)
        {
            date = default;
            return false;
        }
    }

    private static void Write(StringBuilder format, string pattern, LanguageConventions conventions)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                format.Append('\\').Append(pattern[i]);
                continue;
            }
            // `%-d` has no padding, which is read anyhow.
            i += pattern[i + 1] == '-' && i + 2 < pattern.Length ? 2 : 1;
            if (pattern[i] == 'x')
            {
                Write(format, conventions.ShortDate, conventions);
            }
            else if (pattern[i] != 'g')
            {
                format.Append(Specifier(pattern[i], isBare: pattern[i - 1] == '-'));
            }
        }
    }

    private static string Specifier(char part, bool isBare) => part switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'd' => isBare ? "d" : "dd",
        'D' => "MM/dd/yy",
        'e' => "d",
        'F' => "yyyy-MM-dd",
        'H' => "HH",
        'I' => "hh",
        'k' => "H",
        'l' => "h",
        'L' => "fff",
        'm' => isBare ? "M" : "MM",
        'M' => "mm",
        'p' or 'P' => "tt",
        'r' => "hh:mm:ss tt",
        'R' => "HH:mm",
        'S' => "ss",
        'T' or 'X' => "HH:mm:ss",
        'y' => "yy",
        'Y' => "yyyy",
        'Z' => "zzz",
        _ => "\\" + part,
    };
}
