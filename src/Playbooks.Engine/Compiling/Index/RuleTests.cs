using System.Runtime.InteropServices;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Compares keys with the bounds of one rule: for rules of which a place does not say all. Nearly every rule has one
/// range for each of its facts, and then all ranges lie side by side.
/// </summary>
internal sealed class RuleTests
{
    private readonly int[] _starts;
    private readonly Range[] _ranges;
    private readonly (int Position, KeySet Set)[]?[]? _others;

    /// <summary>Tests of rules.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="positions">For each coding, where its key stands.</param>
    public RuleTests(IndexedRules plan, int[] positions)
    {
        _starts = new int[plan.Count + 1];
        // Codes are settled by their rows.
        (AskedFact Fact, int Position)[] facts = [.. plan.Asked.Select((fact, coding) => (fact, positions[coding])).Where(entry => entry.fact.Coding.Codes == 0)];
        _ranges = new Range[facts.Sum(fact => BitNumbers.Count(fact.Fact.Asking))];
        var count = 0;
        for (var rule = 0; rule < plan.Count; rule++)
        {
            foreach (var (fact, position) in facts)
            {
                if (fact.SetOf[rule] is var number && number == AskedFact.Nothing)
                {
                    continue;
                }
                if (fact.Sets[number].Ranges is [var (from, to)])
                {
                    _ranges[count++] = new Range(from, to, position);
                }
                else
                {
                    _others ??= new (int, KeySet)[]?[plan.Count];
                    _others[rule] = [.. _others[rule] ?? [], (position, fact.Sets[number])];
                }
            }
            _starts[rule + 1] = count;
        }
        Array.Resize(ref _ranges, count);
    }

    /// <summary>Whether a rule holds for keys, codes left aside.</summary>
    public bool Holds(int rule, ReadOnlySpan<long> keys)
    {
        foreach (ref readonly var range in _ranges.AsSpan(_starts[rule], _starts[rule + 1] - _starts[rule]))
        {
            var key = keys[range.Position];
            if (key < range.From || key >= range.To)
            {
                return false;
            }
        }
        return _others?[rule] is not { } others || HoldOthers(others, keys);
    }

    private static bool HoldOthers((int Position, KeySet Set)[] others, ReadOnlySpan<long> keys)
    {
        foreach (var (position, set) in others)
        {
            if (!set.Contains(keys[position]))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>What they take in memory.</summary>
    public long Bytes => (_ranges.LongLength * Marshal.SizeOf<Range>()) + (_starts.LongLength * sizeof(int)) + ((_others?.LongLength ?? 0) * IntPtr.Size);

    private readonly record struct Range(long From, long To, int Position);
}
