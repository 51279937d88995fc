using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Compiling;

/// <summary>An immutable, checked, hashed workspace with its decider.</summary>
public sealed class Release
{
    private Release(string hash, Workspace workspace)
    {
        Hash = hash;
        Workspace = workspace;
        Decider = new Decider(workspace, hash);
    }

    /// <summary><c>sha256:</c> and the hash of the content: the same content has the same one anywhere.</summary>
    public string Hash { get; }

    /// <summary>What was checked.</summary>
    public Workspace Workspace { get; }

    /// <summary>Its compiled form, for all threads.</summary>
    public Decider Decider { get; }

    /// <summary>Hashes and compiles a checked workspace.</summary>
    public static Release Create(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var release = new Release(ReleaseHash.Of(workspace.Documents), workspace);
        // A release is kept for long, and deciding looks at no text; what stands in rules that are known from before may be of other documents.
        foreach (var source in workspace.Documents.Sources.Values.Concat(workspace.Playbooks.Select(playbook => playbook.Location.Source)))
        {
            source.Pack();
        }
        return release;
    }
}
