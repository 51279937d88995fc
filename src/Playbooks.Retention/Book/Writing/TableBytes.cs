using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace Playbooks.Retention.Book.Writing;

/// <summary>
/// The rows of a CSV table as bytes: quoted as RFC 4180 has it, and texts that a spreadsheet would run as formulas guarded
/// by an apostrophe. Fields are written into a borrowed buffer, which goes to a stream when it is full.
/// </summary>
internal sealed class TableBytes(Stream stream) : IDisposable
{
    private const int Begin = 64 * 1024;
    private const int LongestNumber = 512;
    private const byte Quote = (byte)'"';

    private static readonly SearchValues<byte> s_quoted = SearchValues.Create(",\"\r\n"u8);
    private static readonly SearchValues<byte> s_formula = SearchValues.Create("=@+-\t\r"u8);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Begin);
    private int _length;
    private bool _hasField;

    /// <summary>Where the field begins that is written next.</summary>
    public int Next => _hasField ? _length + 1 : _length;

    /// <summary>Where the field ends that was written last.</summary>
    public int End => _length;

    /// <summary>Writes a text.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        // Up to three bytes a character, twice for quotes within, and those around it.
        var target = BeginField((6 * text.Length) + 4);
        Utf8.FromUtf16(text, target, out _, out var written);
        _length += IsPlain(target[..written]) ? written : Guard(target, written);
    }

    /// <summary>Texts as fields side by side, for <see cref="WriteFields"/>.</summary>
    public static byte[] FieldsOf(params ReadOnlySpan<string?> texts)
    {
        using var fields = new TableBytes(Stream.Null);
        foreach (var text in texts)
        {
            fields.WriteText(text);
        }
        return fields._bytes[..fields._length];
    }

    /// <summary>Writes fields as they are.</summary>
    public void WriteFields(ReadOnlySpan<byte> fields)
    {
        fields.CopyTo(BeginField(fields.Length));
        _length += fields.Length;
    }

    /// <summary>Writes a number as it is.</summary>
    public void WriteNumber<T>(T number)
        where T : struct, IUtf8SpanFormattable
    {
        number.TryFormat(BeginField(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a real number as it is.</summary>
    public void WriteNumber(double number)
    {
        if (PlainReal.TryWrite(number, BeginField(LongestNumber), out var written))
        {
            _length += written;
            return;
        }
        number.TryFormat(_bytes.AsSpan(_length), out written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a field of which nothing is known.</summary>
    public void WriteNothing() => BeginField(0);

    /// <summary>Writes what was written before, one field or several side by side.</summary>
    /// <param name="from">The <see cref="Next"/> of then.</param>
    /// <param name="to">The <see cref="End"/> of then.</param>
    public void Repeat(int from, int to)
    {
        var target = BeginField(to - from);
        _bytes.AsSpan(from, to - from).CopyTo(target);
        _length += to - from;
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        Reserve(1);
        _bytes[_length++] = (byte)'\n';
        _hasField = false;
    }

    /// <summary>Hands on what is there once it is much, between rows. True when it did: nothing that was written before can be repeated then.</summary>
    public bool HandOn()
    {
        if (_length < Begin / 2)
        {
            return false;
        }
        Flush();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Flush()
    {
        stream.Write(_bytes, 0, _length);
        _length = 0;
    }

    private Span<byte> BeginField(int most)
    {
        Reserve(most + 1);
        if (_hasField)
        {
            _bytes[_length++] = (byte)',';
        }
        _hasField = true;
        return _bytes.AsSpan(_length);
    }

    private void Reserve(int most)
    {
        if (_bytes.Length - _length >= most)
        {
            return;
        }
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _length + most));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    private static bool IsPlain(ReadOnlySpan<byte> text) => text.IsEmpty || !(s_formula.Contains(text[0]) || text.ContainsAny(s_quoted));

    // In place, from the end: there is room for it.
    private static int Guard(Span<byte> target, int length)
    {
        var text = target[..length];
        var prefix = s_formula.Contains(text[0]) ? "\"'"u8 : "\""u8;
        var end = prefix.Length + length + text.Count(Quote);
        var to = end;
        for (var from = length - 1; from >= 0; from--)
        {
            var part = text[from];
            target[--to] = part;
            if (part == Quote)
            {
                target[--to] = Quote;
            }
        }
        prefix.CopyTo(target);
        target[end] = Quote;
        return end + 1;
    }
}
