namespace Playbooks.Server.Tests;

/// <summary>A clock that stands still; its timers run all the same, so that the workspace is watched.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>A working day in the morning.</summary>
    public static readonly FixedClock Monday = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;
}
