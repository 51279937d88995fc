using System.Collections.Immutable;
using System.Net.Sockets;

namespace Playbooks.Benchmarks.Serving.Load;

/// <summary>
/// Gives what falls due to connections that are idle, or to the first that becomes so. None waits for work by itself:
/// waking them all for each request would keep the machine busy that is measured.
/// </summary>
internal sealed class Turns(ImmutableArray<Wire> connections, Func<Wire, Due, Task> ask)
{
    private readonly object _lock = new();
    private readonly Stack<Wire> _idle = new(connections);
    private readonly Queue<Due> _waiting = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isLastGiven;

    /// <summary>Asks now where a connection is idle.</summary>
    public void Give(Due due)
    {
        Wire? connection;
        lock (_lock)
        {
            if (!_idle.TryPop(out connection))
            {
                _waiting.Enqueue(due);
                return;
            }
        }
        _ = AskAsync(connection, due);
    }

    /// <summary>Ends when all that was given is answered. Nothing is given after this.</summary>
    public Task WhenAllAreIdleAsync()
    {
        lock (_lock)
        {
            _isLastGiven = true;
            EndIfIdle();
        }
        return _ended.Task;
    }

    private async Task AskAsync(Wire connection, Due due)
    {
        try
        {
            do
            {
                await ask(connection, due);
            }
            while (TryTakeNext(connection, out due));
        }
        catch (Exception problem) when (problem is InvalidOperationException or SocketException)
        {
            _ended.TrySetException(problem);
        }
    }

    private bool TryTakeNext(Wire connection, out Due due)
    {
        lock (_lock)
        {
            if (_waiting.TryDequeue(out due))
            {
                return true;
            }
            _idle.Push(connection);
            EndIfIdle();
            return false;
        }
    }

    private void EndIfIdle()
    {
        if (_isLastGiven && _idle.Count == connections.Length)
        {
            _ended.TrySetResult();
        }
    }
}
