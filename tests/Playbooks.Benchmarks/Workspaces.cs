using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Benchmarks;

/// <summary>The workspace that ships, in the repository that the benchmarks run in.</summary>
internal static class Workspaces
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The workspace, read and checked.</summary>
    public static Workspace Shipped()
    {
        var diagnostics = new List<Diagnostic>();
        var check = WorkspaceChecker.Check(WorkspaceFolder.Load(Root, diagnostics));
        return check.Workspace ?? throw new InvalidOperationException($"the shipped workspace has errors: {string.Join("; ", diagnostics.Concat(check.Diagnostics))}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Playbooks.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("the benchmarks run outside of the repository");
    }
}
