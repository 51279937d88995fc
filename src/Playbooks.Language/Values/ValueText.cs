using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Playbooks.Language.Values;

/// <summary>Values as text and back, the same on every machine: a decimal point, no groups, ISO dates.</summary>
public static class ValueText
{
    private const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly string[] Dates =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] Times = [.. Dates[1..].SelectMany(format => new[] { format + "'Z'", format + "zzz" })];

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    /// <summary>
    /// A value as text: numbers with as many digits as they need, dates as <c>2026-03-02</c> or with a time of day,
    /// times with their offset, durations as <c>1.02:30:00</c>, elements of a list after commas. Null is the empty text.
    /// </summary>
    public static string Format(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", Invariant),
        DateTimeOffset time => time.Offset == TimeSpan.Zero ? IsoTime.Of(time) : time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", Invariant),
        ListValue list => string.Join(", ", list.Select(Format)),
        ObjectValue instance => "{" + string.Join(", ", instance.Members.Select(member => $"{member.Key}: {Format(member.Value)}")) + "}",
        IFormattable formattable => formattable.ToString(null, Invariant),
        _ => value.ToString() ?? "",
    };

    /// <summary>
    /// Reads a text as a value of a type. Spaces around it do not count, except in texts and choices. Dates and times
    /// are ISO; a time without an offset is UTC, a date with one is its date at UTC. False when it cannot be read.
    /// </summary>
    public static bool TryParse(string text, DataType type, [NotNullWhen(true)] out object? value)
    {
        value = type switch
        {
            ScalarType { Kind: ScalarKind.String } => text,
            ScalarType scalar => Parse(text.Trim(), scalar.Kind, text),
            ChoiceType choice => choice.IndexOf(text) >= 0 ? text : null,
            _ => null,
        };
        return value is not null;
    }

    private static object? Parse(string text, ScalarKind kind, string untrimmed) => kind switch
    {
        ScalarKind.Bool => bool.TryParse(text, out var x) ? (object)x : null,
        ScalarKind.Char => untrimmed.Length == 1 ? untrimmed[0] : null,
        ScalarKind.Int => int.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var x) ? x : null,
        ScalarKind.UInt => uint.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var x) ? x : null,
        ScalarKind.Long => long.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var x) ? x : null,
        ScalarKind.ULong => ulong.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out var x) ? x : null,
        ScalarKind.Float => float.TryParse(text, Real, Invariant, out var x) && float.IsFinite(x) ? x : null,
        ScalarKind.Double => double.TryParse(text, Real, Invariant, out var x) && double.IsFinite(x) ? x : null,
        ScalarKind.Decimal => decimal.TryParse(text, Real, Invariant, out var x) ? x : null,
        ScalarKind.DateTime => ParseDate(text),
        ScalarKind.Time => ParseTime(text),
        ScalarKind.TimeSpan => TimeSpan.TryParse(text, Invariant, out var x) ? x : null,
        ScalarKind.Guid => System.Guid.TryParse(text, out var x) ? x : null,
        _ => null,
    };

    private static DateTime? ParseDate(string text)
    {
        if (DateTime.TryParseExact(text, Dates, Invariant, DateTimeStyles.None, out var date))
        {
            return date;
        }
        return DateTimeOffset.TryParseExact(text, Times, Invariant, DateTimeStyles.AssumeUniversal, out var time)
            ? DateTime.SpecifyKind(time.UtcDateTime, DateTimeKind.Unspecified)
            : null;
    }

    private static DateTimeOffset? ParseTime(string text)
    {
        if (DateTimeOffset.TryParseExact(text, Times, Invariant, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }
        return DateTime.TryParseExact(text, Dates, Invariant, DateTimeStyles.None, out var date) ? new DateTimeOffset(date, TimeSpan.Zero) : null;
    }
}
