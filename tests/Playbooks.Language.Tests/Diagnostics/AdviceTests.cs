using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Language.Tests.Diagnostics;

public sealed class AdviceTests
{
    [Theory]
    [InlineData("contact.rolle", "contact.role")]
    [InlineData("np(contact.rolle)", "np(contact.role)")]
    [InlineData("'contact.rolle'", "'contact.role'")]
    [InlineData("contact.rolle + contact.rolle", null)]
    [InlineData("contact.r\\u006flle", null)]
    [InlineData("", null)]
    public void TheWrongWordIsReplacedWhereItStandsJustOnce(string place, string? mended) =>
        Assert.Equal(mended, Advice.DidYouMean("contact.rolle", "contact.role").RepairOf(At(place)));

    [Theory]
    [InlineData("say \"yes\"")]
    [InlineData("back\\slash")]
    [InlineData("two\nlines")]
    public void AWordThatWouldNeedAnEscapeIsNoRepair(string right) => Assert.Null(Advice.DidYouMean("yes", right).RepairOf(At("yes")));

    [Fact]
    public void WordsAloneAreNoRepair()
    {
        Assert.Null(new Advice("write it otherwise").RepairOf(At("x")));
        Assert.Null(Advice.FromString(null));
    }

    [Fact]
    public void ADiagnosticBringsTheRepairOfItsPlace()
    {
        var kind = new DiagnosticKind("PB9999", Severity.Error, "unknown name");
        var diagnostic = kind.At(At("rolle"), "unknown name `rolle`", ClosestName.Help("rolle", ["role", "name"]));
        Assert.Equal(("did you mean `role`?", "role"), (diagnostic.Help, diagnostic.Replacement));
        Assert.Null(kind.At(At("rolle"), "unknown name `rolle`", "look it up").Replacement);
    }

    private static Location At(string text) => new(new SourceText("a.json", $"[{text}]"), new TextSpan(1, text.Length), "");
}
