using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Studio.Releasing;

namespace Playbooks.Studio.Tests.Releasing;

public sealed class DraftViewTests
{
    private const string Playbook = SmallWorkspace.PlaybookPath;
    private static readonly DocumentSet s_base = DocumentSet.Of(SmallWorkspace.Documents.Where(document => document.Key.EndsWith(".json", StringComparison.Ordinal) || document.Key.EndsWith(".scriban", StringComparison.Ordinal)));
    private static readonly string s_text = s_base.Texts[Playbook];

    [Fact]
    public async Task ADraftWithoutChangesCannotBePublishedAndLeadsToTheDocuments()
    {
        var html = await HtmlOfAsync(Model([]));
        Assert.Contains("There is nothing to publish yet.", html, StringComparison.Ordinal);
        Assert.Contains("Choose a <a href=\"/playbooks?draft=D-1\"", html, StringComparison.Ordinal);
        Assert.Contains("disabled", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MistakesComeFirstAndLeadIntoTheEditor()
    {
        var html = await HtmlOfAsync(Model([(Playbook, s_text.Replace("\"call\"", "\"cal\"", StringComparison.Ordinal))]));
        Assert.Contains("First mend what the check found.", html, StringComparison.Ordinal);
        Assert.Matches("""<a href="/playbooks/edit\?path=playbooks%2Floyalty\.json&amp;draft=D-1&amp;line=\d+&amp;column=\d+">""", html);
        Assert.True(html.IndexOf("id=\"check\"", StringComparison.Ordinal) < html.IndexOf("id=\"changes\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhereThePolicyWantsASecondPersonADraftIsProposed()
    {
        var model = Model([(Playbook, s_text.Replace("At high risk", "Lost", StringComparison.Ordinal))]);
        var words = Rendering.WordsOf(await HtmlOfAsync(model));
        Assert.Contains("Somebody else has to approve it before it goes live. Propose", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayOnlyReadSeesNoForm()
    {
        var html = await HtmlOfAsync(Model([(Playbook, null)]) with { Visitor = Rendering.Visitor("user:cy", "read") });
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DraftState.Published, "This draft was published.")]
    [InlineData(DraftState.Discarded, "This draft was discarded.")]
    public async Task AClosedDraftSaysSoAndTakesNothing(DraftState state, string said)
    {
        var html = await HtmlOfAsync(Model([(Playbook, s_text + "\n")], state));
        Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatComesTogetherByItselfIsNamedAndAsksForNoChoice()
    {
        var html = await HtmlOfAsync(Outdated(new RebasePlan(Live, ImmutableSortedDictionary<string, string?>.Empty.Add(Playbook, s_text), [])));
        Assert.Contains("They come together by themselves", html, StringComparison.Ordinal);
        Assert.Contains("Take in release 7", html, StringComparison.Ordinal);
        Assert.Contains("Faster words.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("radio\" name=\"side", html, StringComparison.Ordinal);
        Assert.Contains("First take in what changed in the live release.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APlaceThatBothChangedShowsBothTextsAndBothMayBeTakenOfTemplatesAlone()
    {
        var conflicts = ImmutableArray.Create(
            new RebaseConflict("playbooks/x.json", "1\n", "2\n", "3\n"),
            new RebaseConflict("templates/x.scriban", "one\n", "two\n", "three\n"),
            new RebaseConflict("templates/y.scriban", "one\n", null, "three\n"));
        var html = await HtmlOfAsync(Outdated(new RebasePlan(Live, ImmutableSortedDictionary<string, string?>.Empty, conflicts)));
        Assert.Contains("name=\"side-0-0\" value=\"draft\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"side-0-0\" value=\"both\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"side-1-0\" value=\"both\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"side-2-0\" value=\"both\"", html, StringComparison.Ordinal);
        Assert.Contains("no such document", html, StringComparison.Ordinal);
        Assert.All(conflicts, conflict => Assert.Contains(System.Net.WebUtility.HtmlEncode(conflict.Tag), html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatWasWrittenStaysInTheFormAfterARefusal()
    {
        var model = Model([(Playbook, s_text.Replace("At high risk", "Lost", StringComparison.Ordinal))]) with
        {
            Outcome = new PublishOutcome(PublishEnd.Refused, null, "the time to go live is over"),
            Note = "why <not>",
            At = "2020-01-01T08:00",
        };
        var html = await HtmlOfAsync(model);
        Assert.Contains("The time to go live is over.", html, StringComparison.Ordinal);
        Assert.Contains("why &lt;not&gt;</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("value=\"2020-01-01T08:00\"", html, StringComparison.Ordinal);
        Assert.Matches("value=\"later\" checked", html);
    }

    private static ReleaseEntry Live => new()
    {
        Number = 7, Hash = "sha256:00", State = ReleaseState.Live, Origin = ReleaseOrigin.Draft, Author = "user:bo", Note = "faster words", ProposedAt = Rendering.Now,
    };

    private static DraftModel Outdated(RebasePlan plan) => Model([(Playbook, s_text.Replace("At high risk", "Lost", StringComparison.Ordinal))]) with { Rebase = plan };

    private static DraftModel Model((string Path, string? Text)[] edits, DraftState state = DraftState.Open)
    {
        var draft = new Draft
        {
            Id = "D-1",
            Title = "calmer words",
            Author = "user:ana",
            Base = 1,
            CreatedAt = Rendering.Now,
            State = state,
            Documents = edits.ToImmutableSortedDictionary(edit => edit.Path, edit => new DraftDocument(edit.Path, edit.Text, 1, "user:ana", Rendering.Now), StringComparer.Ordinal),
        };
        var documents = new DraftDocuments(draft, s_base);
        return new DraftModel { Visitor = Rendering.Visitor("user:ana", "read", "author"), Documents = documents, Candidate = Candidate.Check(documents.All) };
    }

    private static Task<string> HtmlOfAsync(DraftModel model) => Rendering.HtmlOfAsync<DraftView>(new() { ["Model"] = model });
}
