namespace Playbooks.Language.Templates.Rendering;

/// <summary>
/// What a rendering writes into: one stretch of characters that grows. The last one is kept for the next rendering on
/// the same thread, for growing to the length of a message again each time would cost more than writing it.
/// </summary>
internal sealed class TextOutput
{
    private const int Usual = 4_096;

    // What a single huge text took is not kept for ever.
    private const int Largest = 64 * 1_024;

    [ThreadStatic]
    private static TextOutput? s_spare;

    private char[] _characters = new char[Usual];

    /// <summary>How much was written.</summary>
    public int Length { get; private set; }

    /// <summary>An empty output, which is nobody else's until it is given back.</summary>
    public static TextOutput Take()
    {
        var output = s_spare ?? new TextOutput();
        s_spare = null;
        return output;
    }

    /// <summary>Adds a text.</summary>
    public void Append(string text)
    {
        if (text.Length > _characters.Length - Length)
        {
            Array.Resize(ref _characters, Math.Max(2 * _characters.Length, Length + text.Length));
        }
        text.CopyTo(_characters.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Takes the text out and gives the output back; its owner must not use it any more.</summary>
    public string Finish()
    {
        var text = ToString();
        if (_characters.Length <= Largest)
        {
            Length = 0;
            s_spare = this;
        }
        return text;
    }

    /// <inheritdoc/>
    public override string ToString() => new(_characters, 0, Length);
}
