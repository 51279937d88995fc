using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>
/// A statement that is prepared once and run again and again. A command and a reader around each run would cost as much as
/// the database does.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private const int ShortText = 128;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    // Where the database has each value's parameter; 0 for one that the text does not name.
    private readonly int[] _places;

    /// <exception cref="SqliteException">The text is no statement.</exception>
    public PreparedStatement(sqlite3 database, string sql, int values)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _places = new int[values];
        for (var place = 0; place < values; place++)
        {
            _places[place] = raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"${place + 1}"));
        }
    }

    /// <summary>Runs it. How many rows a change touched.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public int Run(ReadOnlySpan<object?> values)
    {
        try
        {
            Bind(values);
            while (Step())
            {
            }
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>The first column of the first row as a whole number; null when there is no row, or null stands there.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public long? Number(ReadOnlySpan<object?> values)
    {
        try
        {
            Bind(values);
            return Step() && raw.sqlite3_column_type(_statement, 0) != raw.SQLITE_NULL ? raw.sqlite3_column_int64(_statement, 0) : null;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return result == raw.SQLITE_ROW;
        }
        Check(result);
        return false;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            if (_places[place] != 0)
            {
                Check(Bind(_places[place], StoredValue.Of(values[place])));
            }
        }
    }

    private int Bind(int place, object value) => value switch
    {
        string text => BindText(place, text),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        double number => raw.sqlite3_bind_double(_statement, place, number),
        ReadOnlyMemory<byte> bytes => raw.sqlite3_bind_blob(_statement, place, bytes.Span),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        DBNull => raw.sqlite3_bind_null(_statement, place),
        _ => throw new ArgumentException($"values of type {value.GetType().Name} are not kept", nameof(value)),
    };

    // Ids and times are short, and need no memory of their own on their way. Nothing is no text to the database but null.
    private int BindText(int place, string text)
    {
        if (text.Length is 0 or > ShortText)
        {
            return raw.sqlite3_bind_text(_statement, place, text);
        }
        Span<byte> bytes = stackalloc byte[ShortText * 3];
        return raw.sqlite3_bind_text(_statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
