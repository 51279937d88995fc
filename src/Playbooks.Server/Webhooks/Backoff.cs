namespace Playbooks.Server.Webhooks;

/// <summary>When to try a delivery again: each time about twice as long after the last, so that a receiver that is down for hours is met again.</summary>
/// <param name="Random">Spreads the tries, so that a receiver that comes back is not met by all at once.</param>
internal sealed record Backoff(Random Random)
{
    /// <summary>How often a delivery is tried; with the waits between, for about a day and a half.</summary>
    public const int MostAttempts = 16;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(8);

    /// <summary>How long to wait after an attempt: half of the step at least, all of it at most. Null: give it up.</summary>
    /// <param name="attempts">How many attempts there were, this one counted.</param>
    public TimeSpan? After(int attempts)
    {
        if (attempts >= MostAttempts)
        {
            return null;
        }
        var step = Math.Min(s_first.TotalSeconds * Math.Pow(2, attempts - 1), s_longest.TotalSeconds);
        return TimeSpan.FromSeconds(step * (0.5 + (Random.NextDouble() / 2)));
    }
}
