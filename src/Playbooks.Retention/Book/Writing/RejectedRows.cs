using System.Globalization;
using CsvHelper;

namespace Playbooks.Retention.Book.Writing;

/// <summary>The rows that could not be read, kept in a file as they came, with line and reason; there is no file while there are none.</summary>
/// <param name="path">The file.</param>
/// <param name="columns">The names of their fields.</param>
public sealed class RejectedRows(string path, IReadOnlyList<string> columns) : IDisposable
{
    private CsvWriter? _writer;

    /// <summary>Keeps a row.</summary>
    public void Add(RejectedRow rejected)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        _writer ??= Begin();
        for (var i = 0; i < columns.Count; i++)
        {
            _writer.WriteField(i < rejected.Row.Fields.Length ? rejected.Row.Fields[i] : "");
        }
        _writer.WriteField(rejected.Row.Line.ToString(CultureInfo.InvariantCulture));
        _writer.WriteField(rejected.Reason);
        _writer.EndRecord();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private CsvWriter Begin()
    {
        var writer = CsvWriter.ToFile(path, new CsvWriterOptions { NewLine = "\n" });
        writer.WriteRecord([.. columns, "rejected.line", "rejected.reason"]);
        return writer;
    }
}
