using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book.Maps;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Records;

/// <summary>A CSV file of one kind of records, opened and its header checked.</summary>
public sealed class RecordFile : IDisposable
{
    private readonly IRowReading _reading;
    private readonly RecordReader _records;
    private readonly CsvFile _file;

    private RecordFile(RecordKind kind, string path, IRowReading reading, RecordReader records)
    {
        (Kind, Name, Bytes) = (kind, Path.GetFileName(path), new FileInfo(path).Length);
        (_reading, _records) = (reading, records);
        _file = CsvFile.Open(path);
    }

    /// <summary>What it holds.</summary>
    public RecordKind Kind { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The names of its columns.</summary>
    public IReadOnlyList<string> Columns => _file.Header;

    /// <summary>How far it has been read, in bytes.</summary>
    public long BytesRead => _file.BytesRead;

    /// <summary>Its size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Opens a file; null when its header or the map has errors, all reported.</summary>
    /// <param name="kind">What it holds.</param>
    /// <param name="path">Where it lies.</param>
    /// <param name="vocabulary">The facts that its columns may be named after.</param>
    /// <param name="options">A map, and what else there is to say of it.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RecordFile? Open(RecordKind kind, string path, FactVocabulary vocabulary, RecordFileOptions options, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(options);
        var columns = RecordColumns.Of(kind, vocabulary);
        return Bind(kind, path, columns, vocabulary, options, diagnostics) is { } reading
            ? new RecordFile(kind, path, reading, new RecordReader(kind, vocabulary, options.Days))
            : null;
    }

    /// <summary>The rows in order: each a record, or the reason why there is none in it.</summary>
    public IEnumerable<(RawRow Row, BookRecord? Record, string? Reason)> Read()
    {
        foreach (var (row, broken) in _file.Rows(_reading.Unquoted))
        {
            var reason = broken;
            BookRecord? record = null;
            if (reason is null && _reading.AccountOf(row, out reason) is { } account && _reading.Read(row, out reason) is { } facts)
            {
                record = _records.Read(account, facts, out reason);
            }
            yield return (row, record, reason);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static IRowReading? Bind(
        RecordKind kind, string path, FactVocabulary columns, FactVocabulary vocabulary, RecordFileOptions options, ICollection<Diagnostic> diagnostics)
    {
        if (options.Map is not null)
        {
            return MapReader.Read(options.Map, columns, path, diagnostics, vocabulary) is { } map ? new MappedRows(map, columns, options.Now) : null;
        }
        using var file = CsvFile.Open(path);
        var isMisplaced = false;
        for (var i = 0; i < file.Header.Count; i++)
        {
            if (columns.Find(file.Header[i]) is null && vocabulary.Find(file.Header[i]) is { } fact)
            {
                isMisplaced = true;
                diagnostics.Add(BookErrors.MisplacedColumn.At(file.Locate(i), $"`{fact.Name}` does not belong to {kind.Word()}", $"leave it out here, and import it with the {HomeOf(fact)}"));
            }
        }
        return isMisplaced ? null : FactColumns.Bind(file, columns, diagnostics);
    }

    private static string HomeOf(FactDefinition fact) => fact.Entity switch
    {
        Entity.Account => "accounts",
        Entity.Contact => "contacts",
        _ => "events",
    };
}

/// <summary>How a file of records is read.</summary>
public sealed record RecordFileOptions
{
    /// <summary>A file whose columns are named after facts and taken as they are.</summary>
    public static readonly RecordFileOptions Plain = new();

    /// <summary>The map for a file from elsewhere, or null. What it feeds to facts of other kinds of records is passed over.</summary>
    public SourceText? Map { get; init; }

    /// <summary>The time that <c>now</c> means in the map's expressions.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>How many days all dates are moved on.</summary>
    public int Days { get; init; }
}
