using Playbooks.Engine.Checking;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Compiling;

/// <summary>An immutable, checked, hashed workspace with its decider.</summary>
public sealed class Release
{
    private Release(string hash, CompiledWorkspace compiled)
    {
        Hash = hash;
        Workspace = compiled.Workspace;
        Decider = new Decider(compiled, hash);
    }

    /// <summary><c>sha256:</c> and the hash of the content: the same content has the same one anywhere.</summary>
    public string Hash { get; }

    /// <summary>What was checked.</summary>
    public Workspace Workspace { get; }

    /// <summary>Its compiled form, for all threads.</summary>
    public Decider Decider { get; }

    /// <summary>Hashes and compiles a checked workspace.</summary>
    public static Release Create(Workspace workspace) => Create(workspace, new CompileMemory());

    /// <summary>The same, taking over from releases that are in use what did not change; it decides as if there had been none.</summary>
    public static Release Create(Workspace workspace, CompileMemory memory)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(memory);
        var (hash, compiled) = ("", (CompiledWorkspace?)null);
        SideBySide.Run(() => compiled = memory.Compile(workspace), () => hash = HashAndPack(workspace));
        return new Release(hash, compiled!);
    }

    // A release is kept for long, and neither compiling nor deciding looks at texts; what stands in rules that are known from before may be of other documents.
    private static string HashAndPack(Workspace workspace)
    {
        var hash = ReleaseHash.Of(workspace.Documents);
        foreach (var source in workspace.Documents.Sources.Values.Concat(workspace.Playbooks.Select(playbook => playbook.Location.Source)))
        {
            source.Pack();
        }
        return hash;
    }
}
