using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>A few connections that readers share. Each read sees the store as it was at one moment.</summary>
internal sealed class Readers(Database database) : IDisposable
{
    private const int Most = 8;

    private readonly ConcurrentBag<Connection> _idle = [];
    private readonly SemaphoreSlim _room = new(Most);

    /// <summary>Reads.</summary>
    /// <exception cref="StoreAwayException">The store cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<Connection, T> work, CancellationToken cancel)
    {
        await _room.WaitAsync(cancel);
        Connection? connection = null;
        var isSound = false;
        try
        {
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

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
        _room.Dispose();
    }
}
