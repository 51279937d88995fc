using System.Globalization;
using System.Runtime.InteropServices;

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
    private const int MostPieces = 1_024;

    // As many as are written into one another: a message, what it captures, a partial in that, a number.
    private const int MostSpare = 4;

    [ThreadStatic]
    private static TextOutput? s_spare;

    private List<PlacedPiece>? _pieces;
    private char[] _characters = new char[Usual];
    private int _length;
    private int _apart;
    private TextOutput? _nextSpare;
    private int _spares;

    /// <summary>Whether pieces of plain text that stand apart are not copied, but told of at the end.</summary>
    public bool KeepsPieces { get; set; }

    /// <summary>How much was written.</summary>
    public int Length => _length + _apart;

    /// <summary>What lines begin with that are written now, behind the first; null for nothing. What is captured has its own.</summary>
    public string? Indentation { get; set; }

    /// <summary>Whether the last character ends a line.</summary>
    public bool EndsLine => _pieces is [.., var (at, last)] && at == _length ? last.Text[^1] == '\n' : _length > 0 && _characters[_length - 1] == '\n';

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
        if (text.Length > _characters.Length - _length)
        {
            Grow(text.Length);
        }
        text.CopyTo(_characters.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>Adds a piece of a template's plain text.</summary>
    public void Append(TextPiece piece)
    {
        if (!KeepsPieces || !piece.StandsApart)
        {
            Append(piece.Text);
            return;
        }
        (_pieces ??= []).Add(new PlacedPiece(_length, piece));
        _apart += piece.Length;
    }

    /// <summary>Adds a character.</summary>
    public void Append(char character)
    {
        if (_length == _characters.Length)
        {
            Grow(1);
        }
        _characters[_length++] = character;
    }

    /// <summary>Adds a value as it is written without a culture.</summary>
    public void Append<T>(T value, ReadOnlySpan<char> format = default)
        where T : struct, ISpanFormattable
    {
        int written;
        while (!value.TryFormat(_characters.AsSpan(_length), out written, format, CultureInfo.InvariantCulture))
        {
            Grow(_characters.Length);
        }
        _length += written;
    }

    /// <summary>What was written from a place on, to be changed where it stands; no piece may be there.</summary>
    public Span<char> WrittenFrom(int start) => _characters.AsSpan((start - _apart).._length);

    /// <summary>Takes back what was written from a place on; no piece may be there.</summary>
    public void TakeBack(int start) => _length = start - _apart;

    /// <summary>Takes back what was written.</summary>
    public void Clear()
    {
        (_length, _apart, Indentation, KeepsPieces) = (0, 0, null, false);
        _pieces?.Clear();
        if (_pieces?.Capacity > MostPieces)
        {
            _pieces = null;
        }
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
        (_length, Indentation, _nextSpare, _spares) = (0, null, next, spares);
        s_spare = this;
    }

    /// <summary>What was written, with the pieces apart.</summary>
    public RenderedText ToRendered() => new(new string(_characters, 0, _length), CollectionsMarshal.AsSpan(_pieces));

    /// <inheritdoc/>
    public override string ToString() => _apart > 0 ? ToRendered().ToString() : new(_characters, 0, _length);

    private void Grow(int more) => Array.Resize(ref _characters, Math.Max(2 * _characters.Length, _length + more));
}
