using System.Buffers;
using System.Text.Unicode;

namespace Playbooks.Engine.Filling;

/// <summary>Texts as bytes, for as long as something is read from them.</summary>
internal static class Utf8Text
{
    // Beyond that, the other readers are as good: what is so large is no single decision.
    private const int Longest = 1024 * 1024;

    /// <summary>What is made of a text's bytes; nothing for one that is very long, or no text that can be written.</summary>
    public static TResult? Use<TState, TResult>(string text, TState state, Func<ReadOnlySpan<byte>, TState, TResult?> use)
    {
        if (text.Length > Longest)
        {
            return default;
        }
        var bytes = ArrayPool<byte>.Shared.Rent(3 * text.Length);
        try
        {
            return Utf8.FromUtf16(text, bytes, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
                ? use(bytes.AsSpan(0, written), state)
                : default;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
