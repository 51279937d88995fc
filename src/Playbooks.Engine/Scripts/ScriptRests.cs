using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Scripts;

/// <summary>
/// Finds scripts that rest on scripts. All of them run before deciding and at once, so that each may read given facts,
/// and derived ones that no script has a part in.
/// </summary>
internal static class ScriptRests
{
    /// <summary>Reports each script that rests on another; circles are found elsewhere.</summary>
    public static void Check(IReadOnlyDictionary<string, DraftDerivation> derivations, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (name, derivation) in derivations)
        {
            if (derivation.Script is { } place && FindOther(name, derivations) is { } other)
            {
                diagnostics.Add(ScriptErrors.RestsOnScript.At(
                    place, $"the script of `{name}` rests on `{other}`, which a script works out as well", "read given facts, or those that are derived without a script; or put both into one script"));
            }
        }
    }

    private static string? FindOther(string name, IReadOnlyDictionary<string, DraftDerivation> derivations)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { name };
        var waiting = new Queue<string>(derivations[name].Uses);
        while (waiting.TryDequeue(out var used))
        {
            if (!seen.Add(used) || !derivations.TryGetValue(used, out var derivation))
            {
                continue;
            }
            if (derivation.Script is not null)
            {
                return used;
            }
            foreach (var next in derivation.Uses)
            {
                waiting.Enqueue(next);
            }
        }
        return null;
    }
}
