using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks schema</c>: JSON schemas of a workspace, for editors.</summary>
internal static class SchemaVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var target = new Option<string?>("--out") { HelpName = "dir", Description = "where the schemas go; else beside the documents of the workspace" };
        var verb = new Command("schema", "JSON schemas of this workspace, with which editors complete and check") { target };
        verb.SetAction(call => Run(surroundings, call, global, call.GetValue(target)));
        return verb;
    }

    /// <summary>Writes the schemas beside the documents of a folder's workspace. Their paths.</summary>
    public static IReadOnlyList<string> WriteBeside(string folder) =>
        WorkspaceChecker.CheckFolder(folder).Workspace is { } workspace ? Write(workspace, path => Path.Combine(folder, path)) : [];

    private static int Run(Surroundings surroundings, ParseResult call, GlobalOptions global, string? target)
    {
        if (Workspaces.Find(surroundings, call, global) is not { } folder || Workspaces.Open(surroundings, call, global) is not { } release)
        {
            return ExitCode.Wrong;
        }
        if (target is not null)
        {
            Directory.CreateDirectory(surroundings.PathOf(target));
        }
        var paths = Write(release.Workspace, path => target is null ? Path.Combine(folder, path) : Path.Combine(surroundings.PathOf(target), Path.GetFileName(path)));
        if (call.GetValue(global.Json))
        {
            JsonOutput.WriteTexts(surroundings, "schemas", paths);
            return ExitCode.Fine;
        }
        foreach (var path in paths)
        {
            surroundings.Output.WriteLine(path);
        }
        return ExitCode.Fine;
    }

    private static string[] Write(Workspace workspace, Func<string, string> place)
    {
        var paths = new List<string>();
        foreach (var (path, text) in WorkspaceSchema.Write(workspace))
        {
            File.WriteAllText(place(path), text);
            paths.Add(place(path));
        }
        return [.. paths];
    }
}
