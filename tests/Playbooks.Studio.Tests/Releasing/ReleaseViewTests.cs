using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Studio.Releasing;

namespace Playbooks.Studio.Tests.Releasing;

public sealed class ReleaseViewTests
{
    private static readonly ReleaseEntry s_entry = new()
    {
        Number = 4, Hash = "sha256:0123456789abcdef", State = ReleaseState.Live, Origin = ReleaseOrigin.Draft, Author = "user:ana", Note = "calmer words", ProposedAt = Rendering.Now, Base = 3, LiveFrom = Rendering.Now,
    };

    [Theory]
    [InlineData(ReleaseState.Live, "live", "")]
    [InlineData(ReleaseState.Past, "was live", "/releases/rollback")]
    [InlineData(ReleaseState.Scheduled, "scheduled", "/releases/withdraw")]
    [InlineData(ReleaseState.Proposed, "waits for approval", "/releases/approve /releases/refuse /releases/withdraw")]
    [InlineData(ReleaseState.Refused, "refused", "")]
    [InlineData(ReleaseState.Void, "ended", "")]
    public async Task EachStateSaysWhatItIsAndOffersWhatCanBeDone(ReleaseState state, string chip, string forms)
    {
        var html = await HtmlOfAsync(Model(s_entry with { State = state }, "user:dee", "read", "author", "approve"));
        Assert.Contains($"\">{chip}</span>", html, StringComparison.Ordinal);
        Assert.Equal(forms.Split(' ', StringSplitOptions.RemoveEmptyEntries), Offered(html));
    }

    [Fact]
    public async Task WhoeverProposedItIsToldThatSomebodyElseHasToApprove()
    {
        var html = await HtmlOfAsync(Model(s_entry with { State = ReleaseState.Proposed }, "user:ana", "read", "author", "approve"));
        Assert.Contains("You proposed it, so somebody else has to approve it.", html, StringComparison.Ordinal);
        Assert.Equal(["/releases/withdraw"], Offered(html));
    }

    [Fact]
    public async Task AReaderIsOfferedNothing()
    {
        foreach (var state in Enum.GetValues<ReleaseState>())
        {
            Assert.Empty(Offered(await HtmlOfAsync(Model(s_entry with { State = state }, "user:cy", "read"))));
        }
    }

    [Fact]
    public async Task WhatEndedSaysWhyAndWhoWasAsked()
    {
        var words = Rendering.WordsOf(await HtmlOfAsync(Model(s_entry with { State = ReleaseState.Refused, EndedBecause = "too dear", NeedsApproval = true, LiveFrom = null }, "user:cy", "read")));
        Assert.Contains("Ended too dear", words, StringComparison.Ordinal);
        Assert.Contains("Approved not yet", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Live from", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFirstOneHasNothingToDifferFrom()
    {
        var words = Rendering.WordsOf(await HtmlOfAsync(Model(s_entry with { Base = null, Origin = ReleaseOrigin.Folder, Author = "folder" }, "user:cy", "read")));
        Assert.Contains("The first release, with 5 documents.", words, StringComparison.Ordinal);
        Assert.Contains("Proposed from the folder", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalWithoutWordsSaysWhatIsMissingOnce()
    {
        var missing = PublishingErrors.BadNote.At(new(new Language.Text.SourceText("note", ""), new(0, 0), ""), "the note is missing", "say in a few words why");
        var model = Model(s_entry with { State = ReleaseState.Proposed }, "user:bo", "read", "approve") with
        {
            Outcome = new PublishOutcome(PublishEnd.Refused, s_entry, "the note is missing") { Diagnostics = [missing] },
        };
        var words = Rendering.WordsOf(await HtmlOfAsync(model));
        Assert.Contains("Not done The note is missing. Say in a few words why.", words, StringComparison.Ordinal);
    }

    private static ReleaseModel Model(ReleaseEntry entry, string actor, params string[] scopes) => new()
    {
        Visitor = Rendering.Visitor(actor, scopes),
        Entry = entry,
        Documents = 5,
        Candidate = entry.State is ReleaseState.Proposed or ReleaseState.Scheduled ? Candidate.Check(DocumentSet.Of(SmallWorkspace.Documents)) : null,
    };

    private static List<string> Offered(string html) =>
        [.. System.Text.RegularExpressions.Regex.Matches(html, "formaction=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];

    private static Task<string> HtmlOfAsync(ReleaseModel model) => Rendering.HtmlOfAsync<ReleaseView>(new() { ["Model"] = model });
}
