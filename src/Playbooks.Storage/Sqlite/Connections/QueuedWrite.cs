namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>A command that waits for the writer, or is being done.</summary>
internal abstract class QueuedWrite
{
    private int _isTaken;

    /// <summary>Whether the caller of this is the one that decides what becomes of it: the writer, or whoever cancels.</summary>
    public bool Take() => Interlocked.Exchange(ref _isTaken, 1) is 0;

    /// <summary>Does it; what comes out is held back until it is durable. May be called again when its transaction was lost.</summary>
    public abstract void Do(Connection connection);

    /// <summary>Gives what came out to the caller.</summary>
    public abstract void Answer();

    /// <summary>Tells the caller why nothing was done.</summary>
    public abstract void Fail(Exception problem);
}

/// <summary>A command with its result.</summary>
internal sealed class QueuedWrite<T>(Func<Connection, T> work) : QueuedWrite
{
    private readonly TaskCompletionSource<T> _caller = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>Ends when the command is durable, or was not done.</summary>
    public async Task<T> WaitAsync(CancellationToken cancel)
    {
        await using var registration = cancel.Register(() =>
        {
            if (Take())
            {
                _caller.TrySetCanceled(cancel);
            }
        });
        return await _caller.Task;
    }

    public override void Do(Connection connection) => _result = work(connection);

    public override void Answer() => _caller.TrySetResult(_result!);

    public override void Fail(Exception problem) => _caller.TrySetException(problem);
}
