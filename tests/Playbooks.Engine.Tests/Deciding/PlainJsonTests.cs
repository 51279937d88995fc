using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>JSON without the runtime's writer: quicker, and the same bytes.</summary>
public sealed class PlainJsonTests
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly DateTimeOffset Time = new(2026, 3, 2, 9, 0, 0, 120, TimeSpan.Zero);

    [Theory]
    [InlineData("")]
    [InlineData("Dear Ada,\n\nthank you.\n")]
    [InlineData("“Grüße” from Kraków & <b>Łódź</b>\r\n\t\"quoted\" C:\\path\\")]
    [InlineData("wide 😀 letters 👩‍💻 and 日本語 \u0000 \u007f \u0085 \u2028 \ufeff \uffff")]
    [InlineData("half of a letter \ud83d and \ude00 the other")]
    public void ATextGivesTheBytesOfTheWriter(string piece)
    {
        foreach (var times in new[] { 1, 40, 4_000 })
        {
            var text = string.Concat(Enumerable.Repeat(piece, times));

            Assert.Equal(
                Written(Relaxed, writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString(text, text);
                    writer.WriteEndObject();
                }),
                Plain(json =>
                {
                    json.StartObject();
                    json.NameOf(text).Value(text);
                    json.EndObject();
                }));
        }
    }

    [Fact]
    public void EveryLetterGivesTheBytesOfTheWriter()
    {
        foreach (var letters in Enumerable.Range(0, char.MaxValue + 1).Chunk(64).Select(codes => new string([.. codes.Select(code => (char)code)])))
        {
            foreach (var text in letters.Select(letter => letter.ToString()).Append(letters))
            {
                Assert.Equal(Written(Relaxed, writer => writer.WriteStringValue(text)), Plain(json => json.Value(text)));
            }
        }
    }

    [Fact]
    public void ValuesOfEveryKindGiveTheBytesOfTheWriter() => Assert.Equal(
        Written(Relaxed, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("a", long.MinValue);
            writer.WriteNumber("b", 0.1 + 0.2);
            writer.WriteNumber("c", 1e300);
            writer.WriteNumber("d", 12.50m);
            writer.WriteNumber("e", decimal.MinValue);
            writer.WriteStartArray("f");
            writer.WriteStartObject();
            writer.WriteEndObject();
            writer.WriteBooleanValue(true);
            writer.WriteNullValue();
            writer.WriteStartArray();
            writer.WriteEndArray();
            writer.WriteBooleanValue(false);
            writer.WriteEndArray();
            writer.WriteString("g", "2026-03-02T09:00:00.12Z");
            writer.WriteString("h", "2026-03-02T11:00:00.12+02:00");
            writer.WriteString("i", (string?)null);
            writer.WriteEndObject();
        }),
        Plain(WriteAll));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnotherWriterGetsItInItsOwnLayout(bool isIndented)
    {
        var options = new JsonWriterOptions { Indented = isIndented, NewLine = "\n" };
        using var document = JsonDocument.Parse(Plain(WriteAll));

        Assert.Equal(
            Written(options, document.RootElement.WriteTo),
            Written(options, writer =>
            {
                var json = PlainJson.Take();
                WriteAll(json);
                json.CopyTo(writer);
                json.GiveBack();
            }));
    }

    private static void WriteAll(PlainJson json)
    {
        json.StartObject();
        json.Name("\"a\":"u8).Value(long.MinValue);
        json.Name("\"b\":"u8).Value(0.1 + 0.2);
        json.Name("\"c\":"u8).Value(1e300);
        json.Name("\"d\":"u8).Value(12.50m);
        json.Name("\"e\":"u8).Value(decimal.MinValue);
        json.Name("\"f\":"u8).StartArray();
        json.StartObject();
        json.EndObject();
        json.Value(true);
        json.Null();
        json.StartArray();
        json.EndArray();
        json.Value(false);
        json.EndArray();
        json.Time("\"g\":"u8, Time);
        json.Time("\"h\":"u8, Time.ToOffset(TimeSpan.FromHours(2)));
        json.Text("\"i\":"u8, null);
        json.EndObject();
    }

    private static string Plain(Action<PlainJson> write)
    {
        var json = PlainJson.Take();
        write(json);
        var text = Encoding.UTF8.GetString(json.Written);
        json.GiveBack();
        return text;
    }

    private static string Written(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, options))
        {
            write(writer);
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
