using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Playbooks.Language.Text;

/// <summary>A text in few bytes. As long as somebody holds the text itself, it is not unpacked again.</summary>
internal sealed class PackedText
{
    // The fastest: rules repeat themselves so much that a slower one saves little more.
    private const int Quality = 1;
    private const int Window = 22;

    private readonly WeakReference<string> _text;
    private readonly byte[] _bytes;
    private readonly int _length;

    private PackedText(string text, byte[] bytes, int length) => (_text, _bytes, _length) = (new WeakReference<string>(text), bytes, length);

    /// <summary>The text.</summary>
    public string Text
    {
        get
        {
            if (!_text.TryGetTarget(out var text))
            {
                text = Unpack();
                _text.SetTarget(text);
            }
            return text;
        }
    }

    /// <summary>A text that is packed; null for one that is no smaller then, or that UTF-8 cannot write.</summary>
    public static PackedText? Of(string text)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var packed = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            return Utf8.FromUtf16(text, utf8, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done
                && BrotliEncoder.TryCompress(utf8.AsSpan(0, length), packed.AsSpan(0, text.Length), out var size, Quality, Window)
                ? new PackedText(text, packed[..size], length)
                : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    /// <summary>Hands the text to a reader as UTF-8, without making it.</summary>
    public void ReadUtf8<TState>(TState state, ReadOnlySpanAction<byte, TState> reader)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(_length);
        try
        {
            if (!BrotliDecoder.TryDecompress(_bytes, utf8, out var length) || length != _length)
            {
                throw new InvalidOperationException("a text that was packed cannot be unpacked");
            }
            reader(utf8.AsSpan(0, length), state);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    private string Unpack()
    {
        var text = "";
        ReadUtf8(0, (utf8, _) => text = Encoding.UTF8.GetString(utf8));
        return text;
    }
}
