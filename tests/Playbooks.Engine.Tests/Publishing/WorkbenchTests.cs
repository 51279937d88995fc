using Playbooks.Engine.Publishing;
using Playbooks.Engine.Publishing.Merging;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Publishing;

public sealed class WorkbenchTests
{
    private const string Template = "templates/call.email.scriban";

    [Fact]
    public async Task ADraftShowsItsBaseUntilADocumentIsSaved()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        var before = (await desk.Workbench.ReadAsync(draft, Desk.Playbook, default))!;
        Assert.Equal((SmallWorkspace.Documents[Desk.Playbook], null), (before.Text, before.Edit));
        var after = await desk.SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"));
        Assert.Equal((Desk.Titled("Lost"), Desk.Ana, desk.Clock.Now), (after.Text, after.Edit!.Author, after.Edit.SavedAt));
        Assert.Equal(before.Text, after.BaseText);
        Assert.NotEqual(before.Etag, after.Etag);
    }

    [Fact]
    public async Task TheSecondOfTwoEditorsSeesWhatTheFirstSavedAndNothingIsLost()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        var seen = (await desk.Workbench.ReadAsync(draft, Desk.Playbook, default))!.Etag;
        await desk.Workbench.SaveAsync(draft, Desk.Playbook, Desk.Titled("Ana's"), seen, Desk.Ana, default);

        var second = await desk.Workbench.SaveAsync(draft, Desk.Playbook, Desk.Titled("Bo's"), seen, Desk.Bo, default);
        Assert.Equal(SaveEnd.Conflict, second.End);
        Assert.Equal((Desk.Titled("Ana's"), Desk.Ana), (second.Current!.Text, second.Current.Edit!.Author));
        Assert.Equal(["-", "+"], second.Difference!.ToString().Split('\n').Where(line => line.Contains("'s", StringComparison.Ordinal)).Select(line => line[..1]));
        Assert.Equal(Desk.Titled("Bo's"), second.Difference.Apply());

        var third = await desk.Workbench.SaveAsync(draft, Desk.Playbook, Desk.Titled("both"), second.Current.Etag, Desk.Bo, default);
        Assert.Equal((SaveEnd.Saved, Desk.Bo), (third.End, third.Current!.Edit!.Author));
    }

    [Fact]
    public async Task OnlyOneOfManyWhoSaveAtOnceIsTaken()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        var seen = (await desk.Workbench.ReadAsync(draft, Desk.Playbook, default))!.Etag;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            desk.Workbench.SaveAsync(draft, Desk.Playbook, Desk.Titled($"Editor {i}"), seen, $"user:{i}", default))));
        var saved = Assert.Single(outcomes, outcome => outcome.End == SaveEnd.Saved);
        Assert.All(outcomes.Where(outcome => outcome != saved), outcome => Assert.Equal((SaveEnd.Conflict, saved.Current!.Text), (outcome.End, outcome.Current!.Text)));
    }

    [Fact]
    public async Task AnEditTakenOutAndMadeAnewIsNotMistakenForTheOneThatWasSeen()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        var seen = await desk.SaveAsync(draft, Desk.Playbook, Desk.Titled("first"));
        await desk.Workbench.RevertAsync(draft, Desk.Playbook, seen.Etag, Desk.Bo, default);
        await desk.SaveAsync(draft, Desk.Playbook, Desk.Titled("other"), Desk.Bo);
        var late = await desk.Workbench.SaveAsync(draft, Desk.Playbook, Desk.Titled("late"), seen.Etag, Desk.Ana, default);
        Assert.Equal((SaveEnd.Conflict, Desk.Titled("other")), (late.End, late.Current!.Text));
    }

    [Fact]
    public async Task SavingTheSameTextAgainIsFineWhateverWasSeen()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.EditedAsync("Lost");
        var again = await desk.Workbench.SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"), "\"long ago\"", Desk.Bo, default);
        Assert.Equal((SaveEnd.Saved, Desk.Ana), (again.End, again.Current!.Edit!.Author));
    }

    [Fact]
    public async Task ADocumentIsAddedTakenOutAndPutBack()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        var added = await desk.Workbench.SaveAsync(draft, "templates/new.email.scriban", "Hello", DocumentEtag.Absent, Desk.Ana, default);
        Assert.Equal(SaveEnd.Saved, added.End);
        await desk.SaveAsync(draft, Template, null);
        var changes = (await desk.Workbench.FindAsync(draft, default))!.Differences.Select(change => (change.Path, change.Change));
        Assert.Equal([(Template, DocumentChange.Removed), ("templates/new.email.scriban", DocumentChange.Added)], changes);

        await desk.Workbench.RevertAsync(draft, Template, DocumentEtag.Absent, Desk.Ana, default);
        await desk.SaveAsync(draft, "templates/new.email.scriban", null);
        var left = (await desk.Workbench.FindAsync(draft, default))!;
        Assert.Empty(left.Differences);
        Assert.Empty(left.Draft.Documents);
    }

    [Fact]
    public async Task ADocumentThatSomebodyElseAddedIsNotWrittenOver()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        await desk.SaveAsync(draft, "playbooks/new.json", "{}");
        var second = await desk.Workbench.SaveAsync(draft, "playbooks/new.json", "[]", DocumentEtag.Absent, Desk.Bo, default);
        Assert.Equal((SaveEnd.Conflict, "{}"), (second.End, second.Current!.Text));
    }

    [Fact]
    public async Task LineBreaksOfABrowserAreNoEdit()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        var saved = await desk.SaveAsync(draft, Desk.Playbook, SmallWorkspace.Documents[Desk.Playbook].ReplaceLineEndings("\r\n"));
        Assert.Null(saved.Edit);
        saved = await desk.SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost").ReplaceLineEndings("\r\n"));
        Assert.Equal(Desk.Titled("Lost"), saved.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("playbooks")]
    [InlineData("playbooks/")]
    [InlineData("/playbooks/x.json")]
    [InlineData("playbooks//x.json")]
    [InlineData("../playbooks/x.json")]
    [InlineData("playbooks/../../etc/passwd.json")]
    [InlineData("playbooks/./x.json")]
    [InlineData("playbooks\\x.json")]
    [InlineData("C:/playbooks/x.json")]
    [InlineData("playbooks/.hidden.json")]
    [InlineData("playbooks/x.json.")]
    [InlineData("playbooks/ x.json")]
    [InlineData("playbooks/x.JSON")]
    [InlineData("Playbooks/x.json")]
    [InlineData("playbooks/con.json")]
    [InlineData("playbooks/LPT1.json")]
    [InlineData("playbooks/x\0.json")]
    [InlineData("playbooks/x\n.json")]
    [InlineData("playbooks/x\u202e.json")]
    [InlineData("playbooks/k\u00fcche.json")]
    [InlineData("playbooks/x:y.json")]
    [InlineData("playbooks/x%2f.json")]
    [InlineData("playbooks/x.exe")]
    [InlineData("playbooks/README.md")]
    [InlineData("playbooks/facts.schema.json")]
    [InlineData("playbooks/sample-book/book.csv")]
    [InlineData("playbooks/tables/x.json")]
    [InlineData("playbooks/deep/x.json")]
    [InlineData("templates/x.txt")]
    [InlineData("templates/a/b/c/d/e/f/g/h/i.scriban")]
    [InlineData("src/x.cs")]
    public async Task APathThatNoDocumentMayHaveIsRefused(string path)
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        var outcome = await desk.Workbench.SaveAsync(draft, path, "{}", DocumentEtag.Absent, Desk.Ana, default);
        Assert.Equal((SaveEnd.Refused, "PB4701"), (outcome.End, Desk.Codes(outcome.Diagnostics)));
        Assert.DoesNotContain(outcome.Diagnostics[0].Message, character => char.IsControl(character));
        Assert.Empty((await desk.Workbench.FindAsync(draft, default))!.Draft.Documents);
    }

    [Theory]
    [InlineData("playbooks/a-1_b.json")]
    [InlineData("playbooks/tables/grid 2.csv")]
    [InlineData("playbooks/scripts/score.js")]
    [InlineData("playbooks/examples/more/x.json")]
    [InlineData("playbooks/workflows/x.json")]
    [InlineData("templates/_part.de.scriban")]
    public void APathThatIsReadMayBeUsed(string path) => Assert.Null(DocumentPaths.Refuse(path));

    [Fact]
    public async Task APathThatDiffersInCapitalLettersAloneIsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        var outcome = await desk.Workbench.SaveAsync(draft, "playbooks/Loyalty.json", "{}", DocumentEtag.Absent, Desk.Ana, default);
        var refused = Assert.Single(outcome.Diagnostics);
        Assert.Equal(("PB4702", "edit `playbooks/loyalty.json`, or choose another name"), (refused.Code, refused.Help));
    }

    [Fact]
    public async Task ATextThatNoFileCanHoldIsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        // Half letters cannot stand in an attribute.
        foreach (var text in new[] { "a\0b", "half \ud83d", "\ude00 half", "\ud83d\ud83d\ude00" })
        {
            var outcome = await desk.Workbench.SaveAsync(draft, "playbooks/x.json", text, DocumentEtag.Absent, Desk.Ana, default);
            Assert.Equal((SaveEnd.Refused, "PB4704"), (outcome.End, Desk.Codes(outcome.Diagnostics)));
        }
    }

    [Fact]
    public async Task TooLargeATextIsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var outcome = await desk.Workbench.SaveAsync(await desk.DraftAsync(), "playbooks/x.json", new string('x', 17 * 1024 * 1024), DocumentEtag.Absent, Desk.Ana, default);
        Assert.Equal((SaveEnd.Refused, "PB4703"), (outcome.End, Desk.Codes(outcome.Diagnostics)));
    }

    [Fact]
    public async Task ADocumentThatIsNotThereCannotBeTakenOut()
    {
        await using var desk = await Desk.OpenAsync();
        var outcome = await desk.Workbench.SaveAsync(await desk.DraftAsync(), "playbooks/none.json", null, DocumentEtag.Absent, Desk.Ana, default);
        Assert.Equal((SaveEnd.Refused, "PB4706"), (outcome.End, Desk.Codes(outcome.Diagnostics)));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a\u0007b")]
    public async Task ADraftNeedsATitle(string title)
    {
        await using var desk = await Desk.OpenAsync();
        var (draft, problem) = await desk.Workbench.OpenAsync(title, Desk.Ana, default);
        Assert.Equal((null, "PB4707"), (draft, problem!.Code));
    }

    [Fact]
    public async Task CheckingADraftFindsItsMistakesAndItsFailedExamples()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.DraftAsync();
        await desk.SaveAsync(draft, Desk.Playbook, SmallWorkspace.Documents[Desk.Playbook].Replace("\"call\"", "\"cal\"", StringComparison.Ordinal));
        var broken = (await desk.Workbench.CheckAsync(draft, default))!;
        Assert.Equal((false, "`cal`"), (broken.IsPublishable, $"`{broken.Diagnostics.First(found => found.IsError).Location.Text.Trim('"')}`"));

        await desk.SaveAsync(draft, Desk.Playbook, SmallWorkspace.Documents[Desk.Playbook].Replace("\"call\"", "\"watch\"", StringComparison.Ordinal));
        var failed = (await desk.Workbench.CheckAsync(draft, default))!;
        Assert.NotNull(failed.Release);
        var example = Assert.Single(failed.Diagnostics, found => found.IsError);
        Assert.Equal(("PB4409", "high risk is called"), (example.Code, example.Location.Text));
        Assert.StartsWith("the example `high risk is called` comes out otherwise: - call", example.Message, StringComparison.Ordinal);
        Assert.False(failed.IsPublishable);
    }

    [Fact]
    public async Task ADraftMovesOntoANewerReleaseWhenTheyChangedDifferentDocuments()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.EditedAsync("First");
        var second = await desk.DraftAsync(Desk.Bo);
        await desk.SaveAsync(second, Template, "---\nchannel: email\nsubject: Hello\n---\nHello\n", Desk.Bo);
        Assert.Equal(PublishEnd.Live, (await desk.PublishAsync(first)).End);
        Assert.Equal(PublishEnd.Outdated, (await desk.PublishAsync(second, Desk.Bo)).End);

        var rebased = await desk.Workbench.RebaseAsync(second, RebaseChoices.None, Desk.Bo, default);
        Assert.Equal((RebaseEnd.Rebased, 2L), (rebased.End, rebased.Draft!.Base!.Value));
        Assert.Equal(Desk.Titled("First"), (await desk.Workbench.ReadAsync(second, Desk.Playbook, default))!.Text);
        Assert.Equal(PublishEnd.Live, (await desk.PublishAsync(second, Desk.Bo)).End);
    }

    [Fact]
    public async Task ADocumentThatBothChangedIsAConflictUntilItIsSettled()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.EditedAsync("First");
        var second = await desk.EditedAsync("Second", Desk.Bo);
        await desk.PublishAsync(first);

        var stopped = await desk.Workbench.RebaseAsync(second, RebaseChoices.None, Desk.Bo, default);
        var conflict = Assert.Single(stopped.Conflicts);
        Assert.Equal(RebaseEnd.Conflicts, stopped.End);
        Assert.Equal(
            (Desk.Playbook, SmallWorkspace.Documents[Desk.Playbook], Desk.Titled("First"), Desk.Titled("Second")),
            (conflict.Path, conflict.BaseText, conflict.LiveText, conflict.DraftText));
        Assert.Equal(1, (await desk.Workbench.FindAsync(second, default))!.Draft.Base);

        await desk.SaveAsync(second, Desk.Playbook, Desk.Titled("Both"), Desk.Bo);
        var rebased = await desk.Workbench.RebaseAsync(second, RebaseChoices.None with { Settled = [Desk.Playbook] }, Desk.Bo, default);
        Assert.Equal(RebaseEnd.Rebased, rebased.End);
        Assert.Equal(Desk.Titled("Both"), (await desk.Workbench.ReadAsync(second, Desk.Playbook, default))!.Text);
    }

    [Fact]
    public async Task ADocumentThatBothChangedAtDifferentPlacesIsMerged()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.EditedAsync("First");
        var second = await desk.DraftAsync(Desk.Bo);
        var text = SmallWorkspace.Documents[Desk.Playbook];
        await desk.SaveAsync(second, Desk.Playbook, text.Replace("\"playbook\": \"loyalty\"", "\"playbook\": \"loyalty\", \"maintainer\": \"bo\"", StringComparison.Ordinal), Desk.Bo);
        await desk.PublishAsync(first);

        var plan = await desk.Workbench.PlanRebaseAsync((await desk.Workbench.FindAsync(second, default))!, default);
        Assert.Equal([Desk.Playbook], plan!.Merged.Keys);
        Assert.Equal(RebaseEnd.Rebased, (await desk.Workbench.RebaseAsync(second, RebaseChoices.None, Desk.Bo, default)).End);
        var merged = (await desk.Workbench.ReadAsync(second, Desk.Playbook, default))!;
        Assert.Contains("\"maintainer\": \"bo\"", merged.Text, StringComparison.Ordinal);
        Assert.Contains("First", merged.Text, StringComparison.Ordinal);
        Assert.Equal(Desk.Titled("First"), merged.BaseText);
    }

    [Fact]
    public async Task APlaceThatBothChangedIsDecidedByWhoSawBothTexts()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.EditedAsync("First");
        var second = await desk.EditedAsync("Second", Desk.Bo);
        await desk.PublishAsync(first);
        var conflict = Assert.Single((await desk.Workbench.RebaseAsync(second, RebaseChoices.None, Desk.Bo, default)).Conflicts);
        Assert.Single(conflict.Merged.Disputes);

        Assert.Equal(RebaseEnd.Conflicts, (await desk.Workbench.RebaseAsync(second, Decided("\"long ago\"", MergeSide.Live), Desk.Bo, default)).End);
        Assert.Equal(RebaseEnd.Conflicts, (await desk.Workbench.RebaseAsync(second, Decided(conflict.Tag), Desk.Bo, default)).End);
        Assert.Equal(RebaseEnd.Rebased, (await desk.Workbench.RebaseAsync(second, Decided(conflict.Tag, MergeSide.Live), Desk.Bo, default)).End);
        Assert.Equal(Desk.Titled("First"), (await desk.Workbench.ReadAsync(second, Desk.Playbook, default))!.Text);
        Assert.Empty((await desk.Workbench.FindAsync(second, default))!.Differences);
    }

    private static RebaseChoices Decided(string seen, params MergeSide[] sides) =>
        RebaseChoices.None with { Decided = RebaseChoices.None.Decided.Add(Desk.Playbook, new DecidedDocument(seen, [.. sides])) };

    [Fact]
    public async Task WhatWasDiscardedOrPublishedIsNotEditedAnyMore()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.EditedAsync("Lost");
        Assert.True(await desk.Workbench.DiscardAsync(draft, Desk.Ana, default));
        Assert.False(await desk.Workbench.DiscardAsync(draft, Desk.Ana, default));
        var seen = (await desk.Workbench.ReadAsync(draft, Desk.Playbook, default))!.Etag;
        Assert.Equal(SaveEnd.NotOpen, (await desk.Workbench.SaveAsync(draft, Desk.Playbook, "{}", seen, Desk.Ana, default)).End);
        Assert.Equal(SaveEnd.NotOpen, (await desk.Workbench.RevertAsync(draft, Desk.Playbook, seen, Desk.Ana, default)).End);
        Assert.Equal(RebaseEnd.NotOpen, (await desk.Workbench.RebaseAsync(draft, RebaseChoices.None, Desk.Ana, default)).End);
        Assert.Equal(PublishEnd.NotOpen, (await desk.PublishAsync(draft)).End);
    }

    [Fact]
    public async Task WhatIsNotThereIsSaidToBeMissing()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Null(await desk.Workbench.ReadAsync("none", Desk.Playbook, default));
        Assert.Null(await desk.Workbench.CheckAsync("none", default));
        Assert.Equal(SaveEnd.NoDraft, (await desk.Workbench.SaveAsync("none", Desk.Playbook, "{}", DocumentEtag.Absent, Desk.Ana, default)).End);
        Assert.Equal(RebaseEnd.NoDraft, (await desk.Workbench.RebaseAsync("none", RebaseChoices.None, Desk.Ana, default)).End);
        Assert.Equal(PublishEnd.NotFound, (await desk.PublishAsync("none")).End);
    }

    [Fact]
    public async Task EveryChangeOfADraftStandsInTheAudit()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = await desk.EditedAsync("Lost");
        var saved = (await desk.Workbench.ReadAsync(draft, Desk.Playbook, default))!;
        await desk.Workbench.RevertAsync(draft, Desk.Playbook, saved.Etag, Desk.Bo, default);
        await desk.Workbench.DiscardAsync(draft, Desk.Ana, default);
        Assert.Equal(
            [(Desk.Ana, "draft.created"), (Desk.Ana, "draft.document-saved"), (Desk.Bo, "draft.document-reverted"), (Desk.Ana, "draft.discarded")],
            (await desk.AuditAsync()).Where(entry => entry.Subject == draft).Select(entry => (entry.Actor, entry.Action)));
    }
}
