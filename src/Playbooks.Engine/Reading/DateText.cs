using System.Globalization;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>Days and times as authors write them: ISO 8601, whatever the machine's language.</summary>
internal static class DateText
{
    private const string DateForm = "dates are written like `2026-12-31`";
    private const string TimeForm = "times are written like `2026-12-31T09:30:00Z` or with an offset like `+01:00`";

    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private static readonly string[] OtherForms = ["d.M.yyyy", "yyyy/M/d", "yyyy-M-d", "yyyyMMdd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "d. MMMM yyyy"];

    private static readonly string[] OtherTimes =
    [
        "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d'T'H:mm", "yyyy-M-d'T'H:mm:ss", "d.M.yyyy", "d.M.yyyy H:mm", "d MMMM yyyy", "d MMMM yyyy H:mm", "d MMM yyyy", "MMMM d, yyyy", "yyyy/M/d", "yyyy/M/d H:mm",
    ];

    private static readonly string[] OtherTimesOfDay =
        ["HH:mm", "%H", "H:mm", "H:mm:ss", "H.mm", "H'h'", "H' h'", "H' Uhr'", "htt", "h tt", "h:mmtt", "h:mm tt", "h.mmtt", "h.mm tt"];

    /// <summary>A day: <c>2026-12-31</c>.</summary>
    public static DateOnly? Parse(Excerpt excerpt, ICollection<Diagnostic> diagnostics)
    {
        if (DateOnly.TryParseExact(excerpt.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }
        var (message, help) = Explain(excerpt.Text);
        diagnostics.Add(ShapeErrors.BadDate.At(Whole(excerpt), message, help));
        return null;
    }

    /// <summary>A moment with its offset: <c>2026-12-31T09:30:00+01:00</c>; a day alone begins at midnight UTC.</summary>
    public static DateTimeOffset? ParseTime(Excerpt excerpt, ICollection<Diagnostic> diagnostics)
    {
        if (TryReadTime(excerpt.Text, out var time))
        {
            return time;
        }
        diagnostics.Add(ShapeErrors.BadDate.At(Whole(excerpt), $"`{JsonScanner.Shown(excerpt.Text)}` is no time", HelpWithTime(excerpt.Text)));
        return null;
    }

    /// <summary>The same without a report.</summary>
    public static bool TryReadTime(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            time = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return true;
        }
        time = default;
        // Without a zone the style leaves the kind unspecified, and the same text would be another moment elsewhere.
        return DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local)
            && local.Kind != DateTimeKind.Unspecified
            && DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    /// <summary>A time of day: <c>09:00</c>.</summary>
    public static TimeOnly? ParseTimeOfDay(Excerpt excerpt, ICollection<Diagnostic> diagnostics)
    {
        if (TimeOnly.TryParseExact(excerpt.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }
        diagnostics.Add(ShapeErrors.BadDate.At(Whole(excerpt), $"`{JsonScanner.Shown(excerpt.Text)}` is no time of day", MeantTimeOfDay(excerpt.Text) is { } meant ? $"write `{meant}`" : "times of day are written like `09:00`"));
        return null;
    }

    /// <summary>A time of day that is written otherwise, as it has to be: <c>9</c>, <c>8 pm</c>, <c>9.30</c>; or null.</summary>
    public static string? MeantTimeOfDay(string text) =>
        TimeOnly.TryParseExact(text.Trim(), OtherTimesOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var meant)
            ? meant.ToString("HH:mm", CultureInfo.InvariantCulture)
            : null;

    private static string HelpWithTime(string text) =>
        DateTime.TryParseExact(text, OtherTimes, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var meant)
            ? $"write `{meant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}`, or its offset in place of `Z`"
            : TimeForm;

    private static (string Message, string Help) Explain(string text)
    {
        if (text.Length == 10 && text[4] == '-' && text[7] == '-' && text.Where((_, i) => i is not (4 or 7)).All(char.IsAsciiDigit))
        {
            return ($"`{text}` is a day that does not exist", DateForm);
        }
        var help = DateTime.TryParseExact(text, OtherForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var meant)
            ? $"write `{meant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}`"
            : DateForm;
        return ($"`{JsonScanner.Shown(text)}` is no date", help);
    }

    private static Location Whole(Excerpt excerpt) => excerpt.Locate(new TextSpan(0, excerpt.Text.Length));
}
