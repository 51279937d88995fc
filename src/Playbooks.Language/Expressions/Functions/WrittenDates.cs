using System.Globalization;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>
/// Dates as the framework reads them where no culture is set, month before day, which workflow files have beside ISO
/// dates. What names no day is none: it would be another one each day.
/// </summary>
internal static class WrittenDates
{
    private const int Longest = 64;

    /// <summary><c>DateTime.Parse</c> of a workflow file.</summary>
    public static readonly Overload Parse = Overload.Of<string, DateTime>(text => Read(text) is { } date
        ? date
        : new Problem(ExpressionErrors.ConversionFailed, $"`{text}` cannot be read as date"));

    public static DateTime? Read(string text) =>
        text.Length <= Longest
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal | DateTimeStyles.NoCurrentDateDefault, out var date)
        && date.Year > 1
            ? DateTime.SpecifyKind(date, DateTimeKind.Unspecified)
            : null;
}
