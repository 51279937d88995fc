using System.Globalization;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;
using Calendar = Playbooks.Engine.Rules.Calendar;

namespace Playbooks.Engine.Tests.Deciding;

public sealed class WorkingTimeTests
{
    private static readonly Calendar London = CalendarOf("Europe/London", "2026-04-03", "2026-04-06");

    [Theory]
    // An ordinary duration is elapsed time.
    [InlineData("2026-03-06T18:30Z", "4 hours", "2026-03-06T22:30Z")]
    [InlineData("2026-03-06T18:30Z", "2 days", "2026-03-08T18:30Z")]
    // A business day leads to the same time on the next working day.
    [InlineData("2026-03-02T09:00Z", "1 business day", "2026-03-03T09:00Z")]
    [InlineData("2026-03-02T16:59Z", "1 business day", "2026-03-03T16:59Z")]
    [InlineData("2026-03-06T16:00Z", "1 business day", "2026-03-09T16:00Z")]
    // Before opening, after closing and on days off the clock starts when the office opens next.
    [InlineData("2026-03-02T06:00Z", "1 business day", "2026-03-03T09:00Z")]
    [InlineData("2026-03-06T20:00Z", "1 business day", "2026-03-10T09:00Z")]
    [InlineData("2026-03-07T12:00Z", "1 business day", "2026-03-10T09:00Z")]
    [InlineData("2026-03-06T17:00Z", "1 business day", "2026-03-10T09:00Z")]
    [InlineData("2026-03-06T20:00Z", "0 business days", "2026-03-09T09:00Z")]
    // Good Friday and Easter Monday are holidays.
    [InlineData("2026-04-02T10:00+01:00", "1 business day", "2026-04-07T10:00+01:00")]
    // Business hours use up working hours only.
    [InlineData("2026-03-02T09:00Z", "8 business hours", "2026-03-02T17:00Z")]
    [InlineData("2026-03-02T15:00Z", "4 business hours", "2026-03-03T11:00Z")]
    [InlineData("2026-03-06T16:30Z", "90 business minutes", "2026-03-09T10:00Z")]
    [InlineData("2026-03-06T22:00Z", "1 business hour", "2026-03-09T10:00Z")]
    [InlineData("2026-03-02T09:00Z", "16 business hours", "2026-03-03T17:00Z")]
    // Half a business day is half of the working hours.
    [InlineData("2026-03-02T09:00Z", "0.5 business days", "2026-03-02T13:00Z")]
    [InlineData("2026-03-02T15:00Z", "1.5 business days", "2026-03-04T11:00Z")]
    // The local time stays when the clocks change in between.
    [InlineData("2026-03-27T10:00Z", "1 business day", "2026-03-30T10:00+01:00")]
    public void DurationsEndWhenTheyShould(string from, string duration, string expected) =>
        Assert.Equal(Time(expected).ToUniversalTime(), WorkingTime.After(London, Time(from), DurationOf(duration)));

    [Fact]
    public void TheResultIsInUtc() =>
        Assert.Equal(TimeSpan.Zero, WorkingTime.After(London, Time("2026-06-01T10:00+01:00"), DurationOf("1 business day")).Offset);

    [Fact]
    public void SkippedLocalTimesCountAsThatMuchLater()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        Assert.Equal(Time("2026-03-29T03:30+02:00").ToUniversalTime(), WorkingTime.ToUtc(zone, new DateTime(2026, 3, 29, 2, 30, 0)));
    }

    [Fact]
    public void LocalTimesThatPassTwiceCountAsTheFirst()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        Assert.Equal(Time("2026-10-25T02:30+02:00").ToUniversalTime(), WorkingTime.ToUtc(zone, new DateTime(2026, 10, 25, 2, 30, 0)));
    }

    [Fact]
    public void ACalendarWithoutAWorkingDayEndsAllTheSame()
    {
        var never = London with { Holidays = [.. Enumerable.Range(0, 40_000).Select(i => new DateOnly(2026, 1, 1).AddDays(i))] };

        Assert.True(WorkingTime.After(never, Time("2026-03-02T09:00Z"), DurationOf("1 business day")) > Time("2026-03-02T09:00Z"));
    }

    [Theory]
    [InlineData("9999-12-31T00:00Z", "36500 days")]
    [InlineData("9999-12-31T00:00Z", "36500 business days")]
    [InlineData("9000-12-31T00:00Z", "36500 business days")]
    public void TheFarFutureIsTheLastMomentThereIs(string from, string duration) =>
        Assert.True(WorkingTime.After(London, Time(from), DurationOf(duration)) >= Time(from));

    private static Calendar CalendarOf(string zone, params string[] holidays) => new(
        TimeZoneInfo.FindSystemTimeZoneById(zone),
        new TimeOnly(9, 0),
        new TimeOnly(17, 0),
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        [.. holidays.Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))]);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Duration DurationOf(string text)
    {
        var words = text.Split(' ');
        var unit = Enum.Parse<DurationUnit>(words[^1].TrimEnd('s'), ignoreCase: true);
        return new Duration(decimal.Parse(words[0], CultureInfo.InvariantCulture), unit, words.Length == 3);
    }
}
