using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Studio.Live;
using Playbooks.Studio.Writing;

namespace Playbooks.Studio.Tests.Writing;

public sealed class DocumentViewTests
{
    private const string Playbook = SmallWorkspace.PlaybookPath;
    private static readonly DocumentSet s_documents = DocumentSet.Of(SmallWorkspace.Documents);
    private static readonly string s_text = SmallWorkspace.Documents[Playbook];

    [Fact]
    public async Task APlaybookIsCalledByItsTitleAlsoWhileItIsHalfWritten()
    {
        var html = await HtmlOfAsync(Model(Playbook, "{ \"title\": \"When they go\", \"rules\": [ { "));
        Assert.Contains("<h1>When they go", html, StringComparison.Ordinal);
        Assert.Contains("not saved", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatEveryWorkspaceNeedsCannotBeDeleted()
    {
        Assert.DoesNotContain("Delete in this draft", await HtmlOfAsync(Model("playbooks/facts.json", SmallWorkspace.Documents["playbooks/facts.json"])), StringComparison.Ordinal);
        Assert.Contains("Delete in this draft", await HtmlOfAsync(Model(Playbook, s_text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReaderMayReadAndIsToldSo()
    {
        var html = await HtmlOfAsync(Model(Playbook, s_text) with { Visitor = Rendering.Visitor("user:cy", "read") });
        Assert.Contains("You may read this document, and not change it.", html, StringComparison.Ordinal);
        Assert.Contains("readonly", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<button type=\"submit\" class=\"primary\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextTooLargeForABrowserIsNotEditedThere()
    {
        var html = await HtmlOfAsync(Model(Playbook, new string(' ', DocumentModel.LargestText + 1)));
        Assert.Contains("too large to be edited in a browser", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-saves", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeletionCanBeTakenBack()
    {
        var edit = new DraftDocument(Playbook, null, 1, "user:ana", Rendering.Now);
        var html = await HtmlOfAsync(Model(Playbook, "") with { State = new DocumentState(Playbook, null, s_text, edit) });
        Assert.Contains("This draft deletes the document.", html, StringComparison.Ordinal);
        Assert.Contains("Back to the release's text", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoCameTooLateSeesWhoSavedAndBothTexts()
    {
        var theirs = new DocumentState(Playbook, s_text.Replace("At high risk", "Theirs", StringComparison.Ordinal), s_text, new DraftDocument(Playbook, "", 2, "user:bo", Rendering.Now));
        var mine = s_text.Replace("At high risk", "Mine", StringComparison.Ordinal);
        var model = Model(Playbook, mine) with { State = theirs, Conflict = new SaveOutcome(SaveEnd.Conflict, theirs) { Difference = TextDifference.Between(theirs.Text, mine) } };
        var words = Rendering.WordsOf(await HtmlOfAsync(model));
        Assert.Contains("bo saved it on Mon 2 Mar 2026, 09:00 UTC", words, StringComparison.Ordinal);
        Assert.Contains("Save mine over theirs", words, StringComparison.Ordinal);
        Assert.Contains("Theirs", words, StringComparison.Ordinal);
        Assert.Contains("Mine", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextCannotBreakOutOfItsField()
    {
        var html = await HtmlOfAsync(Model("templates/x.scriban", "</textarea><script>alert(1)</script>"));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    private static DocumentModel Model(string path, string text)
    {
        var choice = new DraftChoice([], null, 1, s_documents);
        var kept = s_documents.Texts.GetValueOrDefault(path);
        return new DocumentModel
        {
            Visitor = Rendering.Visitor("user:ana", "read", "author"),
            Choice = choice,
            State = new DocumentState(path, kept, kept, null),
            Text = text,
            Seen = DocumentEtag.Of(kept),
        };
    }

    private static Task<string> HtmlOfAsync(DocumentModel model) => Rendering.HtmlOfAsync<DocumentView>(new() { ["Model"] = model });
}
