using System.Collections.Immutable;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Rules;

/// <summary>Checks templates against the vocabulary and the partials of their language.</summary>
internal sealed class TemplateChecking(
    ImmutableSortedDictionary<string, TemplateDocument> partials, FactVocabulary vocabulary, CheckMemory memory, ICollection<Diagnostic> diagnostics)
{
    private readonly TemplateScope _names = TemplateNames.ForMessages(vocabulary);
    private readonly Dictionary<string, InLanguage> _languages = new(StringComparer.Ordinal);

    /// <summary>The checked template, or null with reports.</summary>
    public CheckedTemplate? Check(string name, TemplateDocument document)
    {
        var language = PartialsFor(TemplateName.LanguageOf(name));
        return memory.Recall(
            CheckStep.BoundTemplate,
            name,
            [document, vocabulary],
            diagnostics,
            found => CheckedTemplate.Check(document, language.Scope, found),
            template => language.Seen(template));
    }

    // In a German template `include '_greeting'` is the German greeting, where there is one.
    private InLanguage PartialsFor(string? language)
    {
        if (_languages.TryGetValue(language ?? "", out var known))
        {
            return known;
        }
        var visible = new Dictionary<string, TemplateDocument>(partials.Count, StringComparer.Ordinal);
        foreach (var (name, document) in partials)
        {
            visible.TryAdd(name, document);
            if (language is not null && TemplateName.LanguageOf(name) == language)
            {
                visible[TemplateName.WithoutLanguage(name)] = document;
            }
        }
        var scope = _names;
        foreach (var (name, document) in visible)
        {
            scope = scope.WithPartial(name, document);
        }
        _languages.Add(language ?? "", known = new InLanguage(scope, visible));
        return known;
    }

    private sealed record InLanguage(TemplateScope Scope, Dictionary<string, TemplateDocument> Partials)
    {
        // A template that is right rests on the partials that it includes; one that is wrong, maybe on what is not there.
        public object?[] Seen(CheckedTemplate? template) => template is null
            ? [.. Partials.Keys, .. Partials.Values]
            : [.. template.Includes.Select(name => Partials.GetValueOrDefault(name))];
    }
}
