using FsCheck;
using FsCheck.Fluent;
using Playbooks.Engine.Publishing.Merging;
using Playbooks.Engine.Reading;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Tests.Publishing.Merging;

public sealed class JsonMergeTests
{
    private const string Path = "playbooks/x.json";

    private static readonly string s_before = Laid("""
        { "playbook": "x", "title": "X", "rules": [
          { "id": "a", "when": { "contact.role": "EndUser" }, "then": "call", "suppress": ["one"] },
          { "id": "b", "when": { "contact.role": "EndUser" }, "then": "call", "because": "for long enough a reason that it does not stand on one line with the others" }
        ] }
        """);

    [Fact]
    public void RulesAddedAtTheSamePlaceAreBothTaken()
    {
        var live = With("\"rules\": [", "\"rules\": [ { \"id\": \"z\", \"then\": \"call\" },");
        var draft = With("\"rules\": [", "\"rules\": [ { \"id\": \"y\", \"then\": \"write\" },");
        Assert.Equal(With("\"rules\": [", "\"rules\": [ { \"id\": \"y\", \"then\": \"write\" }, { \"id\": \"z\", \"then\": \"call\" },"), Merge(live, draft));
    }

    [Fact]
    public void DifferentMembersOfOneLineAreBothTaken() =>
        Assert.Equal(
            With("\"EndUser\" }, \"then\": \"call\", \"suppress\": [\"one\"]", "\"Influencer\" }, \"then\": \"write\", \"suppress\": [\"one\", \"three\", \"two\"]"),
            Merge(With("\"EndUser\" }, \"then\": \"call\", \"suppress\": [\"one\"]", "\"Influencer\" }, \"then\": \"call\", \"suppress\": [\"one\", \"two\"]"), With("\"then\": \"call\", \"suppress\": [\"one\"]", "\"then\": \"write\", \"suppress\": [\"one\", \"three\"]")));

    [Fact]
    public void ARuleTakenOutAndAnotherOneEditedIsBothDone()
    {
        var gone = Laid("""{ "playbook": "x", "title": "X", "rules": [ { "id": "a", "when": { "contact.role": "EndUser" }, "then": "call", "suppress": ["one"] } ] }""");
        Assert.Equal(gone.Replace("[\"one\"]", "[\"two\"]", StringComparison.Ordinal), Merge(gone, With("[\"one\"]", "[\"two\"]")));
    }

    [Theory]
    [InlineData("\"title\": \"X\"", "\"title\": \"Mine\"", "\"title\": \"Theirs\"")]
    [InlineData("\"title\": \"X\"", "\"title\": [1]", "\"title\": { \"a\": 1 }")]
    [InlineData("\"rules\": [", "\"rules\": [ { \"id\": \"z\", \"then\": \"call\" },", "\"rules\": [ { \"id\": \"z\", \"then\": \"write\" },")]
    [InlineData("[\"one\"]", "[\"two\", \"two\"]", "[\"three\"]")]
    public void TheSamePlaceChangedOtherwiseIsNotMerged(string found, string live, string draft) =>
        Assert.Null(JsonMerge.Merge(Path, s_before, With(found, live), With(found, draft)));

    [Fact]
    public void ARuleTakenOutByOneAndEditedByTheOtherIsDisputed()
    {
        var gone = Laid("""{ "playbook": "x", "title": "X", "rules": [] }""");
        Assert.Null(JsonMerge.Merge(Path, s_before, gone, With("[\"one\"]", "[\"two\"]")));
        Assert.NotEmpty(DocumentMerge.Merge(Path, s_before, gone, With("[\"one\"]", "[\"two\"]")).Disputes);
    }

    [Fact]
    public void WhatIsNotInCanonicalLayoutIsMergedByLines()
    {
        var before = "{ \"a\": 1,\n\n\n  \"b\": 2,\n\n\n  \"c\": 3 }\n";
        var merged = DocumentMerge.Merge(Path, before, before.Replace("1", "10", StringComparison.Ordinal), before.Replace("3", "30", StringComparison.Ordinal));
        Assert.Equal("{ \"a\": 10,\n\n\n  \"b\": 2,\n\n\n  \"c\": 30 }\n", merged.Settle([]));
    }

    [Fact]
    public void LinesThatFitTogetherAndAreNoJsonAreDisputed()
    {
        const string Before = "[\n1,\n\n\n2\n]\n", Live = "[\n1\n\n\n]\n", Draft = "[\n1,\n\n3,\n\n2\n]\n";
        Assert.Equal(new DisputedPart(1, Before, Live, Draft), Assert.Single(DocumentMerge.Merge(Path, Before, Live, Draft).Disputes));
        Assert.True(DocumentMerge.Merge("templates/x.scriban", Before, Live, Draft).IsClean);
    }

    [Fact]
    public void ItDoesNotMatterWhoIsWhoAndMergingAgainChangesNothing() =>
        Prop.ForAll(s_documents.ToArbitrary(), texts =>
        {
            var merged = JsonMerge.Merge(Path, texts.Before, texts.One, texts.Other);
            return merged == JsonMerge.Merge(Path, texts.Before, texts.Other, texts.One)
                && (merged is null || (merged == WorkspaceFormat.Format(new SourceText(Path, merged), []) && merged == DocumentMerge.Merge(Path, texts.Before, texts.One, merged).Settle([])));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(30));

    private static readonly Gen<string> s_document =
        from title in Gen.Elements("X", "Y")
        from ids in Gen.Shuffle(new[] { "a", "b", "c", "d", "e" })
        from most in Gen.Choose(0, 5)
        from actions in Gen.Elements("call", "write", "wait").ArrayOf(5)
        from tags in Gen.SubListOf("one", "two", "three")
        select Laid($$"""{ "title": "{{title}}", "tags": [{{string.Join(", ", tags.Select(tag => $"\"{tag}\""))}}], "rules": [{{string.Join(", ", ids.Order(StringComparer.Ordinal).Where(id => Array.IndexOf(ids, id) < most).Select(id => $$"""{ "id": "{{id}}", "then": "{{actions[id[0] - 'a']}}" }"""))}}] }""");

    private static readonly Gen<(string Before, string One, string Other)> s_documents =
        from before in s_document
        from one in s_document
        from other in s_document
        select (before, one, other);

    private static string Merge(string live, string draft)
    {
        var merged = DocumentMerge.Merge(Path, s_before, live, draft);
        Assert.Empty(merged.Disputes);
        return merged.Settle([])!;
    }

    private static string With(string found, string written)
    {
        var plain = string.Join(' ', s_before.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(found, plain, StringComparison.Ordinal);
        var at = plain.IndexOf(found, StringComparison.Ordinal);
        return Laid(plain[..at] + written + plain[(at + found.Length)..]);
    }

    private static string Laid(string text) => WorkspaceFormat.Format(new SourceText(Path, text), [])!;
}
