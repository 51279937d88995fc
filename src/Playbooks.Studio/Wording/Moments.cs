using System.Globalization;

namespace Playbooks.Studio.Wording;

/// <summary>Moments as people read them.</summary>
internal static class Moments
{
    /// <summary><c>Mon 2 Mar 2026, 09:00 UTC</c>.</summary>
    public static string Shown(DateTimeOffset at) => at.ToUniversalTime().ToString("ddd d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute of <c>time</c>.</summary>
    public static string Machine(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>How far off: <c>in 4 hours</c>, <c>in 3 days</c>, <c>now</c>.</summary>
    public static string FromNow(DateTimeOffset at, DateTimeOffset now)
    {
        var left = at - now;
        return left switch
        {
            { TotalMinutes: < -1 } => "overdue",
            { TotalMinutes: < 1 } => "now",
            { TotalMinutes: < 90 } => In(left.TotalMinutes, "minute"),
            { TotalHours: < 36 } => In(left.TotalHours, "hour"),
            _ => In(left.TotalDays, "day"),
        };
    }

    /// <summary>How long ago: <c>4 hours ago</c>, <c>just now</c>.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var past = now - at;
        return past switch
        {
            { TotalMinutes: < 1 } => "just now",
            { TotalMinutes: < 90 } => Span(past.TotalMinutes, "minute"),
            { TotalHours: < 36 } => Span(past.TotalHours, "hour"),
            _ => Span(past.TotalDays, "day"),
        } + (past.TotalMinutes < 1 ? "" : " ago");
    }

    private static string In(double amount, string unit) => "in " + Span(amount, unit);

    private static string Span(double amount, string unit) => Words.Count((int)Math.Round(amount), unit, unit + "s");
}
