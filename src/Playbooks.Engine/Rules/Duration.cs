using System.Globalization;

namespace Playbooks.Engine.Rules;

/// <summary>A span of time as authors write it: <c>90 minutes</c>, <c>1 business day</c>.</summary>
/// <param name="Amount">How many; never negative.</param>
/// <param name="Unit">Of what.</param>
/// <param name="IsBusiness">Whether only the calendar's working days and hours count.</param>
public sealed record Duration(decimal Amount, DurationUnit Unit, bool IsBusiness)
{
    /// <summary>Its length where every hour counts; a month is 30 days and a year 365.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromMinutes((double)(Amount * (int)Unit));

    /// <inheritdoc/>
    public override string ToString()
    {
#pragma warning disable CA1308 // authors write units in lower case
        var unit = Unit.ToString().ToLowerInvariant();
#pragma warning restore CA1308
        var business = IsBusiness ? "business " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Amount:0.##} {business}{unit}{(Amount == 1 ? "" : "s")}");
    }
}

/// <summary>Units of time; the number is the unit's length in minutes.</summary>
public enum DurationUnit
{
    /// <summary>A minute.</summary>
    Minute = 1,

    /// <summary>An hour.</summary>
    Hour = 60,

    /// <summary>A day.</summary>
    Day = 24 * 60,

    /// <summary>Seven days.</summary>
    Week = 7 * 24 * 60,

    /// <summary>Thirty days.</summary>
    Month = 30 * 24 * 60,

    /// <summary>365 days.</summary>
    Year = 365 * 24 * 60,
}
