using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// JSON in UTF-8 without blanks, in a buffer that is used again: the bytes that the runtime's writer gives with
/// <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/>, without its keeping watch over what may follow on what,
/// which costs more than the bytes do. Names are written with their quotes and colon.
/// </summary>
internal sealed class PlainJson
{
    private const int MostBytesOfALetter = 6;
    private const int LongestNumber = 64;

    // Letters with accents, none of which the encoder changes.
    private const char FirstLatin = '\u00C0';
    private const char LastLatin = '\u024F';

    // Enough for nearly all; what a huge account needs is not kept.
    private const int LargestKept = 1024 * 1024;

    // What the encoder leaves as it is; what it does with others is its own business.
    private static readonly SearchValues<char> s_plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(letter => letter is not ('"' or '\\'))]);

    [ThreadStatic]
    private static PlainJson? s_kept;

    private byte[] _bytes = new byte[16 * 1024];
    private int _length;
    private bool _isBehindOne;

    private SharedPart[] _shared = new SharedPart[256];
    private int _sharedCount;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Where shared texts stand in it.</summary>
    public ReadOnlySpan<SharedPart> Shared => _shared.AsSpan(0, _sharedCount);

    /// <summary>What is written as one shared text.</summary>
    public static SharedText Share(Action<PlainJson> write)
    {
        var json = Take();
        write(json);
        var text = new SharedText(json.Written);
        json.GiveBack();
        return text;
    }

    /// <summary>A name that an author gave, as it stands in JSON, quotes and colon with it.</summary>
    public static byte[] NameAsBytes(string name)
    {
        var json = Take();
        var bytes = json.NameOf(name).Written.ToArray();
        json.GiveBack();
        return bytes;
    }

    /// <summary>A text as it stands in JSON.</summary>
    public static byte[] ValueAsBytes(string text)
    {
        var json = Take();
        json.Value(text);
        var bytes = json.Written.ToArray();
        json.GiveBack();
        return bytes;
    }

    /// <summary>An empty one; whoever is done with it gives it back.</summary>
    public static PlainJson Take()
    {
        var taken = s_kept ?? new PlainJson();
        s_kept = null;
        (taken._length, taken._isBehindOne, taken._sharedCount) = (0, false, 0);
        return taken;
    }

    /// <summary>Gives it back: what was written is gone.</summary>
    public void GiveBack()
    {
        if (_bytes.Length <= LargestKept)
        {
            s_kept = this;
        }
    }

    /// <summary>Hands it on to a writer of the runtime, in that one's layout.</summary>
    public void CopyTo(Utf8JsonWriter writer)
    {
        if (!writer.Options.Indented && writer.Options.Encoder == JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
        {
            writer.WriteRawValue(Written, skipInputValidation: true);
            return;
        }
        using var document = JsonDocument.Parse(_bytes.AsMemory(0, _length));
        document.RootElement.WriteTo(writer);
    }

    public void StartObject() => Start('{');

    public void EndObject() => End('}');

    public void StartArray() => Start('[');

    public void EndArray() => End(']');

    /// <summary>A name that is one of ours: quotes, colon and all.</summary>
    public PlainJson Name(ReadOnlySpan<byte> name)
    {
        Begin(name.Length);
        name.CopyTo(_bytes.AsSpan(_length));
        _length += name.Length;
        _isBehindOne = false;
        return this;
    }

    /// <summary>Members that others have alike, up to a name whose value follows.</summary>
    public PlainJson Name(SharedText text)
    {
        Members(text);
        _isBehindOne = false;
        return this;
    }

    /// <summary>A name that an author gave.</summary>
    public PlainJson NameOf(string name)
    {
        Value(name);
        Room(1);
        _bytes[_length++] = (byte)':';
        _isBehindOne = false;
        return this;
    }

    public void Text(ReadOnlySpan<byte> name, string? text) => Name(name).Value(text);

    /// <summary>A time, as <see cref="ValueText"/> has it.</summary>
    public void Time(ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        Name(name);
        if (time.Offset != TimeSpan.Zero)
        {
            Value(ValueText.Format(time));
            return;
        }
        Begin(IsoTime.Longest + 2);
        _bytes[_length++] = (byte)'"';
        _length += IsoTime.Write(time, _bytes.AsSpan(_length));
        _bytes[_length++] = (byte)'"';
    }

    public void Value(string? text)
    {
        if (text is null)
        {
            Null();
            return;
        }
        Value(text.AsSpan());
    }

    public void Value(ReadOnlySpan<char> text)
    {
        StartText();
        Part(text);
        EndText();
    }

    /// <summary>Members, or the beginning of one, that others have alike.</summary>
    public void Members(SharedText text)
    {
        Begin(text.Json.Length);
        Part(text);
    }

    /// <summary>Begins a text that comes in parts.</summary>
    public void StartText()
    {
        Begin(1);
        _bytes[_length++] = (byte)'"';
    }

    /// <summary>Ends a text that came in parts.</summary>
    public void EndText()
    {
        Room(1);
        _bytes[_length++] = (byte)'"';
    }

    /// <summary>A part of a text that others have alike.</summary>
    public void Part(SharedText text)
    {
        var json = text.Json;
        Room(json.Length);
        if (_sharedCount == _shared.Length)
        {
            Array.Resize(ref _shared, 2 * _sharedCount);
        }
        _shared[_sharedCount++] = new SharedPart(_length, text);
        json.CopyTo(_bytes.AsSpan(_length));
        _length += json.Length;
    }

    /// <summary>A part of a text.</summary>
    public void Part(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(s_plain);
            plain = plain < 0 ? text.Length : plain;
            Room(plain + 2);
            Ascii.FromUtf16(text[..plain], _bytes.AsSpan(_length), out var written);
            _length += written;
            text = text[plain..];
            if (text is ['\n', ..])
            {
                (_bytes[_length++], _bytes[_length++]) = ((byte)'\\', (byte)'n');
                text = text[1..];
            }
            else if (!text.IsEmpty)
            {
                var other = text.IndexOfAny(s_plain);
                other = other < 0 ? text.Length : other;
                Escape(text[..other]);
                text = text[other..];
            }
        }
    }

    public void Value(long number)
    {
        Begin(LongestNumber);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    public void Value(double number)
    {
        Begin(LongestNumber);
        var target = _bytes.AsSpan(_length);
        if (!ShortNumber.TryWrite(number, target, out var written))
        {
            Utf8Formatter.TryFormat(number, target, out written);
        }
        _length += written;
    }

    public void Value(decimal number)
    {
        Begin(LongestNumber);
        var target = _bytes.AsSpan(_length);
        if (!ShortNumber.TryWrite(number, target, out var written))
        {
            Utf8Formatter.TryFormat(number, target, out written);
        }
        _length += written;
    }

    /// <summary>A day: <c>"2026-03-02"</c>.</summary>
    public void Value(DateOnly day)
    {
        StartText();
        Room(LongestNumber);
        day.TryFormat(_bytes.AsSpan(_length), out var written, "O", CultureInfo.InvariantCulture);
        _length += written;
        EndText();
    }

    public void Null() => Literal("null"u8);

    public void Value(bool truth) => Literal(truth ? "true"u8 : "false"u8);

    /// <summary>A value that others write as they write it elsewhere.</summary>
    public void Value<T>(T what, Action<Utf8JsonWriter, T> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer, what);
        }
        Literal(bytes.WrittenSpan);
    }

    /// <summary>A value as it stands in JSON.</summary>
    public void Literal(ReadOnlySpan<byte> value)
    {
        Begin(value.Length);
        value.CopyTo(_bytes.AsSpan(_length));
        _length += value.Length;
    }

    private void Escape(ReadOnlySpan<char> text)
    {
        Room((text.Length * MostBytesOfALetter) + 2);
        if (text.IndexOfAnyExceptInRange(FirstLatin, LastLatin) < 0)
        {
            _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
            return;
        }
        // Each becomes six characters at most, which are of ASCII then.
        var escaped = ArrayPool<char>.Shared.Rent(text.Length * MostBytesOfALetter);
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text, escaped, out _, out var written);
        _length += Encoding.UTF8.GetBytes(escaped.AsSpan(0, written), _bytes.AsSpan(_length));
        ArrayPool<char>.Shared.Return(escaped);
    }

    private void Start(char bracket)
    {
        Begin(1);
        _bytes[_length++] = (byte)bracket;
        _isBehindOne = false;
    }

    private void End(char bracket)
    {
        Room(1);
        _bytes[_length++] = (byte)bracket;
        _isBehindOne = true;
    }

    // The comma behind the value or member before this one, and room for so many bytes.
    private void Begin(int room)
    {
        Room(room + 1);
        if (_isBehindOne)
        {
            _bytes[_length++] = (byte)',';
        }
        _isBehindOne = true;
    }

    private void Room(int bytes)
    {
        if (bytes > _bytes.Length - _length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + bytes));
        }
    }
}
