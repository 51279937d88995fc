using System.Collections.Immutable;

namespace Playbooks.Engine.Scripts;

/// <summary>Calls, and what is known of them from before.</summary>
/// <param name="memory">Where it is known from.</param>
/// <param name="calls">The calls.</param>
/// <param name="known">What each came to before, or null.</param>
internal sealed class ScriptRecall(ScriptMemory memory, ImmutableArray<ScriptCall> calls, ScriptOutcome?[] known)
{
    /// <summary>Those that nothing is known of, in their order.</summary>
    public ImmutableArray<ScriptCall> Unknown { get; } = [.. calls.Where((_, place) => known[place] is null)];

    /// <summary>What all of them come to, once those that nothing was known of were called. That is noted for the next time.</summary>
    public ImmutableArray<ScriptOutcome> Complete(ImmutableArray<ScriptOutcome> called)
    {
        var (all, next) = (ImmutableArray.CreateBuilder<ScriptOutcome>(known.Length), 0);
        for (var place = 0; place < known.Length; place++)
        {
            if (known[place] is { } outcome)
            {
                all.Add(outcome);
                continue;
            }
            memory.Note(calls[place], called[next]);
            all.Add(called[next++]);
        }
        return all.MoveToImmutable();
    }
}
