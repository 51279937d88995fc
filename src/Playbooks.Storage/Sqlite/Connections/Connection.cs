using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>
/// A connection with its prepared statements, used by one thread at a time. Parameters are <c>$1</c>, <c>$2</c> and so on,
/// by their places.
/// </summary>
internal sealed class Connection(SqliteConnection native) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _queries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>The connection itself, for what no statement can do.</summary>
    public SqliteConnection Native { get; } = native;

    /// <summary>Whether a transaction is open; a bad enough failure ends it without being asked.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(Native.Handle) == 0;

    /// <summary>Runs a statement. How many rows it touched.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values.Length).Run(values);

    /// <summary>The first row, or null.</summary>
    public T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var reader = Query(sql, values).ExecuteReader();
        return reader.Read() ? read(new Row(reader)) : null;
    }

    /// <summary>The first column of the first row as a whole number; null when there is no row, or null stands there.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values.Length).Number(values);

    /// <summary>All rows.</summary>
    public ImmutableArray<T> All<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Query(sql, values).ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<T>();
        while (reader.Read())
        {
            rows.Add(read(new Row(reader)));
        }
        return rows.DrainToImmutable();
    }

    /// <summary>Runs several statements that take no parameters and are not worth keeping prepared.</summary>
    public void Script(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>How many pages were written to the log since this was last asked.</summary>
    public long TakePagesWritten()
    {
        raw.sqlite3_db_status(Native.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1);
        return pages;
    }

    /// <summary>
    /// Moves as much of the log into the database as can be moved without anybody waiting for it; what cannot be moved stays
    /// where it is. False when the file cannot be written.
    /// </summary>
    public bool MoveLog() =>
        raw.sqlite3_wal_checkpoint_v2(Native.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _) is raw.SQLITE_OK or raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var query in _queries.Values)
        {
            query.Dispose();
        }
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
        Native.Dispose();
    }

    private PreparedStatement Prepare(string sql, int values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new PreparedStatement(Native.Handle!, sql, values);
            _statements.Add(sql, statement);
        }
        return statement;
    }

    private SqliteCommand Query(string sql, ReadOnlySpan<object?> values)
    {
        if (!_queries.TryGetValue(sql, out var query))
        {
            query = Command(sql);
            for (var place = 1; place <= values.Length; place++)
            {
                query.Parameters.Add(new SqliteParameter("$" + place.ToString(CultureInfo.InvariantCulture), null));
            }
            _queries.Add(sql, query);
        }
        for (var index = 0; index < values.Length; index++)
        {
            var value = StoredValue.Of(values[index]);
            query.Parameters[index].Value = value is ReadOnlyMemory<byte> bytes ? bytes.ToArray() : value;
        }
        return query;
    }

    private SqliteCommand Command(string sql)
    {
        var command = Native.CreateCommand();
        // Every text that comes here is a constant of this project; values are parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
