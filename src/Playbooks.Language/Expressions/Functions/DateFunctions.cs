using System.Globalization;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>Members of dates, times and durations.</summary>
internal static class DateFunctions
{
    /// <summary>The date that is so many units of 100 nanoseconds behind the first day of the year 1.</summary>
    public static readonly Overload DateOfTicks = Overload.Of(Guarded.Of<long, DateTime>(ticks => new DateTime(ticks, DateTimeKind.Unspecified)));

    /// <summary>The duration of so many units of 100 nanoseconds.</summary>
    public static readonly Overload DurationOfTicks = Overload.Of<long, TimeSpan>(ticks => new TimeSpan(ticks));

    public static void AddTo(FunctionSet set)
    {
        AddParts(set);
        AddShifts(set);
        AddDurations(set);
        AddStatics(set);
    }

    private static void AddParts(FunctionSet set)
    {
        Part(set, "Year", x => x.Year, x => x.Year);
        Part(set, "Month", x => x.Month, x => x.Month);
        Part(set, "Day", x => x.Day, x => x.Day);
        Part(set, "Hour", x => x.Hour, x => x.Hour);
        Part(set, "Minute", x => x.Minute, x => x.Minute);
        Part(set, "Second", x => x.Second, x => x.Second);
        Part(set, "Millisecond", x => x.Millisecond, x => x.Millisecond);
        Part(set, "DayOfYear", x => x.DayOfYear, x => x.DayOfYear);
        set.Property(DataType.DateTime, "DayOfWeek", () => [Overload.Of<DateTime, int>(x => (int)x.DayOfWeek, StaticNames.Days)]);
        set.Property(DataType.Time, "DayOfWeek", () => [Overload.Of<DateTimeOffset, int>(x => (int)x.DayOfWeek, StaticNames.Days)]);
        set.Property(DataType.DateTime, "Date", () => [Overload.Of<DateTime, DateTime>(x => x.Date)]);
        set.Property(DataType.Time, "Date", () => [Overload.Of<DateTimeOffset, DateTime>(x => x.Date)]);
        set.Property(DataType.DateTime, "TimeOfDay", () => [Overload.Of<DateTime, TimeSpan>(x => x.TimeOfDay)]);
        set.Property(DataType.Time, "TimeOfDay", () => [Overload.Of<DateTimeOffset, TimeSpan>(x => x.TimeOfDay)]);
        set.Property(DataType.DateTime, "Ticks", () => [Overload.Of<DateTime, long>(x => x.Ticks)]);
        set.Property(DataType.Time, "Ticks", () => [Overload.Of<DateTimeOffset, long>(x => x.Ticks)]);
        set.Property(DataType.TimeSpan, "Ticks", () => [Overload.Of<TimeSpan, long>(x => x.Ticks)]);
        set.Property(DataType.Time, "DateTime", () => [Overload.Of<DateTimeOffset, DateTime>(x => x.DateTime)]);
        set.Property(DataType.Time, "UtcDateTime", () => [Overload.Of<DateTimeOffset, DateTime>(x => DateTime.SpecifyKind(x.UtcDateTime, DateTimeKind.Unspecified))]);
        set.Property(DataType.Time, "Offset", () => [Overload.Of<DateTimeOffset, TimeSpan>(x => x.Offset)]);
    }

    private static void AddShifts(FunctionSet set)
    {
        Shift<double>(set, "AddDays", (x, n) => x.AddDays(n), (x, n) => x.AddDays(n));
        Shift<double>(set, "AddHours", (x, n) => x.AddHours(n), (x, n) => x.AddHours(n));
        Shift<double>(set, "AddMinutes", (x, n) => x.AddMinutes(n), (x, n) => x.AddMinutes(n));
        Shift<double>(set, "AddSeconds", (x, n) => x.AddSeconds(n), (x, n) => x.AddSeconds(n));
        Shift<double>(set, "AddMilliseconds", (x, n) => x.AddMilliseconds(n), (x, n) => x.AddMilliseconds(n));
        Shift<int>(set, "AddMonths", (x, n) => x.AddMonths(n), (x, n) => x.AddMonths(n));
        Shift<int>(set, "AddYears", (x, n) => x.AddYears(n), (x, n) => x.AddYears(n));
        Shift<TimeSpan>(set, "Add", (x, n) => x.Add(n), (x, n) => x.Add(n));
        Shift<TimeSpan>(set, "Subtract", (x, n) => x.Subtract(n), (x, n) => x.Subtract(n));
        set.Method(DataType.DateTime, "Subtract", () => [Overload.Of<DateTime, DateTime, TimeSpan>((x, y) => x - y)]);
        set.Method(DataType.Time, "Subtract", () => [Overload.Of<DateTimeOffset, DateTimeOffset, TimeSpan>((x, y) => x - y)]);
        set.Method(DataType.DateTime, "CompareTo", () => [Overload.Of<DateTime, DateTime, int>((x, y) => x.CompareTo(y))]);
        set.Method(DataType.Time, "CompareTo", () => [Overload.Of<DateTimeOffset, DateTimeOffset, int>((x, y) => x.CompareTo(y))]);
    }

