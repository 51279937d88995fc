using Playbooks.Engine.Checking;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Reading;

/// <summary>What a document of a workspace is, which its path says.</summary>
public enum DocumentKind
{
    /// <summary>A playbook.</summary>
    Playbook,

    /// <summary>A decision table that a playbook points to.</summary>
    Table,

    /// <summary>A message or script.</summary>
    Template,

    /// <summary>A part that templates include.</summary>
    Partial,

    /// <summary>The vocabulary.</summary>
    Facts,

    /// <summary>The action catalogue.</summary>
    Actions,

    /// <summary>The policy.</summary>
    Policy,

    /// <summary>The workspace's own settings.</summary>
    Settings,

    /// <summary>Examples.</summary>
    Example,

    /// <summary>A script, a workflow or a map.</summary>
    Other,
}

/// <summary>Names of documents.</summary>
public static class DocumentNames
{
    private const string Templates = "templates/";
    private const string TemplateEnd = ".scriban";

    /// <summary>What the document of a path is.</summary>
    public static DocumentKind KindOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path switch
        {
            WorkspacePaths.Facts => DocumentKind.Facts,
            WorkspacePaths.Actions => DocumentKind.Actions,
            WorkspacePaths.Policy => DocumentKind.Policy,
            WorkspacePaths.Settings => DocumentKind.Settings,
            _ when WorkspacePaths.IsPlaybook(path) => DocumentKind.Playbook,
            _ when WorkspacePaths.IsTable(path) => DocumentKind.Table,
            _ when WorkspacePaths.IsExample(path) => DocumentKind.Example,
            _ when path.StartsWith(Templates, StringComparison.Ordinal) => path[(path.LastIndexOf('/') + 1)..].StartsWith('_') ? DocumentKind.Partial : DocumentKind.Template,
            _ => DocumentKind.Other,
        };
    }

    /// <summary>The path of a new document of a kind, or null for kinds of which a workspace has one.</summary>
    public static string? PathOf(DocumentKind kind, string name) => kind switch
    {
        DocumentKind.Playbook => $"playbooks/{name}.json",
        DocumentKind.Table => $"playbooks/tables/{name}.csv",
        DocumentKind.Template => $"{Templates}{name}{TemplateEnd}",
        DocumentKind.Partial => $"{Templates}_{name}{TemplateEnd}",
        DocumentKind.Example => $"playbooks/examples/{name}.json",
        _ => null,
    };

    /// <summary>The name of a template by its path, with its language where it has one: <c>offer.letter.de</c>.</summary>
    public static string TemplateOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path[Templates.Length..^TemplateEnd.Length];
    }

    /// <summary>A template's name without its language, and the language or null.</summary>
    public static (string Name, string? Language) Divide(string template) => (TemplateName.WithoutLanguage(template), TemplateName.LanguageOf(template));
}
