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
    private readonly (int Position, KeySet Set)[]?[] _others;

    /// <summary>Tests of rules.</summary>
    /// <param name="plan">The rules.</param>
    /// <param name="positions">For each coding, where its key stands.</param>
    public RuleTests(IndexedRules plan, int[] positions)
    {
        var ranges = new List<Range>();
        _starts = new int[plan.Rules.Length + 1];
        _others = new (int, KeySet)[]?[plan.Rules.Length];
        for (var rule = 0; rule < plan.Rules.Length; rule++)
        {
            // Codes are settled by their rows.
            foreach (var (coding, set) in plan.Rules[rule].Keys)
            {
                if (plan.Codings[coding].Codes > 0)
                {
                    continue;
                }
                if (set.Ranges is [var (from, to)])
                {
                    ranges.Add(new Range(from, to, positions[coding]));
                }
                else
                {
                    _others[rule] = [.. _others[rule] ?? [], (positions[coding], set)];
                }
            }
            _starts[rule + 1] = ranges.Count;
        }
        _ranges = [.. ranges];
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
        return _others[rule] is not { } others || HoldOthers(others, keys);
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
    public long Bytes => (_ranges.LongLength * Marshal.SizeOf<Range>()) + (_starts.LongLength * sizeof(int)) + (_others.LongLength * IntPtr.Size);

    private readonly record struct Range(long From, long To, int Position);
}
