using System.Collections.Immutable;

namespace Playbooks.Engine.Scripts;

/// <summary>Calls that go to one process together, one after the other, and whoever waits for what comes of them.</summary>
/// <param name="calls">The calls.</param>
/// <param name="since">When they were asked for, as the clock's timestamp; null where whoever waits has time.</param>
internal sealed class ScriptJob(ImmutableArray<ScriptCall> calls, long? since)
{
    private readonly TaskCompletionSource<ImmutableArray<ScriptOutcome>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object _signal = new();
    private ImmutableArray<ScriptOutcome> _outcomes;
    private volatile bool _isGivenUp;

    public ImmutableArray<ScriptCall> Calls { get; } = calls;

    public long? Since { get; } = since;

    /// <summary>Whether nobody waits any more.</summary>
    public bool IsGivenUp => _isGivenUp;

    /// <summary>Hands the outcomes over.</summary>
    public void Finish(ImmutableArray<ScriptOutcome> outcomes)
    {
        lock (_signal)
        {
            _outcomes = outcomes;
            Monitor.PulseAll(_signal);
        }
        _done.SetResult(outcomes);
    }

    /// <summary>Says the same of every call.</summary>
    public void Refuse(string why) => Finish([.. Calls.Select(_ => ScriptOutcome.NotRun(why))]);

    /// <summary>The outcomes.</summary>
    public async Task<ImmutableArray<ScriptOutcome>> WaitAsync(CancellationToken cancel)
    {
        try
        {
            return await _done.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            _isGivenUp = true;
            throw;
        }
    }

    /// <summary>The same for a thread that has nothing else to do.</summary>
    public ImmutableArray<ScriptOutcome> Wait()
    {
        lock (_signal)
        {
            while (_outcomes.IsDefault)
            {
                Monitor.Wait(_signal);
            }
            return _outcomes;
        }
    }
}
