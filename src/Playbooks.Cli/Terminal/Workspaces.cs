using System.CommandLine;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Terminal;

/// <summary>Finds, reads and checks the workspace of a call.</summary>
internal static class Workspaces
{
    /// <summary>The folder of the workspace; null after having said that there is none.</summary>
    public static string? Find(Surroundings surroundings, ParseResult call, GlobalOptions global)
    {
        if (Locate(surroundings, call, global) is { } found)
        {
            return found;
        }
        if (call.GetValue(global.Workspace) is { } named)
        {
            var inside = Path.GetFileName(Path.TrimEndingDirectorySeparator(surroundings.PathOf(named))) == "playbooks" ? Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(named)) : null;
            InputFile.Complain(
                surroundings, $"`{named}` is no workspace: it has no folder `playbooks`",
                inside is null ? "`playbooks new DIR` makes one" : $"name the folder around it: `--workspace {(inside.Length > 0 ? inside : ".")}`");
            return null;
        }
        InputFile.Complain(surroundings, "no workspace here: neither this folder nor one above it has a folder `playbooks`", "give one with `--workspace DIR`, or make one with `playbooks new DIR`");
        return null;
    }

    /// <summary>The folder of the workspace, or null; for calls that can do without one.</summary>
    public static string? Locate(Surroundings surroundings, ParseResult call, GlobalOptions global)
    {
        if (call.GetValue(global.Workspace) is { } named)
        {
            return IsWorkspace(surroundings.PathOf(named)) ? surroundings.PathOf(named) : null;
        }
        for (var folder = new DirectoryInfo(surroundings.Folder); folder is not null; folder = folder.Parent)
        {
            if (IsWorkspace(folder.FullName))
            {
                return folder.FullName;
            }
        }
        return null;
    }

    /// <summary>The release that the folder makes; null after having shown what is wrong with it.</summary>
    public static Release? Open(Surroundings surroundings, ParseResult call, GlobalOptions global)
    {
        if (Find(surroundings, call, global) is not { } folder)
        {
            return null;
        }
        var check = WorkspaceChecker.CheckFolder(folder);
        if (check.Workspace is not null)
        {
            return Release.Create(check.Workspace);
        }
        Diagnostic[] errors = [.. check.Diagnostics.Where(diagnostic => diagnostic.IsError)];
        DiagnosticPrinter.Refuse(surroundings, errors, call.GetValue(global.Json));
        return null;
    }

    private static bool IsWorkspace(string folder) => Directory.Exists(Path.Combine(folder, "playbooks"));
}
