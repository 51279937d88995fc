using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Long texts as JSON: quicker, and the same bytes.</summary>
public sealed class LongTextTests
{
    private static readonly JsonEncodedText s_name = JsonEncodedText.Encode("body");

    [Theory]
    [InlineData("")]
    [InlineData("Dear Ada,\n\nthank you.\n")]
    [InlineData("“Grüße” from Kraków & <b>Łódź</b>\r\n\t\"quoted\" C:\\path\\")]
    [InlineData("wide 😀 letters 👩‍💻 and 日本語 \u0000 \u007f \u0085 \u2028 \ufeff \uffff")]
    [InlineData("half of a letter \ud83d and \ude00 the other")]
    public void ALongTextGivesTheBytesOfTheWriter(string piece)
    {
        foreach (var times in new[] { 1, 40 })
        {
            var text = string.Concat(Enumerable.Repeat(piece, times)) + new string('x', 128);

            Assert.Equal(Written(JavaScriptEncoder.UnsafeRelaxedJsonEscaping, writer => writer.WriteString(s_name, text)), Written(JavaScriptEncoder.UnsafeRelaxedJsonEscaping, writer => LongText.Write(writer, s_name, text)));
            Assert.Equal(Written(null, writer => writer.WriteString(s_name, text)), Written(null, writer => LongText.Write(writer, s_name, text)));
        }
    }

    private static string Written(JavaScriptEncoder? encoder, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("before", "a");
            write(writer);
            writer.WriteString("after", "b");
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
