using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>What is today in the sample book. Casts count in days from it.</summary>
internal static class BookTime
{
    public static readonly DateTimeOffset AsOf = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Calendar day so many days after today; below zero for the past.</summary>
    public static string Day(int days) => AsOf.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment of that day in working hours.</summary>
    public static string Moment(int days, Dice dice) =>
        AsOf.AddDays(days).AddMinutes(dice.Between(-90, 480)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

/// <summary>A clock that shows the book's time.</summary>
internal sealed class BookClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => BookTime.AsOf;
}
