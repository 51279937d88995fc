using System.Globalization;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>
/// How values are kept: the one place that says so. Times are UTC text of one length (<c>2026-03-02T09:00:00.0000000Z</c>),
/// so that they sort as text; days and decimals are invariant text; what is true is 1; names of states are kept as written.
/// </summary>
internal static class StoredValue
{
    /// <summary>The form of a time.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // The same form, as the runtime writes it fastest.
    private const string RoundTrip = "O";

    /// <summary>The form of a day.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    /// <summary>A text that sorts after every id.</summary>
    public const string AfterAllText = "\U0010FFFF";

    public static string OfTime(DateTimeOffset time) => time.UtcDateTime.ToString(RoundTrip, CultureInfo.InvariantCulture);

    public static DateTimeOffset ToTime(string text) =>
        new(DateTime.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal), TimeSpan.Zero);

    /// <summary>What a parameter of a statement is set to.</summary>
    public static object Of(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => OfTime(time),
        DateOnly day => day.ToString(DayFormat, CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool isTrue => isTrue ? 1L : 0L,
        Enum name => name.ToString(),
        _ => value,
    };
}
