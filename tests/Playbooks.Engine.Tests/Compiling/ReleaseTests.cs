using System.Security.Cryptography;
using System.Text;
using Playbooks.Engine.Compiling;

namespace Playbooks.Engine.Tests.Compiling;

public sealed class ReleaseTests
{
    private const string Rule = """{ "id": "r", "title": "r", "then": "watch" }""";

    [Fact]
    public void TheSameContentHasTheSameHash() =>
        Assert.Equal(Sample.Rules(Rule).Release().Hash, Sample.Rules(Rule).Release().Hash);

    [Fact]
    public void AnotherRuleIsAnotherRelease() =>
        Assert.NotEqual(Sample.Rules(Rule).Release().Hash, Sample.Rules(Rule.Replace("watch", "call", StringComparison.Ordinal)).Release().Hash);

    [Fact]
    public void LineBreaksOfAnotherSystemAreNoOtherContent()
    {
        var actions = Sample.Actions.ReplaceLineEndings("\r\n");

        Assert.Equal(Sample.Rules(Rule).Release().Hash, Sample.Rules(Rule).With("playbooks/actions.json", actions).Release().Hash);
    }

    [Fact]
    public void WhatDecidesNothingIsNotHashed()
    {
        var example = """{ "example": "nobody", "at": "2026-03-02T09:00:00Z", "given": { "account": {} }, "expect": [] }""";

        Assert.Equal(Sample.Rules(Rule).Release().Hash, Sample.Rules(Rule).With("playbooks/examples/e.json", example).Release().Hash);
    }

    [Theory]
    [InlineData("playbooks/facts.json", true)]
    [InlineData("playbooks/tables/grid.csv", true)]
    [InlineData("templates/letter.scriban", true)]
    [InlineData("playbooks/README.md", false)]
    [InlineData("playbooks/facts.schema.json", false)]
    [InlineData("playbooks/examples/grid.json", false)]
    [InlineData("playbooks/sample-book/book.csv", false)]
    public void OnlyWhatDecidesCounts(string path, bool decides) => Assert.Equal(decides, ReleaseHash.Decides(path));

    [Fact]
    public void TheHashIsOfPathsAndTextsEachWithItsLength()
    {
        var rules = Enumerable.Range(0, 600).Select(i => $$"""{ "id": "r{{i}}", "title": "é", "when": { "account.tickets": "{{i}}" }, "then": "watch" }""");
        var sample = Sample.Rules([.. rules]).With("playbooks/actions.json", Sample.Actions.ReplaceLineEndings("\r\n"));
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            foreach (var part in sample.Documents().Texts.SelectMany(document => new[] { document.Key, document.Value.ReplaceLineEndings("\n") }).Select(Encoding.UTF8.GetBytes))
            {
                writer.Write(part.LongLength);
                writer.Write(part);
            }
        }
        var expected = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));

        var release = sample.Release();

        Assert.Equal(expected, release.Hash);
        // Its long texts are packed by now.
        Assert.Equal(expected, ReleaseHash.Of(release.Workspace.Documents));
    }

    [Fact]
    public void TheHashSaysHowItWasMade() => Assert.Matches("^sha256:[0-9a-f]{64}$", Sample.Rules(Rule).Release().Hash);
}
