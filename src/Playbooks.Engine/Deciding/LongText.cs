using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Writes long texts of many lines as JSON: the same bytes as the writer's own, which looks at each letter behind the first
/// one that must be escaped. Here what stands between two of them is copied as a whole.
/// </summary>
internal static class LongText
{
    private const int Long = 128;
    private const int MostBytesOfALetter = 6;

    // What the encoder below leaves as it is; what it does with others is its own business.
    private static readonly SearchValues<char> s_plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(letter => letter is not ('"' or '\\'))]);

    /// <summary>Writes a member.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, string text)
    {
        if (text.Length < Long || writer.Options.Encoder != JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
        {
            writer.WriteString(name, text);
            return;
        }
        var bytes = ArrayPool<byte>.Shared.Rent((text.Length * MostBytesOfALetter) + 2);
        var filled = Fill(text, bytes);
        writer.WritePropertyName(name);
        writer.WriteRawValue(bytes.AsSpan(0, filled), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static int Fill(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var filled = 1;
        bytes[0] = (byte)'"';
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(s_plain);
            plain = plain < 0 ? text.Length : plain;
            filled += Encoding.ASCII.GetBytes(text[..plain], bytes[filled..]);
            text = text[plain..];
            if (text is ['\n', ..])
            {
                "\\n"u8.CopyTo(bytes[filled..]);
                filled += 2;
                text = text[1..];
            }
            else if (!text.IsEmpty)
            {
                var other = text.IndexOfAny(s_plain);
                other = other < 0 ? text.Length : other;
                filled += Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text[..other].ToString()), bytes[filled..]);
                text = text[other..];
            }
        }
        bytes[filled] = (byte)'"';
        return filled + 1;
    }
}
