namespace Playbooks.Server.Tests;

/// <summary>A clock that a test moves; its timers run all the same.</summary>
internal sealed class MovedClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The time.</summary>
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
