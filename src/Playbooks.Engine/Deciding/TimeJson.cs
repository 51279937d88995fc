using System.Text.Json;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes times as JSON without a text on the way.</summary>
internal static class TimeJson
{
    /// <summary>Writes a member with a time, as <see cref="ValueText"/> has it.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset time)
    {
        if (time.Offset != TimeSpan.Zero)
        {
            writer.WriteString(name, ValueText.Format(time));
            return;
        }
        Span<byte> text = stackalloc byte[IsoTime.Longest];
        writer.WriteString(name, text[..IsoTime.Write(time, text)]);
    }
}
