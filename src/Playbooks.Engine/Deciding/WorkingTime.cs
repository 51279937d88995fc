using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Durations counted from a moment. An ordinary duration is elapsed time. A business duration starts at the first
/// working moment from then on (the working day holds its opening and not its closing moment): business hours use up
/// working hours only, and each business day leads to the same local time on the next working day. So one business
/// day from Monday 09:00 is Tuesday 09:00, and from Friday evening it is Tuesday at opening time.
/// </summary>
internal static class WorkingTime
{
    private const int MostDays = 36_600;

    /// <summary>The moment a duration after another, in UTC. Never overflows: the far future is the last moment there is.</summary>
    public static DateTimeOffset After(Calendar calendar, DateTimeOffset from, Duration duration)
    {
        from = from.ToUniversalTime();
        if (!duration.IsBusiness || from.Year > DateTime.MaxValue.Year - 200)
        {
            return Add(from, duration);
        }
        var local = FirstWorkingMoment(calendar, TimeZoneInfo.ConvertTime(from, calendar.Zone).DateTime);
        var end = duration.Unit switch
        {
            DurationUnit.Minute or DurationUnit.Hour => AddHours(calendar, local, Hours(duration.Amount * (int)duration.Unit / 60)),
            DurationUnit.Day => AddDays(calendar, local, duration.Amount),
            DurationUnit.Week => AddDays(calendar, local, duration.Amount * calendar.WorkingDays.Length),
            _ => FirstWorkingMoment(calendar, Add(new DateTimeOffset(local, TimeSpan.Zero), duration).DateTime),
        };
        return ToUtc(calendar.Zone, end);
    }

    /// <summary>The moment of a local time. A time that the clocks skip counts as that much later, a time they pass twice as the first.</summary>
    internal static DateTimeOffset ToUtc(TimeZoneInfo zone, DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            // Within a skipped hour the offset of just before still applies: 02:30 becomes what 03:30 is.
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddHours(-3))).ToUniversalTime();
        }
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTimeOffset Add(DateTimeOffset from, Duration duration)
    {
        var minutes = (double)duration.Amount * (int)duration.Unit;
        var left = DateTimeOffset.MaxValue - from;
        return minutes >= left.TotalMinutes ? DateTimeOffset.MaxValue : from + TimeSpan.FromMinutes(minutes);
    }

    private static DateTime AddDays(Calendar calendar, DateTime local, decimal days)
    {
        days = Math.Min(days, MostDays);
        var whole = (int)Math.Floor(days);
        for (var i = 0; i < whole; i++)
        {
            local = NextWorkingDay(calendar, local.Date) + local.TimeOfDay;
        }
        var part = days - whole;
        return part == 0 ? local : AddHours(calendar, local, (calendar.Closes - calendar.Opens) * (double)part);
    }

    private static DateTime AddHours(Calendar calendar, DateTime local, TimeSpan left)
    {
        for (var day = 0; day < MostDays; day++)
        {
            var untilClosing = calendar.Closes.ToTimeSpan() - local.TimeOfDay;
            if (left <= untilClosing)
            {
                break;
            }
            left -= untilClosing;
            local = NextWorkingDay(calendar, local.Date) + calendar.Opens.ToTimeSpan();
        }
        return local + (left < TimeSpan.FromDays(1) ? left : TimeSpan.Zero);
    }

    private static TimeSpan Hours(decimal hours) => TimeSpan.FromHours((double)Math.Min(hours, MostDays * 24m));

    private static DateTime FirstWorkingMoment(Calendar calendar, DateTime local)
    {
        var time = TimeOnly.FromDateTime(local);
        if (!IsWorkingDay(calendar, local.Date) || time >= calendar.Closes)
        {
            return NextWorkingDay(calendar, local.Date) + calendar.Opens.ToTimeSpan();
        }
        return time < calendar.Opens ? local.Date + calendar.Opens.ToTimeSpan() : local;
    }

    private static DateTime NextWorkingDay(Calendar calendar, DateTime day)
    {
        // Bounded for a calendar whose holidays leave no day to work on.
        for (var i = 0; i < 3_660; i++)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(calendar, day))
            {
                break;
            }
        }
        return day;
    }

    private static bool IsWorkingDay(Calendar calendar, DateTime day) =>
        calendar.WorkingDays.Contains(day.DayOfWeek) && calendar.Holidays.AsSpan().BinarySearch(DateOnly.FromDateTime(day)) < 0;
}
