using System.Text;
using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Messages written with what their template has anyway.</summary>
public sealed class TemplateTextsTests
{
    private const string First = "\"Thank you\", said the first of them: \u00fcber alles\n";
    private const string Other = "and this is said to those who did not \U0001F338 come.";
    private const string Last = "\tWith kind regards, and until next time\\";

    [Theory]
    [InlineData("")]
    [InlineData("nothing of the template")]
    [InlineData(First)]
    [InlineData(First + Last)]
    [InlineData("Dear Ann, " + First + "Ann\n" + Other + Last + " PS: \u20ac 5")]
    [InlineData(Last + First)]
    [InlineData(First + First + Last + Last)]
    [InlineData("\uD83C" + First + "\uDF38" + Last + "\uD83C")]
    public void TheBytesAreThoseOfTheTextAlone(string text)
    {
        var (written, _) = Write([First, Other, Last], text);

        Assert.Equal(Plain(text), written);
    }

    [Fact]
    public void PiecesAreFoundInTheirOrder()
    {
        var (written, shared) = Write([First, Other, Last], "Ann, " + First + "Bob" + Last);

        Assert.Equal([Inner(First), Inner(Last)], shared.Select(part => Encoding.UTF8.GetString(part.Text.Json)));
        Assert.All(shared, part => Assert.True(written.AsSpan(part.Start, part.Text.Json.Length).SequenceEqual(part.Text.Json)));
    }

    [Fact]
    public void ShortPiecesAndHalvesOfLettersAreNotShared()
    {
        const string Half = "\uDF38 begins this piece of plain text, which is long";

        Assert.Empty(Write(["Dear", Half], "Dear \uD83C" + Half).Shared);
    }

    private static (byte[] Written, SharedPart[] Shared) Write(string[] pieces, string text)
    {
        var texts = new TemplateTexts("thanks.email", [.. pieces], static piece => PlainJson.Share(json => json.Part(piece)));
        var json = PlainJson.Take();
        texts.Write(json, text);
        var result = (json.Written.ToArray(), json.Shared.ToArray());
        json.GiveBack();
        return result;
    }

    private static byte[] Plain(string text) => PlainJson.Share(json => json.Value(text)).Json.ToArray();

    private static string Inner(string text) => Encoding.UTF8.GetString(Plain(text).AsSpan()[1..^1]);
}
