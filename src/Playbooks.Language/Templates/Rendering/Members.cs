using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Members of values by name, for objects of every origin and for the parts of dates, durations, lists and texts.</summary>
internal static class Members
{
    public static readonly IReadOnlyList<string> OfDates =
        ["year", "month", "day", "day_of_year", "day_of_week", "hour", "minute", "second", "millisecond"];

    public static readonly IReadOnlyList<string> OfDurations =
        ["days", "hours", "minutes", "seconds", "milliseconds", "total_days", "total_hours", "total_minutes", "total_seconds", "total_milliseconds"];

    /// <summary>A member's value; false when the value has no such member.</summary>
    public static bool TryGet(object target, string name, out object? value)
    {
        switch (target)
        {
            case ITemplateObject members:
                return members.TryGet(name, out value);
            case ObjectValue members:
                return members.TryGet(name, out value);
            case TemplateList { Members: { } beside } when beside.TryGet(name, out value):
                return true;
            case IReadOnlyList<object?> list when name == "size":
                value = list.Count;
                return true;
            case DateTime date:
                value = PartOf(new DateTimeOffset(date.Ticks, TimeSpan.Zero), name);
                return value is not null;
            case DateTimeOffset date:
                value = PartOf(date, name);
                return value is not null;
            case TimeSpan duration:
                value = PartOf(duration, name);
                return value is not null;
            default:
                value = ValueKinds.IsText(target) && name == "size" ? ValueKinds.TextOf(target).Length : null;
                return value is not null;
        }
    }

    public static IEnumerable<string> NamesOf(object? target) => target switch
    {
        ITemplateObject members => members.Names,
        ObjectValue members => members.Members.Keys,
        _ => [],
    };

    /// <summary>Whether an object, a list or a text has nothing in it; null for anything else.</summary>
    public static bool? IsEmpty(object? value) => value switch
    {
        _ when ValueKinds.IsObject(value) => !NamesOf(value).Any(),
        IReadOnlyList<object?> list => list.Count == 0,
        _ when ValueKinds.IsText(value) => ValueKinds.TextOf(value!).Length == 0,
        _ => null,
    };

    private static object? PartOf(DateTimeOffset date, string name) => name switch
    {
        "year" => date.Year,
        "month" => date.Month,
        "day" => date.Day,
        "day_of_year" => date.DayOfYear,
        "day_of_week" => (int)date.DayOfWeek,
        "date" => new DateTimeOffset(date.Date, date.Offset),
        "time_of_day" => date.TimeOfDay,
        "ticks" => date.Ticks,
        "hour" => date.Hour,
        "minute" => date.Minute,
        "second" => date.Second,
        "millisecond" => date.Millisecond,
        _ => null,
    };

    private static object? PartOf(TimeSpan duration, string name) => name switch
    {
        "days" => duration.Days,
        "hours" => duration.Hours,
        "minutes" => duration.Minutes,
        "seconds" => duration.Seconds,
        "milliseconds" => duration.Milliseconds,
        "ticks" => duration.Ticks,
        "total_days" => duration.TotalDays,
        "total_hours" => duration.TotalHours,
        "total_minutes" => duration.TotalMinutes,
        "total_seconds" => duration.TotalSeconds,
        "total_milliseconds" => duration.TotalMilliseconds,
        _ => null,
    };
}
