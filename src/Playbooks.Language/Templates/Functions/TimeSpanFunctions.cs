using System.Globalization;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary><c>timespan.*</c></summary>
internal static class TimeSpanFunctions
{
    public static IEnumerable<Function> All =>
    [
        Function.Of("timespan.from_days", "days: number", DataType.TimeSpan, a => Of(a, TimeSpan.TicksPerDay)),
        Function.Of("timespan.from_hours", "hours: number", DataType.TimeSpan, a => Of(a, TimeSpan.TicksPerHour)),
        Function.Of("timespan.from_minutes", "minutes: number", DataType.TimeSpan, a => Of(a, TimeSpan.TicksPerMinute)),
        Function.Of("timespan.from_seconds", "seconds: number", DataType.TimeSpan, a => Of(a, TimeSpan.TicksPerSecond)),
        Function.Of("timespan.from_milliseconds", "millis: number", DataType.TimeSpan, a => Of(a, TimeSpan.TicksPerMillisecond)),
        Function.Of("timespan.zero", "", DataType.TimeSpan, _ => TimeSpan.Zero),
        Function.Of("timespan.parse", "text: text", DataType.TimeSpan, Parse),
    ];

    private static TimeSpan? Of(Arguments a, long ticksOfUnit)
    {
        var ticks = Math.Round(a.Real(0) * ticksOfUnit);
        if (Math.Abs(ticks) < long.MaxValue)
        {
            return new TimeSpan((long)ticks);
        }
        a.Fail("the duration is too long");
        return null;
    }

    private static object? Parse(Arguments a)
    {
        if (a[0] is null)
        {
            return null;
        }
        if (TimeSpan.TryParse(a.Text(0), CultureInfo.InvariantCulture, out var duration))
        {
            return duration;
        }
        a.Fail($"`{a.Text(0)}` is not a duration", "write durations like `1.12:30:00`");
        return null;
    }
}
