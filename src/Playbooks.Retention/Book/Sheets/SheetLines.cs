using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Retention.Book.Sheets;

/// <summary>
/// The rows of a sheet as lines of JSON, which can be added to: a spreadsheet itself cannot go on after a restart. The
/// first line is the header; days and times are <c>{"date":…}</c> and <c>{"time":…}</c>.
/// </summary>
public static class SheetLines
{
    /// <summary>Makes the spreadsheet of lines.</summary>
    /// <param name="pieces">The lines, cut anywhere into pieces.</param>
    /// <param name="target">Where it goes; it can be read and sought.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="SheetFullException">There are more rows than a sheet holds.</exception>
    public static async Task WriteSheetAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, Stream target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        Sheet? sheet = null;
        try
        {
            var rest = new MemoryStream();
            await foreach (var piece in pieces.WithCancellation(cancel))
            {
                rest.Write(piece.Span);
                var bytes = rest.GetBuffer().AsMemory(0, (int)rest.Length);
                while (bytes.Span.IndexOf((byte)'\n') is >= 0 and var end)
                {
                    var row = Read(bytes[..end]);
                    bytes = bytes[(end + 1)..];
                    if (sheet is null)
                    {
                        sheet = new Sheet(target, DecisionSheet.Name, [.. row.Select(cell => cell as string ?? "")]);
                        continue;
                    }
                    if (sheet.IsFull)
                    {
                        throw new SheetFullException();
                    }
                    sheet.Write(row);
                }
                var left = bytes.ToArray();
                rest = new MemoryStream();
                rest.Write(left);
            }
        }
        finally
        {
            sheet?.Dispose();
        }
    }

    private static object?[] Read(ReadOnlyMemory<byte> line)
    {
        using var json = JsonDocument.Parse(line);
        return [.. json.RootElement.EnumerateArray().Select(Read)];
    }

    private static object? Read(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.String => cell.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => cell.TryGetInt64(out var whole) ? whole : cell.TryGetDecimal(out var amount) ? amount : cell.GetDouble(),
        JsonValueKind.Object => cell.TryGetProperty("date", out var date) ? date.GetDateTime() : cell.GetProperty("time").GetDateTimeOffset(),
        _ => null,
    };
}

/// <summary>Writes decisions as such lines.</summary>
internal sealed class DecisionSheetLines : IDecisionWriter
{
    private readonly Stream _stream;
    private readonly DecisionCells _cells;

    public DecisionSheetLines(Stream stream, DecisionCells cells, bool begins)
    {
        (_stream, _cells) = (stream, cells);
        if (begins)
        {
            WriteLine([.. cells.Header]);
        }
    }

    public bool WritesAll => false;

    public void Write(Decision decision)
    {
        foreach (var row in _cells.RowsOf(decision))
        {
            WriteLine(row);
        }
    }

    public void Dispose() => _stream.Dispose();

    private void WriteLine(object?[] row)
    {
        using (var writer = new Utf8JsonWriter(_stream, RecordJson.Options))
        {
            writer.WriteStartArray();
            foreach (var cell in row)
            {
                WriteCell(writer, cell);
            }
            writer.WriteEndArray();
        }
        _stream.WriteByte((byte)'\n');
    }

    private static void WriteCell(Utf8JsonWriter writer, object? cell)
    {
        if (cell is DateTime or DateTimeOffset)
        {
            writer.WriteStartObject();
            writer.WriteString(cell is DateTime ? "date" : "time", ValueText.Format(cell));
            writer.WriteEndObject();
        }
        else if (!PlainJson.TryWrite(writer, cell))
        {
            writer.WriteStringValue(ValueText.Format(cell));
        }
    }
}
