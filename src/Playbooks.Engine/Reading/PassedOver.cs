namespace Playbooks.Engine.Reading;

/// <summary>Files that lie among the documents of a workspace, look like one, and are none by their ending or place.</summary>
internal static class PassedOver
{
    private const string Templates = "templates/";
    private const string Scriban = ".scriban";

    // What can be taken for a template as it stands; of all others only the words can be taken over.
    private static readonly string[] s_plain = [".html", ".htm", ".txt", ".eml", ".liquid", ".sbn", ".sbnhtml", ".hbs", ".mustache", ".tpl", ""];

    // What file managers leave behind, and notes.
    private static readonly string[] s_notMeant = ["Thumbs.db", "desktop.ini", "LICENSE"];

    /// <summary>Why a file is not read, and what to do about it; null for one that is, or that nobody would expect to be.</summary>
    public static (string Why, string Help)? Of(string path) =>
        path.StartsWith(Templates, StringComparison.Ordinal) ? OfTemplates(path)
        : HasEnding(path, Scriban) ? ("templates stand in `templates/`", $"move it to `{Templates}{Path.GetFileName(path)}`")
        : path.StartsWith("playbooks/tables/", StringComparison.Ordinal) ? OfTables(path)
        : path.StartsWith("playbooks/sample-book/", StringComparison.Ordinal) ? null
        : OfPlaybooks(path);

    private static (string Why, string Help)? OfTemplates(string path)
    {
        if (HasEnding(path, Scriban, Scriban + ".txt", ".md") || s_notMeant.Contains(Path.GetFileName(path)))
        {
            return null;
        }
        var meant = WithEnding(path, Scriban);
        return ($"templates end in `{Scriban}`", HasEnding(path, s_plain) ? $"rename it to `{meant}`, and begin it with its front matter: `channel: email`" : $"write its words into `{meant}`");
    }

    private static (string Why, string Help)? OfTables(string path) =>
        HasEnding(path, ".xlsx", ".xls", ".ods", ".numbers", ".tsv")
            ? ("tables are CSV", $"save it as `{WithEnding(path, ".csv")}`; spreadsheets call that form `CSV UTF-8`")
            : null;

    private static (string Why, string Help)? OfPlaybooks(string path) =>
        HasEnding(path, ".csv") ? ("tables stand in `playbooks/tables/`", $"move it to `playbooks/tables/{Path.GetFileName(path)}`")
        : HasEnding(path, ".yaml", ".yml", ".jsonc", ".json5") ? ("playbooks are JSON", $"write it as JSON into `{WithEnding(path, ".json")}`")
        : null;

    private static bool HasEnding(string path, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (ending.Length == 0 ? Path.GetExtension(path).Length == 0 : path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    private static string WithEnding(string path, string ending) => path[..^Path.GetExtension(path).Length] + ending;
}
