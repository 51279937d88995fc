using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// The rules of a workspace that was compiled before, by playbook. One that was not read again has the same location,
/// the very object, and then its rules ask the same, whatever their places are now.
/// </summary>
internal sealed class KnownRules
{
    private readonly CompiledWorkspace? _earlier;
    private readonly Dictionary<Location, int> _first = new(ReferenceEqualityComparer.Instance);

    /// <summary>The rules of a workspace; none without one.</summary>
    public KnownRules(CompiledWorkspace? earlier)
    {
        _earlier = earlier;
        var first = 0;
        foreach (var playbook in earlier?.Workspace.Playbooks ?? [])
        {
            _first.Add(playbook.Location, first);
            first += playbook.Rules.Length;
        }
    }

    /// <summary>How many rules were known of the playbooks that were asked about.</summary>
    public int Given { get; private set; }

    /// <summary>The rules of a playbook in order; none where they are not known.</summary>
    public ReadOnlySpan<CompiledRule> Of(Playbook playbook)
    {
        if (!_first.TryGetValue(playbook.Location, out var first))
        {
            return [];
        }
        Given += playbook.Rules.Length;
        return _earlier!.Rules.AsSpan(first, playbook.Rules.Length);
    }
}
