using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary><c>date.*</c>: <c>date.now</c> is the decision's time.</summary>
internal static class DateFunctions
{
    public static IEnumerable<Function> All =>
    [
        Function.Of("date.now", "", DataType.Time, a => a.Run.Input.Now),
        Function.Of("date.add_days", "date: date, days: number", null, a => Added(a, (date, days) => date.AddDays(days))),
        Function.Of("date.add_hours", "date: date, hours: number", null, a => Added(a, (date, hours) => date.AddHours(hours))),
        Function.Of("date.add_milliseconds", "date: date, millis: number", null, a => Added(a, (date, millis) => date.AddMilliseconds(millis))),
        Function.Of("date.add_minutes", "date: date, minutes: number", null, a => Added(a, (date, minutes) => date.AddMinutes(minutes))),
        Function.Of("date.add_months", "date: date, months: whole", null, a => Added(a, (date, months) => date.AddMonths((int)Math.Clamp(months, -200_000, 200_000)))),
        Function.Of("date.add_seconds", "date: date, seconds: number", null, a => Added(a, (date, seconds) => date.AddSeconds(seconds))),
        Function.Of("date.add_years", "date: date, years: whole", null, a => Added(a, (date, years) => date.AddYears((int)Math.Clamp(years, -20_000, 20_000)))),
        Function.Of("date.parse", "text: text, pattern?: text, culture?: text", DataType.Time, Parse),
        Function.Of("date.parse_to_string", "text: text, output_pattern?: text, output_culture?: text, input_pattern?: text, input_culture?: text", DataType.String, ParseToString),
        Function.Of("date.to_string", "datetime: date, pattern?: text, culture?: text", DataType.String, a => a.Date(0) is { } date ? a.Made(Written(a, date, a.TextOrNull(1), a.TextOrNull(2))) : null),
    ];

    private static object? Added(Arguments a, Func<DateTimeOffset, double, DateTimeOffset> add)
    {
        if (a.Date(0) is not { } date)
        {
            return null;
        }
        try
        {
            return a.Like(0, add(date, a.Real(1)));
        }
        catch (ArgumentException)
        {
            a.Fail("the date would lie beyond the calendar");
            return null;
        }
    }

    private static object? Parse(Arguments a) => a[0] is null || a.Text(0).Length == 0 ? null : Read(a, a.TextOrNull(1), a.TextOrNull(2));

    // A moment with a zone is given as it is in UTC, which is the zone of every machine here.
    private static DateTimeOffset? Read(Arguments a, string? pattern, string? culture)
    {
        var text = a.Text(0);
        var conventions = ConventionsOf(a, culture);
        var dayFirst = conventions.ShortDate.StartsWith("%d", StringComparison.Ordinal) || conventions.ShortDate.StartsWith("%-d", StringComparison.Ordinal);
        var found = pattern is { Length: > 0 } ? DateReading.TryRead(text, pattern, conventions, out var date)
            : culture is not null && dayFirst ? DateReading.TryReadDayFirst(text, out date) : DateReading.TryRead(text, out date);
        if (!found && !a.Run.IsStrict)
        {
            // Scriban gives the first of all days for what it cannot read.
            return default(DateTimeOffset);
        }
        if (!found)
        {
            a.Fail($"`{text}` is not a date", "write dates like `2026-03-02`");
        }
        return found ? date.ToUniversalTime() : null;
    }

    private static string? ParseToString(Arguments a) =>
        a[0] is not null && Read(a, a.TextOrNull(3), a.TextOrNull(4)) is { } date ? a.Made(Written(a, date, a.TextOrNull(1), a.TextOrNull(2))) : null;

    private static string Written(Arguments a, DateTimeOffset date, string? pattern, string? culture) =>
        DateText.Format(date, pattern ?? a.Run.DateFormat, ConventionsOf(a, culture), a.Run.DateFormat);

    private static LanguageConventions ConventionsOf(Arguments a, string? culture) =>
        culture is not null ? LanguageConventions.Of(culture) : a.Run.IsStrict ? a.Run.Conventions : LanguageConventions.Invariant;
}
