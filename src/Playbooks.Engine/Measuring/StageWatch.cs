namespace Playbooks.Engine.Measuring;

/// <summary>Adds up how long each stage of many decisions takes. One thread uses it.</summary>
/// <param name="clock">The clock of the host that measures.</param>
internal sealed class StageWatch(TimeProvider clock)
{
    private readonly TimeSpan[] _times = new TimeSpan[Enum.GetValues<DecidingStage>().Length];
    private long _since;

    /// <summary>What a stage took in all.</summary>
    public TimeSpan this[DecidingStage stage] => _times[(int)stage];

    /// <summary>A decision begins.</summary>
    public void Begin() => _since = clock.GetTimestamp();

    /// <summary>A stage ends, and the next one begins.</summary>
    public void End(DecidingStage stage)
    {
        var now = clock.GetTimestamp();
        _times[(int)stage] += clock.GetElapsedTime(_since, now);
        _since = now;
    }
}
