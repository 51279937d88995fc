using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>A few connections that readers share. Each read sees the store as it was at one moment.</summary>
internal sealed class Readers(Database database) : IAsyncDisposable
{
    private const int Most = 8;

    private readonly ConcurrentBag<Connection> _idle = [];
    private readonly SemaphoreSlim _room = new(Most);
    private volatile bool _isClosed;

    /// <summary>Reads.</summary>
    /// <exception cref="StoreAwayException">The store cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<Connection, T> work, CancellationToken cancel)
    {
        await _room.WaitAsync(cancel);
        Connection? connection = null;
        var isSound = false;
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            connection = _idle.TryTake(out var idle) ? idle : database.Open();
            connection.Run("BEGIN");
            var answer = work(connection);
            connection.Run("COMMIT");
            isSound = true;
            return answer;
        }
        catch (SqliteException failure)
        {
            throw database.Explain(failure);
        }
        finally
        {
            if (isSound)
            {
                _idle.Add(connection!);
            }
            else
            {
                connection?.Dispose();
            }
            _room.Release();
        }
    }

    /// <summary>Waits for those who read, and closes the connections; who comes later is told.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        for (var taken = 0; taken < Most; taken++)
        {
            await _room.WaitAsync();
        }
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
        _room.Release(Most);
    }
}
