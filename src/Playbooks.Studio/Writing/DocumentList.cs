using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;
using Playbooks.Studio.Live;

namespace Playbooks.Studio.Writing;

/// <summary>The documents of a workspace as the list shows them. It reads each for itself, so that one with mistakes is listed like the others.</summary>
/// <param name="Playbooks">The playbooks.</param>
/// <param name="Templates">The templates, translations with their originals.</param>
/// <param name="Others">Everything else, by kind.</param>
internal sealed record DocumentList(ImmutableArray<PlaybookEntry> Playbooks, ImmutableArray<TemplateEntry> Templates, ImmutableArray<IGrouping<DocumentKind, DocumentEntry>> Others)
{
    /// <summary>Lists the documents of a draft or a release; those that the draft takes out are listed too.</summary>
    public static DocumentList Of(DraftChoice choice)
    {
        var removed = choice.Chosen?.Draft.Documents.Values.Where(edit => edit.Text is null).Select(edit => edit.Path) ?? [];
        var entries = choice.Documents.Texts.Keys.Concat(removed).Order(StringComparer.Ordinal).Select(path => new DocumentEntry(path, DocumentNames.KindOf(path), ChangeOf(choice, path))).ToList();
        return new DocumentList(
            [.. entries.Where(entry => entry.Kind == DocumentKind.Playbook).Select(entry => Playbook(entry, choice)).OrderBy(entry => entry.Title, StringComparer.OrdinalIgnoreCase)],
            [.. entries.Where(entry => entry.Kind == DocumentKind.Template).GroupBy(entry => DocumentNames.Divide(DocumentNames.TemplateOf(entry.Path)).Name, StringComparer.Ordinal).Select(group => Template(group, choice))],
            [.. entries.Where(entry => entry.Kind is not (DocumentKind.Playbook or DocumentKind.Template)).GroupBy(entry => entry.Kind).OrderBy(group => Rank(group.Key))]);
    }

    private static DocumentChange? ChangeOf(DraftChoice choice, string path)
    {
        var state = choice.Find(path);
        return state.Edit is null ? null : state.BaseText is null ? DocumentChange.Added : state.Text is null ? DocumentChange.Removed : DocumentChange.Edited;
    }

    private static PlaybookEntry Playbook(DocumentEntry entry, DraftChoice choice)
    {
        var root = choice.Documents.Find(entry.Path) is { } source ? JsonReader.Read(source, []).Root as JsonObject : null;
        var title = TextOf(root, "title") ?? TextOf(root, "playbook") ?? entry.Path;
        return new PlaybookEntry(entry, title, TextOf(root, "maintainer"), CountRules(root, choice.Documents));
    }

    private static int CountRules(JsonObject? root, DocumentSet documents)
    {
        var rules = (root?.Find("rules") as JsonArray)?.Items.Length ?? 0;
        return root?.Find("table") switch
        {
            JsonObject table => rules + ((table.Find("rows") as JsonArray)?.Items.Length ?? 0),
            JsonString file when documents.Find($"playbooks/{file.Text}") is { } source => rules + CsvReader.Read(source, []).Rows.Length,
            _ => rules,
        };
    }

    private static string? TextOf(JsonObject? root, string key) => (root?.Find(key) as JsonString)?.Text;

    private static TemplateEntry Template(IGrouping<string, DocumentEntry> group, DraftChoice choice)
    {
        var versions = group
            .Select(entry => new TemplateVersion(entry, DocumentNames.Divide(DocumentNames.TemplateOf(entry.Path)).Language))
            .OrderBy(version => version.Language, StringComparer.Ordinal)
            .ToImmutableArray();
        // The original, which has no language in its name, speaks for all.
        var front = versions.Select(version => choice.Documents.Find(version.Document.Path)).OfType<SourceText>().Select(source => TemplateDocument.Read(source, []).FrontMatter).FirstOrDefault();
        return new TemplateEntry(group.Key, front?.Title, front?.Channel, versions);
    }

    private static int Rank(DocumentKind kind) => kind switch
    {
        DocumentKind.Facts => 0,
        DocumentKind.Actions => 1,
        DocumentKind.Policy => 2,
        DocumentKind.Table => 3,
        DocumentKind.Example => 4,
        DocumentKind.Partial => 5,
        DocumentKind.Settings => 6,
        _ => 7,
    };
}

/// <summary>A document of the list.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Change">What the draft does with it, or null for nothing.</param>
internal sealed record DocumentEntry(string Path, DocumentKind Kind, DocumentChange? Change);

/// <summary>A playbook of the list.</summary>
/// <param name="Document">The document.</param>
/// <param name="Title">Its title, or what stands in for one.</param>
/// <param name="Maintainer">Who looks after it, or null.</param>
/// <param name="Rules">How many rules it has, those of its table among them.</param>
internal sealed record PlaybookEntry(DocumentEntry Document, string Title, string? Maintainer, int Rules);

/// <summary>A template of the list.</summary>
/// <param name="Name">Its name without a language.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Channel">Its channel, or null.</param>
/// <param name="Versions">The original, and its translations.</param>
internal sealed record TemplateEntry(string Name, string? Title, string? Channel, ImmutableArray<TemplateVersion> Versions);

/// <summary>A template in one language.</summary>
/// <param name="Document">The document.</param>
/// <param name="Language">Its language; null for the original.</param>
internal sealed record TemplateVersion(DocumentEntry Document, string? Language);
