using System.Text;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Messages in JSON, with what their templates have anyway.</summary>
public sealed class MessageJsonTests
{
    private const string First = "\"Thank you\", said the first of them: \u00fcber alles\n";
    private const string Last = "\tWith kind regards, and until next time\\";

    private static readonly TextPiece s_first = new(First);
    private static readonly TextPiece s_last = new(Last);

    public static TheoryData<RenderedText> Texts =>
    [
        new("", []),
        new("nothing of the \uD83C\uDF38 template", []),
        new("", [new(0, s_first)]),
        new("Dear Ann, Ann PS: \u20ac 5", [new(10, s_first), new(13, s_last)]),
        new("a", [new(0, s_last), new(1, s_first), new(1, s_first)]),
        new("\uD83C\uDF38\uD83C", [new(1, s_first), new(2, s_last)]),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void TheBytesAreThoseOfTheTextAlone(RenderedText text)
    {
        var plain = PlainJson.Share(json => json.Value(text.ToString())).Json.ToArray();

        Assert.Equal(plain, Write(text, new DecisionTexts()).Written);
        Assert.Equal(plain, Write(text, null).Written);
    }

    [Fact]
    public void PiecesAreSharedAndEachIsKeptOnce()
    {
        var texts = new DecisionTexts();
        var (written, shared) = Write(new RenderedText("Ann, Bob", [new(5, s_first), new(8, new TextPiece(Last))]), texts);

        Assert.Equal([Inner(First), Inner(Last)], shared.Select(part => Encoding.UTF8.GetString(part.Text.Json)));
        Assert.All(shared, part => Assert.True(written.AsSpan(part.Start, part.Text.Json.Length).SequenceEqual(part.Text.Json)));
        Assert.Same(shared[1].Text, texts.Of(new TextPiece(Last)));
    }

    private static (byte[] Written, SharedPart[] Shared) Write(RenderedText text, DecisionTexts? texts)
    {
        var json = PlainJson.Take();
        ActionJson.WriteText(json, text, texts);
        var result = (json.Written.ToArray(), json.Shared.ToArray());
        json.GiveBack();
        return result;
    }

    private static string Inner(string text) => Encoding.UTF8.GetString(PlainJson.Share(json => json.Value(text)).Json[1..^1]);
}
