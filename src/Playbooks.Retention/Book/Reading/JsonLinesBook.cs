using System.Globalization;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Retention.Book.Reading;

/// <summary>A book as JSON lines: an account with its contacts a line, shaped as the facts of one decision.</summary>
internal sealed class JsonLinesBook(string path, FactVocabulary vocabulary) : IBook
{
    private const int LongestLine = 4 * 1024 * 1024;
    private FileStream? _stream;

    public IReadOnlyList<string> Columns { get; } = ["json"];

    public long BytesRead => _stream is { CanRead: true } stream ? stream.Position : Bytes;

    public long Bytes { get; } = new FileInfo(path).Length;

    public IEnumerable<BookItem> Read()
    {
        _stream = File.OpenRead(path);
        using var reader = new LineReader(_stream, LongestLine);
        for (var line = 1L; reader.Read(out var isCut) is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }
            yield return isCut ? new RejectedRow(new RawRow(line, [text[..1000]]), $"a line of more than {LongestLine} characters")
                : text.Contains('\uFFFD', StringComparison.Ordinal) ? new RejectedRow(new RawRow(line, [text]), "bytes that are not UTF-8: save the file as UTF-8")
                : ReadAccount(line, text);
        }
    }

    // An account is a line: nothing to bring together.
    public IEnumerable<BookItem> ReadSorted() => Read();

    public void Dispose() => _stream?.Dispose();

    private BookItem ReadAccount(long line, string text)
    {
        var diagnostics = new List<Diagnostic>();
        var facts = FactsJson.Read(new SourceText(Path.GetFileName(path), text), vocabulary, diagnostics);
        if (facts is not null)
        {
            return new BookAccount(line, facts.Facts, facts.History);
        }
        var reasons = diagnostics.Where(diagnostic => diagnostic.IsError)
            .Select(diagnostic => string.Create(CultureInfo.InvariantCulture, $"column {diagnostic.Location.Position.Column}: {diagnostic.Message}"));
        return new RejectedRow(new RawRow(line, [text]), string.Join("; ", reasons));
    }
}
