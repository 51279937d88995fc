using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Playbooks.Engine.Scripts;

/// <summary>
/// What calls came to before. A script is a pure function of its arguments (see <see cref="ScriptPurity"/>), and whoever
/// looks at an account asks about the same facts again and again: what it returned for them is given once more, without a
/// process. Failures are tried again. What is known is bounded; what nobody asks for goes. Any thread may use it.
/// </summary>
internal sealed class ScriptMemory
{
    // Two generations of this many: what was not asked for while one was filled goes with the older one.
    private const int MostOfAGeneration = 2_048;

    private readonly Lock _lock = new();
    private volatile ConcurrentDictionary<ScriptCall, ScriptOutcome> _young = new(SameCall.Comparer);
    private volatile ConcurrentDictionary<ScriptCall, ScriptOutcome> _old = new(SameCall.Comparer);

    /// <summary>What is known of some calls.</summary>
    public ScriptRecall Recall(ImmutableArray<ScriptCall> calls) => new(this, calls, [.. calls.Select(Recall)]);

    /// <summary>What a call came to, or null where that is not known.</summary>
    public ScriptOutcome? Recall(ScriptCall call)
    {
        if (_young.TryGetValue(call, out var outcome))
        {
            return outcome;
        }
        if (_old.TryGetValue(call, out outcome))
        {
            Keep(call, outcome);
        }
        return outcome;
    }

    /// <summary>Notes what a call came to, where that is worth it.</summary>
    public void Note(ScriptCall call, ScriptOutcome outcome)
    {
        if (outcome.End == ScriptEnd.Returned && call.Arguments.Length + outcome.Text.Length <= ScriptLimits.LargestRemembered)
        {
            Keep(call, outcome);
        }
    }

    private void Keep(ScriptCall call, ScriptOutcome outcome)
    {
        lock (_lock)
        {
            if (_young.Count >= MostOfAGeneration)
            {
                (_old, _young) = (_young, new(SameCall.Comparer));
            }
            _young[call] = outcome;
        }
    }

    /// <summary>Calls are the same when the text, the function and the arguments are.</summary>
    private sealed class SameCall : IEqualityComparer<ScriptCall>
    {
        public static readonly SameCall Comparer = new();

        public bool Equals(ScriptCall? x, ScriptCall? y) =>
            x!.Script.Source.Text == y!.Script.Source.Text && x.Script.Function == y.Script.Function && x.Arguments.AsSpan().SequenceEqual(y.Arguments);

        public int GetHashCode(ScriptCall call)
        {
            // One function stands in few texts: they are compared, and not hashed each time.
            var hash = default(HashCode);
            hash.Add(call.Script.Function, StringComparer.Ordinal);
            hash.AddBytes(call.Arguments);
            return hash.ToHashCode();
        }
    }
}
