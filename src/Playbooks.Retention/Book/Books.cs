using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book.Maps;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book;

/// <summary>Opens books.</summary>
public static class Books
{
    /// <summary>Opens a CSV file or JSON lines by the ending of its name; null when header or map have errors, all reported.</summary>
    /// <param name="path">The book.</param>
    /// <param name="vocabulary">The facts it may give.</param>
    /// <param name="map">The map for a book from elsewhere, or null where its columns are named after facts.</param>
    /// <param name="at">The time that <c>now</c> means in the map's expressions.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IBook? Open(string path, FactVocabulary vocabulary, SourceText? map, DateTimeOffset at, ICollection<Diagnostic> diagnostics)
    {
        var isJson = Path.GetExtension(path).Equals(".jsonl", StringComparison.OrdinalIgnoreCase);
        if (isJson && map is not null)
        {
            diagnostics.Add(BookErrors.UnknownFormat.At(new Location(map, default, ""), "a map reads columns, and JSON lines have none", "leave the map out, or give a CSV file"));
            return null;
        }
        if (isJson)
        {
            return new JsonLinesBook(path, vocabulary);
        }
        return Bind(path, vocabulary, map, at, diagnostics) is { } reading ? new CsvBook(path, reading, vocabulary) : null;
    }

    private static IRowReading? Bind(string path, FactVocabulary vocabulary, SourceText? map, DateTimeOffset at, ICollection<Diagnostic> diagnostics)
    {
        if (map is not null)
        {
            return MapReader.Read(map, vocabulary, path, diagnostics) is { } read ? new MappedRows(read, vocabulary, at) : null;
        }
        using var file = CsvFile.Open(path);
        return FactColumns.Bind(file, vocabulary, diagnostics);
    }
}
