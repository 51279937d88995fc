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
internal sealed class QueuedWrite<T> : QueuedWrite
{
    private readonly Func<Connection, T> _work;
    private readonly CancellationToken _cancel;
    private readonly CancellationTokenRegistration _registration;
    private readonly TaskCompletionSource<T> _caller = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <param name="work">What is to be done.</param>
    /// <param name="cancel">Takes it back, as long as the writer has not begun.</param>
    public QueuedWrite(Func<Connection, T> work, CancellationToken cancel)
    {
        (_work, _cancel) = (work, cancel);
        _registration = cancel.UnsafeRegister(static write => ((QueuedWrite<T>)write!).Cancel(), this);
    }

    /// <summary>Ends when the command is durable, or was not done.</summary>
    public Task<T> Done => _caller.Task;

    public override void Do(Connection connection) => _result = _work(connection);

    public override void Answer()
    {
        _registration.Unregister();
        _caller.TrySetResult(_result!);
    }

    public override void Fail(Exception problem)
    {
        _registration.Unregister();
        _caller.TrySetException(problem);
    }

    private void Cancel()
    {
        if (Take())
        {
            _caller.TrySetCanceled(_cancel);
        }
    }
}
