using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Playbooks.Storage.Sqlite.Connections;

/// <summary>A row that was read, by the place of its columns; valid until the next one is read.</summary>
internal readonly struct Row(SqliteDataReader reader)
{
    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public long Number(int column) => reader.GetInt64(column);

    public int Int(int column) => reader.GetInt32(column);

    public long? NumberOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public double? RealOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    public bool IsTrue(int column) => reader.GetInt64(column) != 0;

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public DateTimeOffset Time(int column) => StoredValue.ToTime(reader.GetString(column));

    public DateTimeOffset? TimeOrNull(int column) => reader.IsDBNull(column) ? null : Time(column);

    public DateOnly? DayOrNull(int column) =>
        reader.IsDBNull(column) ? null : DateOnly.ParseExact(reader.GetString(column), StoredValue.DayFormat, CultureInfo.InvariantCulture);

    public decimal Decimal(int column) => decimal.Parse(reader.GetString(column), NumberStyles.Number, CultureInfo.InvariantCulture);

    public decimal? DecimalOrNull(int column) => reader.IsDBNull(column) ? null : Decimal(column);

    public T Name<T>(int column)
        where T : struct, Enum => Enum.Parse<T>(reader.GetString(column));

    /// <summary>A JSON array of texts.</summary>
    public ImmutableArray<string> Texts(int column) => [.. JsonSerializer.Deserialize<string[]>(reader.GetString(column))!];
}
