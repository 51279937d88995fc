using System.Collections.Immutable;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>The templates of a workspace, by name and language.</summary>
internal sealed class TemplateCatalogue
{
    private const string Folder = "templates/";
    private const string Extension = ".scriban";

    private readonly ImmutableSortedDictionary<string, TemplateDocument> _messages;
    private readonly ImmutableSortedDictionary<string, TemplateDocument> _partials;
    private readonly ImmutableSortedSet<string> _strays;
    private readonly string _language;

    private TemplateCatalogue(
        ImmutableSortedDictionary<string, TemplateDocument> messages, ImmutableSortedDictionary<string, TemplateDocument> partials, ImmutableSortedSet<string> strays, string language)
    {
        (_messages, _partials, _strays, _language) = (messages, partials, strays, language);
        Shape = string.Join('\n', messages.Select(message => $"{message.Key} {message.Value.FrontMatter.Channel}").Append(language).Concat(strays));
    }

    /// <summary>A catalogue with nothing in it.</summary>
    public static readonly TemplateCatalogue Empty = new(
        ImmutableSortedDictionary.Create<string, TemplateDocument>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, TemplateDocument>(StringComparer.Ordinal),
        [],
        "");

    /// <summary>Reads the files: names, languages, front matter.</summary>
    /// <param name="documents">The workspace's documents.</param>
    /// <param name="language">The workspace's language.</param>
    /// <param name="memory">What earlier checks found out.</param>
    /// <param name="diagnostics">Receives the mistakes.</param>
    public static TemplateCatalogue Read(DocumentSet documents, string language, CheckMemory memory, ICollection<Diagnostic> diagnostics)
    {
        var (messages, partials) = (Empty._messages.ToBuilder(), Empty._partials.ToBuilder());
        foreach (var path in documents.Texts.Keys.Concat(documents.Unreadable).Where(IsTemplate))
        {
            var name = path[Folder.Length..^Extension.Length];
            // An empty text stands in for one that cannot be read, so that what names it is not wrong as well.
            var source = documents.Find(path) ?? new SourceText(path, "");
            var document = memory.Recall(CheckStep.Template, path, [source], diagnostics, found => TemplateDocument.Read(source, found));
            (IsPartial(name) ? partials : messages).Add(name, document);
        }
        return new TemplateCatalogue(messages.ToImmutable(), partials.ToImmutable(), documents.Strays, language);
    }

    /// <summary>All that actions and rules can see of the templates: names, channels, and the workspace's language.</summary>
    public string Shape { get; }

    /// <summary>The names of all templates, with their languages.</summary>
    public IEnumerable<string> Names => _messages.Keys;

    /// <summary>Whether there is a template of a name for a channel; reports what is wrong with it.</summary>
    /// <param name="name">The name without a language.</param>
    /// <param name="channel">The channel, or null where any will do.</param>
    /// <param name="diagnostics">Receives the mistake.</param>
    public bool Check(JsonString name, string? channel, ICollection<Diagnostic> diagnostics)
    {
        var document = _messages.GetValueOrDefault(name.Text) ?? _messages.GetValueOrDefault($"{name.Text}.{_language}");
        if (document is null)
        {
            var help = TemplateAdvice.For(name.Text, [.. Names.Where(candidate => TemplateName.LanguageOf(candidate) is null)], _strays);
            diagnostics.Add(ActionErrors.UnknownTemplate.At(name.Location, $"unknown template `{JsonScanner.Shown(name.Text)}`", help));
            return false;
        }
        if (channel is not null && document.FrontMatter.Channel is { } written && written != channel)
        {
            diagnostics.Add(ActionErrors.OtherChannel.At(name.Location, $"`{name.Text}` is written for the channel `{written}`, and stands under `{channel}`", $"write `\"{written}\": \"{name.Text}\"`, or change the template's `channel`"));
            return false;
        }
        return true;
    }

    /// <summary>Checks every template against the vocabulary: names, types, partials. Those without an error come back by name.</summary>
    public ImmutableSortedDictionary<string, CheckedTemplate> CheckAll(FactVocabulary vocabulary, CheckMemory memory, ICollection<Diagnostic> diagnostics)
    {
        var checking = new TemplateChecking(_partials, vocabulary, memory, diagnostics);
        var templates = ImmutableSortedDictionary.CreateBuilder<string, CheckedTemplate>(StringComparer.Ordinal);
        foreach (var (name, document) in _messages)
        {
            if (checking.Check(name, document) is { } template)
            {
                templates.Add(name, template);
            }
        }
        CheckPartials(checking, IncludedBy(templates));
        ReportOrphans(diagnostics);
        return templates.ToImmutable();
    }

    // A partial is bound where it is included, and may name what stands there. One that nothing includes is checked by
    // itself, so that its mistakes do not wait for the first who does. What a broken template includes is not known,
    // so one that only broken templates include is checked by itself too.
    private void CheckPartials(TemplateChecking checking, HashSet<string> included)
    {
        foreach (var name in _partials.Keys.Where(name => !included.Contains(name)))
        {
            checking.Check(name, _partials[name]);
        }
    }

    private HashSet<string> IncludedBy(ImmutableSortedDictionary<string, CheckedTemplate>.Builder templates) =>
        templates.Keys.SelectMany(name => templates[name].Includes.Select(partial =>
            TemplateName.LanguageOf(name) is { } language && _partials.ContainsKey($"{partial}.{language}") ? $"{partial}.{language}" : partial))
            .ToHashSet(StringComparer.Ordinal);

    private void ReportOrphans(ICollection<Diagnostic> diagnostics)
    {
        foreach (var (name, document) in _messages)
        {
            var original = TemplateName.WithoutLanguage(name);
            if (original != name && !_messages.ContainsKey(original) && TemplateName.LanguageOf(name) != _language)
            {
                diagnostics.Add(ActionErrors.NoOriginal.At(Places.StartOf(document.Body.Source), $"`{name}` has no original `{original}`, which every other language falls back to", $"write `{Folder}{original}{Extension}`"));
            }
        }
    }

    private static bool IsTemplate(string path) => path.StartsWith(Folder, StringComparison.Ordinal) && path.EndsWith(Extension, StringComparison.Ordinal);

    private static bool IsPartial(string name) => name[(name.LastIndexOf('/') + 1)..].StartsWith('_');
}
