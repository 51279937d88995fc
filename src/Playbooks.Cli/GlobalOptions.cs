using System.CommandLine;

namespace Playbooks.Cli;

/// <summary>Options that every verb knows.</summary>
internal sealed class GlobalOptions
{
    /// <summary>The folder of the workspace.</summary>
    public Option<string?> Workspace { get; } = new("--workspace", "-w")
    {
        HelpName = "dir",
        Description = "the workspace; else the nearest folder upwards that has playbooks/",
        Recursive = true,
    };

    /// <summary>Where the store is.</summary>
    public Option<string?> Store { get; } = new("--store")
    {
        HelpName = "address",
        Description = "the store: sqlite:FILE; else the one in the workspace's .playbooks/",
        Recursive = true,
    };

    /// <summary>Whether programs read the output.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "JSON on standard output, and nothing but it",
        Recursive = true,
    };
}
