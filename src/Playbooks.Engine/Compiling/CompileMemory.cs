using System.Collections.Immutable;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// The deciders that are still in use, so that one of nearly the same documents takes over what did not change: the
/// cells of rules, and what indexes have of them. It keeps none of them in memory, and what a decider decides does not
/// depend on it. Any number of threads may compile with one memory.
/// </summary>
public sealed class CompileMemory
{
    // The live one, some that are replayed, and drafts that are tried.
    private const int Most = 8;

    private readonly Lock _lock = new();
    private ImmutableList<WeakReference<CompiledWorkspace>> _recent = [];

    /// <summary>The memory that all of a process share.</summary>
    public static CompileMemory OfProcess { get; } = new();

    /// <summary>Compiles a workspace.</summary>
    internal CompiledWorkspace Compile(Workspace workspace)
    {
        var compiled = new CompiledWorkspace(workspace, Nearest(workspace));
        lock (_lock)
        {
            _recent = _recent.RemoveAll(reference => !reference.TryGetTarget(out _)).Insert(0, new WeakReference<CompiledWorkspace>(compiled));
            _recent = _recent.Count > Most ? _recent.RemoveAt(Most) : _recent;
        }
        return compiled;
    }

    // The one with the most rules of the same playbooks, the last of those.
    private CompiledWorkspace? Nearest(Workspace workspace)
    {
        var playbooks = workspace.Playbooks.Select(playbook => playbook.Location).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        CompiledWorkspace? nearest = null;
        var most = 0;
        foreach (var reference in _recent)
        {
            if (reference.TryGetTarget(out var candidate)
                && candidate.Workspace.Playbooks.Where(playbook => playbooks.Contains(playbook.Location)).Sum(playbook => playbook.Rules.Length) is var shared
                && shared > most)
            {
                (nearest, most) = (candidate, shared);
            }
        }
        return nearest;
    }
}
