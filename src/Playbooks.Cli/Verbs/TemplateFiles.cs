using Playbooks.Cli.Terminal;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Verbs;

/// <summary>The templates of a workspace's folder, for calls that name one where a file is wanted.</summary>
internal static class TemplateFiles
{
    private const string Ending = ".scriban";

    /// <summary>Which file is meant by a name that is no file: the template's of that name, or the closest one's. Null for none.</summary>
    public static string? Help(Surroundings surroundings, string? workspace, string named)
    {
        if (workspace is null || !Directory.Exists(Path.Combine(workspace, "templates")))
        {
            return null;
        }
        var files = Directory.EnumerateFiles(Path.Combine(workspace, "templates"), "*" + Ending, SearchOption.AllDirectories)
            .Take(WorkspaceFolder.MostDocuments)
            .ToDictionary(file => Path.GetRelativePath(Path.Combine(workspace, "templates"), file)[..^Ending.Length].Replace('\\', '/'), StringComparer.Ordinal);
        var name = Path.GetFileName(named);
        name = name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
        var meant = files.ContainsKey(name) ? name : ClosestName.Find(name, files.Keys);
        return meant is null
            ? "`render` takes a template's file; those of the workspace lie in its `templates/`"
            : $"did you mean `{Path.GetRelativePath(surroundings.Folder, files[meant]).Replace('\\', '/')}`?";
    }
}
