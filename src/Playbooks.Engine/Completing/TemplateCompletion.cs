using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Completing;

/// <summary>Words in templates: what may be named between <c>{{</c> and <c>}}</c>, partials, and the front matter's keys and channels.</summary>
internal static class TemplateCompletion
{
    private const string Fence = "---";

    /// <summary>The words at a place of a template's file.</summary>
    public static Suggestions At(Workspace workspace, string text, int position)
    {
        var written = text[..position];
        return IsInFrontMatter(written) ? InFrontMatter(workspace, written) : Inside(workspace, written);
    }

    /// <summary>The words at the end of a template's text.</summary>
    public static Suggestions Inside(Workspace workspace, string written)
    {
        var open = written.LastIndexOf("{{", StringComparison.Ordinal);
        if (open < 0 || open < written.LastIndexOf("}}", StringComparison.Ordinal))
        {
            return Suggestions.None(written.Length);
        }
        var code = written[(open + 2)..];
        return PartialAt(code) is { } begun
            ? new Suggestions(new TextSpan(written.Length - begun, begun), [.. Partials(workspace)])
            : new Suggestions(NameWords.Last(written), NamesFor(workspace));
    }

    private static ImmutableArray<Suggestion> NamesFor(Workspace workspace) =>
    [
        .. NameWords.Facts(workspace.Vocabulary),
        .. TemplateNames.ForMessages(workspace.Vocabulary).Names.OrderBy(name => name.Key, StringComparer.Ordinal).SelectMany(name => Members(workspace, name.Key, name.Value)),
        .. NameWords.Of(TemplateWords.Keywords, SuggestionKind.Keyword),
        .. NameWords.Of(TemplateWords.Functions, SuggestionKind.Function),
    ];

    // The members of account, contact and event are facts, which stand there with what they mean.
    private static IEnumerable<Suggestion> Members(Workspace workspace, string name, DataType type) => type is ObjectType known
        ? NameWords.Of(
            known.Members.Keys.Order(StringComparer.Ordinal).Select(member => $"{name}.{member}").Where(member => workspace.Vocabulary.Find(member) is null),
            SuggestionKind.Name)
        : NameWords.Of([name], SuggestionKind.Name);

    // How much of a partial's name is written, or null where none is being written.
    private static int? PartialAt(string code)
    {
        var quote = code.LastIndexOfAny(['\'', '"']);
        return quote >= 0 && code[..quote].TrimEnd().EndsWith("include", StringComparison.Ordinal) ? code.Length - quote - 1 : null;
    }

    private static IEnumerable<Suggestion> Partials(Workspace workspace) => NameWords.Of(
        workspace.Documents.Texts.Keys
            .Where(path => path.StartsWith("templates/_", StringComparison.Ordinal))
            .Select(path => TemplateName.WithoutLanguage(path["templates/".Length..^".scriban".Length]))
            .Distinct(StringComparer.Ordinal),
        SuggestionKind.Name);

    private static bool IsInFrontMatter(string written) =>
        written.StartsWith(Fence + "\n", StringComparison.Ordinal) && !written[Fence.Length..].Contains("\n" + Fence, StringComparison.Ordinal);

    private static Suggestions InFrontMatter(Workspace workspace, string written)
    {
        var line = written[(written.LastIndexOf('\n') + 1)..];
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return new Suggestions(TextSpan.FromBounds(written.Length - line.Length, written.Length), [.. NameWords.Of(TemplateWords.FrontMatter, SuggestionKind.Key).Select(key => key with { Written = key.Text + ": " })]);
        }
        var value = line[(colon + 1)..].TrimStart();
        return line[..colon].Trim() == "channel"
            ? new Suggestions(TextSpan.FromBounds(written.Length - value.Length, written.Length), [.. NameWords.Of(FrontMatter.Channels, SuggestionKind.Value)])
            : Inside(workspace, written);
    }
}
