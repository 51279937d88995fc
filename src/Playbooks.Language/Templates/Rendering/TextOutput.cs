using System.Globalization;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>
/// What a rendering writes into: one stretch of characters that grows. Those that are done with are kept for the next
/// renderings on the same thread, for growing to the length of a message again each time would cost more than writing it.
/// </summary>
internal sealed class TextOutput
{
    private const int Usual = 4_096;

    // What a single huge text took is not kept for ever.
    private const int Largest = 64 * 1_024;

    // As many as are written into one another: a message, what it captures, a partial in that, a number.
    private const int MostSpare = 4;

    [ThreadStatic]
    private static TextOutput? s_spare;

    private char[] _characters = new char[Usual];
    private TextOutput? _nextSpare;
    private int _spares;

    /// <summary>How much was written.</summary>
    public int Length { get; private set; }

    /// <summary>What lines begin with that are written now, behind the first; null for nothing. What is captured has its own.</summary>
    public string? Indentation { get; set; }

    /// <summary>Whether the last character ends a line.</summary>
    public bool EndsLine => Length > 0 && _characters[Length - 1] == '\n';

    /// <summary>An empty output, which is nobody else's until it is given back.</summary>
    public static TextOutput Take()
    {
        if (s_spare is not { } output)
        {
            return new TextOutput();
        }
        s_spare = output._nextSpare;
        output._nextSpare = null;
        return output;
    }

    /// <summary>Adds a text.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _characters.Length - Length)
        {
            Grow(text.Length);
        }
        text.CopyTo(_characters.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Adds a character.</summary>
    public void Append(char character)
    {
        if (Length == _characters.Length)
        {
            Grow(1);
        }
        _characters[Length++] = character;
    }

    /// <summary>Adds a value as it is written without a culture.</summary>
    public void Append<T>(T value, ReadOnlySpan<char> format = default)
        where T : struct, ISpanFormattable
    {
        int written;
        while (!value.TryFormat(_characters.AsSpan(Length), out written, format, CultureInfo.InvariantCulture))
        {
            Grow(_characters.Length);
        }
        Length += written;
    }

    /// <summary>What was written from a place on, to be changed where it stands.</summary>
    public Span<char> WrittenFrom(int start) => _characters.AsSpan(start, Length - start);

    /// <summary>Takes back what was written from a place on.</summary>
    public void TakeBack(int start) => Length = start;

    /// <summary>Takes back what was written.</summary>
    public void Clear()
    {
        (Length, Indentation) = (0, null);
        if (_characters.Length > Largest)
        {
            _characters = new char[Usual];
        }
    }

    /// <summary>Takes the text out and gives the output back; its owner must not use it any more.</summary>
    public string Finish()
    {
        var text = ToString();
        GiveBack();
        return text;
    }

    /// <summary>Gives the output back; its owner must not use it any more.</summary>
    public void GiveBack()
    {
        var next = s_spare;
        var spares = next is null ? 1 : next._spares + 1;
        if (_characters.Length > Largest || spares > MostSpare)
        {
            return;
        }
        (Length, Indentation, _nextSpare, _spares) = (0, null, next, spares);
        s_spare = this;
    }

    /// <inheritdoc/>
    public override string ToString() => new(_characters, 0, Length);

    private void Grow(int more) => Array.Resize(ref _characters, Math.Max(2 * _characters.Length, Length + more));
}
