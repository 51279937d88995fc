using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Retention.Book.Reading;

/// <summary>
/// A CSV file read row by row: comma or semicolon, with or without a byte-order mark, quoted as RFC 4180 has it.
/// What cannot be read as a row is given with the reason, and reading goes on.
/// </summary>
public sealed class CsvFile : IDisposable
{
    /// <summary>How many bytes a row may have; a quote that is not closed would swallow the whole file otherwise.</summary>
    public const int LongestRow = 4 * 1024 * 1024;

    /// <summary>Why a row cannot be read that is written in another alphabet.</summary>
    internal const string NotUtf8 = $"bytes that are not UTF-8: {HeaderForm.SaveAsUtf8}";

    // The reader has a buffer of its own.
    private static readonly FileStreamOptions s_unbuffered = new() { BufferSize = 0, Options = FileOptions.SequentialScan };

    private readonly Stream _stream;
    private readonly CsvReader _reader;
    private CsvMalformedReason? _malformed;
    private long _line;
    private bool _isBroken;

    private CsvFile(string name, Stream stream)
    {
        Name = name;
        _stream = stream;
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = FindSeparator(stream),
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            OnMalformedRecord = record => _malformed = record.Reason,
        }, leaveOpen: false);
        (Header, HeaderText) = ReadHeader();
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The names of the columns; empty when there is not even a header.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The header as a document, for diagnostics.</summary>
    public SourceText HeaderText { get; }

    /// <summary>How far the file has been read, in bytes.</summary>
    public long BytesRead => _stream.CanSeek ? _stream.Position : 0;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    public static CsvFile Open(string path) => new(Path.GetFileName(path), new FileStream(path, s_unbuffered));

    /// <summary>Reads from a stream, which the file then owns and which must be able to go back to its beginning.</summary>
    public static CsvFile Read(string name, Stream stream) => new(name, stream);

    /// <summary>The place of a column's name in the header.</summary>
    public Location Locate(int column)
    {
        var start = 0;
        for (var i = 0; i < column; i++)
        {
            start = Find(i, start) + Header[i].Length;
        }
        return new Location(HeaderText, new TextSpan(Find(column, start), Header[column].Length), "");
    }

    /// <summary>The rows below the header. One with a reason could not be read; all others have as many fields as the header.</summary>
    /// <param name="unquoted">
    /// The column whose texts hold the separator without quotes, so that surplus fields belong to it; -1 for none.
    /// </param>
    public IEnumerable<(RawRow Row, string? Reason)> Rows(int unquoted = -1)
    {
        while (TryRead(out var line, out var broken))
        {
            if (broken is not null)
            {
                yield return (new RawRow(line, []), broken);
                yield break;
            }
            var fields = Rejoin(ReadFields(), unquoted);
            yield return (new RawRow(line, fields), ReasonAgainst(fields));
        }
    }

    /// <summary>
    /// Goes to the next row without making texts of it: its fields are read as bytes, or as a whole by <see cref="Row"/>.
    /// False behind the last one, and behind one that cannot be read.
    /// </summary>
    /// <param name="reason">Why the row cannot be read, or null.</param>
    internal bool TryNext(out string? reason)
    {
        if (!_isBroken && TryRead(out _line, out reason))
        {
            _isBroken = reason is not null;
            reason ??= ReasonAgainst();
            return true;
        }
        reason = null;
        return false;
    }

    /// <summary>A field of the row as UTF-8, without quotes; valid until the next row is read.</summary>
    internal ReadOnlySpan<byte> Field(int index) => _reader.GetSpan(index);

    /// <summary>Fields of the row that stand side by side, as they stand in the file, with their quotes and what separates them; valid as above.</summary>
    internal ReadOnlySpan<byte> Raw(int first, int last)
    {
        var row = _reader.RawRecord;
        var from = _reader.GetRawSpan(first);
        var to = _reader.GetRawSpan(last);
        var (start, end) = (OffsetIn(row, from), OffsetIn(row, to) + to.Length);
        return start >= 0 && start <= end && end <= row.Length ? row[start..end] : row;
    }

    /// <summary>The line of the row.</summary>
    internal long Line => _line;

    /// <summary>The row with its texts.</summary>
    internal RawRow Row() => new(_line, _isBroken ? [] : ReadFields());

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    // Fields are parts of their row, and an empty one too stands at its place in it.
    private static int OffsetIn(ReadOnlySpan<byte> row, ReadOnlySpan<byte> field) =>
        (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(row), ref MemoryMarshal.GetReference(field));

    // The header decides: spreadsheets of half the world write semicolons, and commas stand in many a name.
    private static char FindSeparator(Stream stream)
    {
        Span<byte> beginning = stackalloc byte[8192];
        var length = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var (commas, semicolons, isQuoted) = (0, 0, false);
        foreach (var character in beginning[..length])
        {
            isQuoted ^= character == '"';
            if (isQuoted)
            {
                continue;
            }
            if (character is (byte)'\n' or (byte)'\r')
            {
                break;
            }
            commas += character == ',' ? 1 : 0;
            semicolons += character == ';' ? 1 : 0;
        }
        return semicolons > commas ? ';' : ',';
    }

    private (string[] Header, SourceText Text) ReadHeader()
    {
        if (!TryRead(out _, out var broken) || broken is not null)
        {
            return ([], new SourceText(Name, ""));
        }
        var names = ReadFields();
        return ([.. names.Select(name => name.Trim())], new SourceText(Name, Encoding.UTF8.GetString(_reader.RawRecord)));
    }

    private int Find(int column, int start) =>
        Math.Max(start, HeaderText.Text.IndexOf(Header[column], start, StringComparison.Ordinal));

    private string[] ReadFields()
    {
        var fields = new string[_reader.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = _reader.GetString(i);
        }
        return fields;
    }

    private string[] Rejoin(string[] fields, int unquoted)
    {
        var surplus = fields.Length - Header.Count;
        return unquoted < 0 || surplus <= 0
            ? fields
            : [.. fields[..unquoted], string.Join(_reader.Separator, fields[unquoted..(unquoted + surplus + 1)]), .. fields[(unquoted + surplus + 1)..]];
    }

    private bool TryRead(out long line, out string? broken)
    {
        (_malformed, broken) = (null, null);
        try
        {
            var isThere = _reader.Read();
            line = isThere ? _reader.LineNumber : 0;
            return isThere;
        }
        catch (CsvFormatException exception)
        {
            line = exception.LineNumber;
            broken = $"a row of more than {LongestRow} bytes (is a quote not closed?); nothing behind it is read";
            return true;
        }
    }

    // Nearly all rows are plain: those that are not are looked at as texts.
    private string? ReasonAgainst()
    {
        var isPlain = _malformed is null && _reader.FieldCount == Header.Count && IsUtf8(_reader.RawRecord);
        return isPlain ? null : ReasonAgainst(ReadFields());
    }

    // The sign for what was no character may stand in the file itself, and is rejected all the same.
    private static bool IsUtf8(ReadOnlySpan<byte> row) => Ascii.IsValid(row) || (Utf8.IsValid(row) && row.IndexOf("\uFFFD"u8) < 0);

    private string? ReasonAgainst(string[] fields)
    {
        if (_malformed is { } malformed)
        {
            return malformed switch
            {
                CsvMalformedReason.UnterminatedQuote => "a quote is not closed",
                CsvMalformedReason.TextAfterClosingQuote => "text stands behind a closing quote",
                _ => "a quote stands inside of a field that is not quoted",
            };
        }
        if (fields.Length != Header.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{fields.Length} fields where the header has {Header.Count}");
        }
        return fields.Any(field => field.Contains('\uFFFD', StringComparison.Ordinal)) ? NotUtf8 : null;
    }
}
