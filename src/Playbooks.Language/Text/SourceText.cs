using System.Buffers;
using System.Text;

namespace Playbooks.Language.Text;

/// <summary>A document by name, with its text and the places of its lines.</summary>
public sealed class SourceText
{
    // Shorter ones are hardly worth it, and most workspaces have no longer ones.
    private const int WorthPacking = 32 * 1024;

    private readonly int[] _lineStarts;
    private volatile string? _text;
    private volatile PackedText? _packed;

    /// <summary>A document.</summary>
    /// <param name="name">The name that messages give, with forward slashes: <c>playbooks/facts.json</c>.</param>
    /// <param name="text">The whole text, without a byte-order mark.</param>
    public SourceText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        Name = name;
        _text = text;
        Length = text.Length;
        _lineStarts = FindLineStarts(text);
    }

    /// <summary>The name that messages give.</summary>
    public string Name { get; }

    /// <summary>The whole text.</summary>
    public string Text => _text ?? _packed!.Text;

    /// <summary>How many characters the text has.</summary>
    public int Length { get; }

    /// <summary>How many lines the text has; at least one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>
    /// Hands the text to a reader as UTF-8; surrogates that stand alone are replaced. The bytes are there for as long as it
    /// reads. A text that is packed is not made for it.
    /// </summary>
    /// <param name="state">Goes to the reader.</param>
    /// <param name="reader">Reads the bytes.</param>
    public void ReadUtf8<TState>(TState state, ReadOnlySpanAction<byte, TState> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (_text is not { } text)
        {
            _packed!.ReadUtf8(state, reader);
            return;
        }
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            reader(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)), state);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Whether another document has the same text, whatever its name.</summary>
    public bool SaysTheSameAs(SourceText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(this, other) || (Length == other.Length && Text == other.Text);
    }

    /// <summary>
    /// Keeps a long text in fewer bytes from now on: one that is kept for long and seldom looked at. Nothing else changes;
    /// whoever asks for the text gets it.
    /// </summary>
    public void Pack()
    {
        if (_text is { Length: >= WorthPacking } text && PackedText.Of(text) is { } packed)
        {
            _packed = packed;
            // Only now, for other threads may be reading.
            _text = null;
        }
    }

    /// <summary>Line and column of a character index; an index past the end counts as the end.</summary>
    public LinePosition GetPosition(int index)
    {
        index = Math.Clamp(index, 0, Length);
        var found = Array.BinarySearch(_lineStarts, index);
        var line = found >= 0 ? found : ~found - 1;
        return new LinePosition(line + 1, index - _lineStarts[line] + 1);
    }

    /// <summary>The character index of a line and column; one that is past the end of its line counts as that end.</summary>
    public int GetIndex(LinePosition position)
    {
        var line = Math.Clamp(position.Line, 1, LineCount);
        return _lineStarts[line - 1] + Math.Clamp(position.Column - 1, 0, GetLine(line).Length);
    }

    /// <summary>The text of a line, numbered from 1, without its line break.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public string GetLine(int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line, LineCount);
        var start = _lineStarts[line - 1];
        var end = line < LineCount ? _lineStarts[line] : Length;
        return Text[start..end].TrimEnd('\r', '\n');
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }
        return [.. starts];
    }
}
