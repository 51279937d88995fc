namespace Playbooks.Engine.Checking;

/// <summary>Where the documents of a workspace stand.</summary>
internal static class WorkspacePaths
{
    public const string Settings = "playbooks/workspace.json";
    public const string Facts = "playbooks/facts.json";
    public const string Actions = "playbooks/actions.json";
    public const string Policy = "playbooks/policy.json";

    private const string Folder = "playbooks/";

    /// <summary>Whether a document is a playbook: any other JSON file directly in <c>playbooks/</c>.</summary>
    public static bool IsPlaybook(string path) =>
        path is not (Settings or Facts or Actions or Policy)
        && path.StartsWith(Folder, StringComparison.Ordinal)
        && path.EndsWith(".json", StringComparison.Ordinal)
        && path.IndexOf('/', Folder.Length) < 0;

    /// <summary>Whether a document holds examples.</summary>
    public static bool IsExample(string path) => IsIn(path, "examples/", ".json");

    /// <summary>Whether a document is a table.</summary>
    public static bool IsTable(string path) => IsIn(path, "tables/", ".csv");

    /// <summary>Whether a document is a script.</summary>
    public static bool IsScript(string path) => IsIn(path, "scripts/", ".js");

    /// <summary>Whether a document holds workflows of RulesEngine.</summary>
    public static bool IsWorkflow(string path) => IsIn(path, "workflows/", ".json");

    /// <summary>Whether a document holds rules: a playbook or a table.</summary>
    public static bool HoldsRules(string path) => IsPlaybook(path) || IsTable(path);

    /// <summary>Whether something reads a document, or will when it is asked for.</summary>
    public static bool IsRead(string path) =>
        path is Settings or Facts or Actions or Policy
        || IsPlaybook(path) || IsExample(path) || IsTable(path)
        || IsScript(path) || IsWorkflow(path) || IsIn(path, "maps/", ".json")
        || path.StartsWith("templates/", StringComparison.Ordinal);

    private static bool IsIn(string path, string folder, string extension) =>
        path.StartsWith(Folder + folder, StringComparison.Ordinal) && path.EndsWith(extension, StringComparison.Ordinal);
}
