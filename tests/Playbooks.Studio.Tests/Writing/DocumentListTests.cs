using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Studio.Live;
using Playbooks.Studio.Writing;

namespace Playbooks.Studio.Tests.Writing;

public sealed class DocumentListTests
{
    private static readonly DocumentSet s_documents = DocumentSet.Of(new Dictionary<string, string>
    {
        ["playbooks/b.json"] = """{ "playbook": "b", "title": "After all", "maintainer": "leads", "rules": [{}, {}], "table": { "columns": [], "rows": [[], [], []] } }""",
        ["playbooks/a.json"] = "{ \"playbook\": \"a\", \"rules\": [",
        ["playbooks/t.json"] = """{ "playbook": "t", "title": "By a table", "table": "tables/t.csv" }""",
        ["playbooks/tables/t.csv"] = "id,action\none,call\ntwo,call\n",
        ["playbooks/facts.json"] = "{}",
        ["templates/hello.email.scriban"] = "---\nchannel: email\ntitle: Hello\n---\nHello\n",
        ["templates/hello.email.de.scriban"] = "---\nchannel: email\ntitle: Hallo\n---\nHallo\n",
        ["templates/_part.scriban"] = "x",
    });

    [Fact]
    public void PlaybooksAreListedByTitleAlsoThoseWithMistakes() =>
        Assert.Equal([("a", 0), ("After all", 5), ("By a table", 2)], List(null).Playbooks.Select(playbook => (playbook.Title, playbook.Rules)));

    [Fact]
    public void ATemplateStandsThereOnceWithItsLanguages()
    {
        var template = Assert.Single(List(null).Templates);
        Assert.Equal(("hello.email", "Hello", "email"), (template.Name, template.Title, template.Channel));
        Assert.Equal([null, "de"], template.Versions.Select(version => version.Language));
    }

    [Fact]
    public void EverythingElseIsListedByKindFactsFirst() =>
        Assert.Equal([DocumentKind.Facts, DocumentKind.Table, DocumentKind.Partial], List(null).Others.Select(group => group.Key));

    [Fact]
    public void WhatADraftAddsEditsAndTakesOutIsMarked()
    {
        var edits = new Dictionary<string, string?> { ["playbooks/b.json"] = "{}", ["playbooks/new.json"] = "{}", ["playbooks/t.json"] = null };
        var draft = new Draft
        {
            Id = "D-1", Title = "x", Author = "user:ana", Base = 1, CreatedAt = Rendering.Now,
            Documents = edits.ToImmutableSortedDictionary(edit => edit.Key, edit => new DraftDocument(edit.Key, edit.Value, 1, "user:ana", Rendering.Now), StringComparer.Ordinal),
        };
        var marked = List(draft).Playbooks.Where(playbook => playbook.Document.Change is not null).Select(playbook => (playbook.Document.Path, playbook.Document.Change!.Value)).Order();
        Assert.Equal([("playbooks/b.json", DocumentChange.Edited), ("playbooks/new.json", DocumentChange.Added), ("playbooks/t.json", DocumentChange.Removed)], marked);
    }

    private static DocumentList List(Draft? draft)
    {
        var chosen = draft is null ? null : new DraftDocuments(draft, s_documents);
        return DocumentList.Of(new DraftChoice([], chosen, 1, chosen?.All ?? s_documents));
    }
}
