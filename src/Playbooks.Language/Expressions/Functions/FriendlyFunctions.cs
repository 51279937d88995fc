using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>
/// Functions in lower case for those who do not know C#:
/// <c>abs round floor ceiling truncate min max power sqrt</c> (<c>round</c> goes half away from zero, as merchants do);
/// <c>upper lower trim length left right substring replace contains starts ends</c>;
/// <c>year month day hour weekday</c> of a date or time, <c>days hours minutes</c> of a duration as a number with
/// fraction, <c>daysBetween hoursBetween</c> from an earlier moment to a later one.
/// </summary>
internal static class FriendlyFunctions
{
    public static void AddTo(FunctionSet set)
    {
        AddNumbers(set);
        AddTexts(set);
        AddDates(set);
    }

    private static void AddNumbers(FunctionSet set)
    {
        set.Function("abs", () => [MathFunctions.Absolute<int>(), MathFunctions.Absolute<long>(), MathFunctions.Absolute<double>(), MathFunctions.Absolute<float>(), MathFunctions.Absolute<decimal>()]);
        set.Function("min", () =>
        [
            MathFunctions.Smaller<int>(),
            MathFunctions.Smaller<long>(),
            MathFunctions.Smaller<double>(),
            MathFunctions.Smaller<decimal>(),
            Overload.Of<DateTime, DateTime, DateTime>((x, y) => x < y ? x : y),
            Overload.Of<DateTimeOffset, DateTimeOffset, DateTimeOffset>((x, y) => x < y ? x : y),
            Overload.Of<TimeSpan, TimeSpan, TimeSpan>((x, y) => x < y ? x : y),
        ]);
        set.Function("max", () =>
        [
            MathFunctions.Larger<int>(),
            MathFunctions.Larger<long>(),
            MathFunctions.Larger<double>(),
            MathFunctions.Larger<decimal>(),
            Overload.Of<DateTime, DateTime, DateTime>((x, y) => x > y ? x : y),
            Overload.Of<DateTimeOffset, DateTimeOffset, DateTimeOffset>((x, y) => x > y ? x : y),
            Overload.Of<TimeSpan, TimeSpan, TimeSpan>((x, y) => x > y ? x : y),
        ]);
        set.Function("round", () =>
        [
            Overload.Of<double, double>(x => Math.Round(x, MidpointRounding.AwayFromZero)),
            Overload.Of<decimal, decimal>(x => Math.Round(x, MidpointRounding.AwayFromZero)),
            Overload.Of(Guarded.Of<double, int, double>((x, digits) => Math.Round(x, digits, MidpointRounding.AwayFromZero))),
            Overload.Of(Guarded.Of<decimal, int, decimal>((x, digits) => Math.Round(x, digits, MidpointRounding.AwayFromZero))),
        ]);
        set.Function("floor", () => [Overload.Of<double, double>(x => Math.Floor(x)), Overload.Of<decimal, decimal>(x => Math.Floor(x))]);
        set.Function("ceiling", () => [Overload.Of<double, double>(x => Math.Ceiling(x)), Overload.Of<decimal, decimal>(x => Math.Ceiling(x))]);
        set.Function("truncate", () => [Overload.Of<double, double>(x => Math.Truncate(x)), Overload.Of<decimal, decimal>(x => Math.Truncate(x))]);
        set.Function("power", () => [Overload.Of<double, double, double>((x, y) => Math.Pow(x, y))]);
        set.Function("sqrt", () => [Overload.Of<double, double>(x => Math.Sqrt(x))]);
    }

    private static void AddTexts(FunctionSet set)
    {
        set.Function("upper", () => [Overload.Of<string, string>(text => text.ToUpperInvariant())]);
#pragma warning disable CA1308 // the author asks for lower case
        set.Function("lower", () => [Overload.Of<string, string>(text => text.ToLowerInvariant())]);
#pragma warning restore CA1308
        set.Function("trim", () => [Overload.Of<string, string>(text => text.Trim())]);
        set.Function("length", () => [Overload.Of<string, int>(text => text.Length), Overload.Of<ListValue, int>(list => list.Count)]);
        set.Function("left", () => [Overload.Of<string, int, string>((text, count) => text[..Math.Clamp(count, 0, text.Length)])]);
        set.Function("right", () => [Overload.Of<string, int, string>((text, count) => text[^Math.Clamp(count, 0, text.Length)..])]);
        set.Function("substring", () => [Overload.Of<string, int, int, string>(TextFunctions.Substring)]);
        set.Function("replace", () => [Overload.Of<string, string, string, string>(TextFunctions.Replace)]);
        set.Function("contains", () => [Overload.Of<string, string, bool>((text, part) => text.Contains(part, StringComparison.Ordinal))]);
        set.Function("starts", () => [Overload.Of<string, string, bool>((text, part) => text.StartsWith(part, StringComparison.Ordinal))]);
        set.Function("ends", () => [Overload.Of<string, string, bool>((text, part) => text.EndsWith(part, StringComparison.Ordinal))]);
    }

    private static void AddDates(FunctionSet set)
    {
        set.Function("year", () => [Overload.Of<DateTime, int>(x => x.Year), Overload.Of<DateTimeOffset, int>(x => x.Year)]);
        set.Function("month", () => [Overload.Of<DateTime, int>(x => x.Month), Overload.Of<DateTimeOffset, int>(x => x.Month)]);
        set.Function("day", () => [Overload.Of<DateTime, int>(x => x.Day), Overload.Of<DateTimeOffset, int>(x => x.Day)]);
        set.Function("hour", () => [Overload.Of<DateTime, int>(x => x.Hour), Overload.Of<DateTimeOffset, int>(x => x.Hour)]);
        set.Function("weekday", () => [Overload.Of<DateTime, int>(x => (int)x.DayOfWeek, StaticNames.Days), Overload.Of<DateTimeOffset, int>(x => (int)x.DayOfWeek, StaticNames.Days)]);
        set.Function("days", () => [Overload.Of<TimeSpan, double>(x => x.TotalDays)]);
        set.Function("hours", () => [Overload.Of<TimeSpan, double>(x => x.TotalHours)]);
        set.Function("minutes", () => [Overload.Of<TimeSpan, double>(x => x.TotalMinutes)]);
        set.Function("daysBetween", () => [Overload.Of<DateTime, DateTime, double>((from, to) => (to - from).TotalDays), Overload.Of<DateTimeOffset, DateTimeOffset, double>((from, to) => (to - from).TotalDays)]);
        set.Function("hoursBetween", () => [Overload.Of<DateTime, DateTime, double>((from, to) => (to - from).TotalHours), Overload.Of<DateTimeOffset, DateTimeOffset, double>((from, to) => (to - from).TotalHours)]);
    }
}