    private static void AddDurations(FunctionSet set)
    {
        foreach (var (name, part) in new (string, Func<TimeSpan, int>)[]
            { ("Days", x => x.Days), ("Hours", x => x.Hours), ("Minutes", x => x.Minutes), ("Seconds", x => x.Seconds), ("Milliseconds", x => x.Milliseconds) })
        {
            set.Property(DataType.TimeSpan, name, () => [Overload.Of<TimeSpan, int>(x => part(x))]);
        }
        foreach (var (name, total) in new (string, Func<TimeSpan, double>)[]
            { ("Days", x => x.TotalDays), ("Hours", x => x.TotalHours), ("Minutes", x => x.TotalMinutes), ("Seconds", x => x.TotalSeconds), ("Milliseconds", x => x.TotalMilliseconds) })
        {
            set.Property(DataType.TimeSpan, $"Total{name}", () => [Overload.Of<TimeSpan, double>(x => total(x))]);
        }
        set.Method(DataType.TimeSpan, "Add", () => [Overload.Of(Guarded.Of<TimeSpan, TimeSpan, TimeSpan>((x, y) => x.Add(y)))]);
        set.Method(DataType.TimeSpan, "Subtract", () => [Overload.Of(Guarded.Of<TimeSpan, TimeSpan, TimeSpan>((x, y) => x.Subtract(y)))]);
        set.Method(DataType.TimeSpan, "Negate", () => [Overload.Of(Guarded.Of<TimeSpan, TimeSpan>(x => x.Negate()))]);
        set.Method(DataType.TimeSpan, "Duration", () => [Overload.Of(Guarded.Of<TimeSpan, TimeSpan>(x => x.Duration()))]);
    }

    private static void AddStatics(FunctionSet set)
    {
        Func<Overload[]> date = () => [Overload.Of(Guarded.Of<int, int, int, DateTime>((year, month, day) => new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)))];
        set.Function("DateTime", date);
        set.Function("date", date);
        set.Function("TimeSpan", () => [Overload.Of(Guarded.Of<int, int, int, TimeSpan>((hours, minutes, seconds) => new TimeSpan(hours, minutes, seconds)))]);
        set.Static("DateTime.Compare", () => [Overload.Of<DateTime, DateTime, int>((x, y) => x.CompareTo(y))]);
        // What is a date already is one; a culture is asked for where it makes no difference here.
        set.Static("DateTime.Parse", () => [Overload.Of<DateTime, DateTime>(x => x)]);
        set.Static("DateTime.ParseExact", () => [Overload.Of(Guarded.Of<string, string, DateTime>(ParseExact, new Problem(ExpressionErrors.ConversionFailed, "the text cannot be read as a date that is written so")))]);
        set.Method(DataType.DateTime, "ToUniversalTime", () => [Overload.Of<DateTime, DateTime>(x => x)]);
        set.Method(DataType.Time, "ToUniversalTime", () => [Overload.Of<DateTimeOffset, DateTimeOffset>(x => x.ToUniversalTime())]);
        set.Method(DataType.DateTime, "ToLocalTime", () => [Overload.Of<DateTime, DateTime>(x => x)]);
        set.Method(DataType.Time, "ToLocalTime", () => [Overload.Of<DateTimeOffset, DateTimeOffset>(x => x.ToUniversalTime())]);
        set.Static("DateTime.DaysInMonth", () => [Overload.Of(Guarded.Of<int, int, int>(DateTime.DaysInMonth))]);
        set.Static("DateTime.IsLeapYear", () => [Overload.Of(Guarded.Of<int, bool>(DateTime.IsLeapYear))]);
        set.Static("TimeSpan.FromDays", () => [Overload.Of(Guarded.Of<double, TimeSpan>(TimeSpan.FromDays))]);
        set.Static("TimeSpan.FromHours", () => [Overload.Of(Guarded.Of<double, TimeSpan>(TimeSpan.FromHours))]);
        set.Static("TimeSpan.FromMinutes", () => [Overload.Of(Guarded.Of<double, TimeSpan>(TimeSpan.FromMinutes))]);
        set.Static("TimeSpan.FromSeconds", () => [Overload.Of(Guarded.Of<double, TimeSpan>(TimeSpan.FromSeconds))]);
        set.Static("TimeSpan.FromMilliseconds", () => [Overload.Of(Guarded.Of<double, TimeSpan>(TimeSpan.FromMilliseconds))]);
    }

    // What asks whether a text can be read so throws all the same where the format itself is none.
    private static DateTime ParseExact(string text, string format)
    {
        const int Longest = 64;
        return format.Length <= Longest
            ? DateTime.SpecifyKind(DateTime.ParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None), DateTimeKind.Unspecified)
            : throw new FormatException();
    }

    private static void Part(FunctionSet set, string name, Func<DateTime, int> ofDate, Func<DateTimeOffset, int> ofTime)
    {
        set.Property(DataType.DateTime, name, () => [Overload.Of<DateTime, int>(x => ofDate(x))]);
        set.Property(DataType.Time, name, () => [Overload.Of<DateTimeOffset, int>(x => ofTime(x))]);
    }

    private static void Shift<TBy>(FunctionSet set, string name, Func<DateTime, TBy, DateTime> ofDate, Func<DateTimeOffset, TBy, DateTimeOffset> ofTime)
    {
        set.Method(DataType.DateTime, name, () => [Overload.Of(Guarded.Of(ofDate))]);
        set.Method(DataType.Time, name, () => [Overload.Of(Guarded.Of(ofTime))]);
    }
}
