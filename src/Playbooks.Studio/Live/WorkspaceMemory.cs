using System.Collections.Concurrent;
using Playbooks.Engine.Rules;

namespace Playbooks.Studio.Live;

/// <summary>
/// The last clean state of drafts that are being edited: what completion goes by while the text is half-written, so that
/// a fact which the draft adds is known to its rules.
/// </summary>
internal sealed class WorkspaceMemory
{
    private const int Most = 16;

    private readonly ConcurrentDictionary<string, Workspace> _byDraft = new(StringComparer.Ordinal);

    /// <summary>The last clean state of a draft, or null.</summary>
    public Workspace? Find(string draft) => _byDraft.GetValueOrDefault(draft);

    /// <summary>Keeps a clean state.</summary>
    public void Keep(string draft, Workspace workspace)
    {
        if (_byDraft.Count >= Most && !_byDraft.ContainsKey(draft))
        {
            // Whichever goes: it comes back with the next check.
            _byDraft.Clear();
        }
        _byDraft[draft] = workspace;
    }
}
