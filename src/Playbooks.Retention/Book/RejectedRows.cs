using System.Globalization;
using CsvHelper;

namespace Playbooks.Retention.Book;

/// <summary>The rows that could not be read, kept in a file as they came, with line and reason; there is no file while there are none.</summary>
internal sealed class RejectedRows(string path, IReadOnlyList<string> columns) : IDisposable
{
    private CsvWriter? _writer;

    public void Add(RejectedRow rejected)
    {
        _writer ??= Begin();
        for (var i = 0; i < columns.Count; i++)
        {
            _writer.WriteField(i < rejected.Row.Fields.Length ? rejected.Row.Fields[i] : "");
        }
        _writer.WriteField(rejected.Row.Line.ToString(CultureInfo.InvariantCulture));
        _writer.WriteField(rejected.Reason);
        _writer.EndRecord();
    }

    public void Dispose() => _writer?.Dispose();

    private CsvWriter Begin()
    {
        var writer = CsvWriter.ToFile(path, new CsvWriterOptions { NewLine = "\n" });
        writer.WriteRecord([.. columns, "rejected.line", "rejected.reason"]);
        return writer;
    }
}
