using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>What waits for the writer, in order. Any thread adds; the writer alone takes.</summary>
internal sealed class WriteQueue
{
    private readonly object _lock = new();
    private readonly Queue<QueuedWrite> _waiting = [];
    private bool _isClosed;
    private bool _isAwaited;

    /// <summary>Adds a command. False when the queue is closed.</summary>
    public bool TryAdd(QueuedWrite write)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return false;
            }
            _waiting.Enqueue(write);
            Wake();
            return true;
        }
    }

    /// <summary>The next command, once there is one; null when the queue is closed and nothing waits any more.</summary>
    public QueuedWrite? Take()
    {
        lock (_lock)
        {
            while (_waiting.Count == 0 && !_isClosed)
            {
                _isAwaited = true;
                Monitor.Wait(_lock);
            }
            return _waiting.TryDequeue(out var write) ? write : null;
        }
    }

    /// <summary>The next command, where one waits already.</summary>
    public bool TryTake([NotNullWhen(true)] out QueuedWrite? write)
    {
        lock (_lock)
        {
            return _waiting.TryDequeue(out write);
        }
    }

    /// <summary>Takes no more; what waits is still taken.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            Wake();
        }
    }

    private void Wake()
    {
        if (_isAwaited)
        {
            _isAwaited = false;
            Monitor.Pulse(_lock);
        }
    }
}
