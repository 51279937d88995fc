using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// Finds for each action the rule that came nearest, without trying the rules one by one: the cells that do not hold are
/// counted for many rules at once, eight actions are searched together, and the search ends with the first rule by place
/// of which one cell alone does not hold. Only rules whose count keys cannot say are counted one by one.
/// </summary>
internal sealed class NearMisses(MissRows rows, PlaceFinder places, ActionRules actions)
{
    /// <summary>What it takes in memory.</summary>
    public long Bytes => rows.Bytes + places.Bytes + actions.Bytes;

    /// <summary>The actions that the rules want.</summary>
    public ActionRules Actions => actions;

    /// <summary>The rows that it looks at.</summary>
    public MissRows Rows => rows;

    /// <summary>What one thread needs to look near misses up.</summary>
    public MissBuffer NewBuffer(int positions) => new(positions, rows.Axes.Length, rows.Words);

    /// <summary>
    /// Brings a trace up to date with the nearest misses of the rules for the keys that a buffer holds. Actions that rules
    /// want which hold must have been touched before.
    /// </summary>
    public void Find(MatchBuffer buffer, MissTrace trace)
    {
        if (rows.Rules.Length == 0)
        {
            return;
        }
        var misses = buffer.Misses;
        Choose(buffer);
        misses.Counts.Words = 0;
        for (var group = 0; group < actions.Groups; group++)
        {
            Find(group, misses, trace);
        }
        for (var i = 0; i < actions.Listed.Length; i++)
        {
            var lane = (actions.Groups * ActionRules.Width) + i;
            foreach (var rule in actions.Listed[i])
            {
                if (trace.CouldBeNearer(lane, 1, rule))
                {
                    trace.Count(lane, rows.Rules[rule], rule);
                }
            }
        }
    }

    /// <summary>
    /// Leaves the numbers of the rules in the buffer that nothing but what is not known may stand in the way of; among
    /// them may be some that hold, and some that something else stands in the way of.
    /// </summary>
    public void FindWaiting(MatchBuffer buffer)
    {
        buffer.Count = 0;
        if (!Choose(buffer) && !rows.HaveLoose)
        {
            return;
        }
        buffer.MakeRoom(rows.Rules.Length);
        for (var word = 0; word < rows.Words; word += RowBlock.VectorWords)
        {
            var waiting = WaitingAt(buffer.Misses.Chosen, word);
            if (waiting != Vector512<ulong>.Zero)
            {
                AddNumbers(waiting, word << 6, buffer);
            }
        }
    }

    // Which rows the keys choose; whether any of the facts is not known.
    private bool Choose(MatchBuffer buffer)
    {
        var (misses, axes, anyNotKnown) = (buffer.Misses, rows.Axes, false);
        var keys = buffer.Keys;
        places.Find(ref buffer.FirstKey, ref MemoryMarshal.GetArrayDataReference(misses.Places));
        for (var i = 0; i < axes.Length; i++)
        {
            ref readonly var axis = ref axes[i];
            if (keys[axis.Position] == axis.NotKnownKey)
            {
                misses.Chosen[i] = new ChosenRow(axis.NotKnown, axis.NotKnown, rows.All);
                anyNotKnown = true;
            }
            else
            {
                var row = axis.Rows + ((axis.IsCode ? (int)keys[axis.Position] : misses.Places[axis.Position]) * axis.Stride);
                misses.Chosen[i] = new ChosenRow(row, row + axis.Definite, row);
            }
        }
        return anyNotKnown;
    }

    // Not part of its caller: where vectors are put together of halves, a compiler would leave many of their calls in place.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Find(int group, MissBuffer buffer, MissTrace trace)
    {
        ref var lanes = ref trace.Nearest[group * ActionRules.Width];
        ref var contacts = ref trace.Contacts[group * ActionRules.Width];
        var nearest = Vector512.LoadUnsafe(ref lanes);
        for (var word = 0; word << 6 < rows.Rules.Length; word++)
        {
            // Behind a rule that misses one condition none is nearer.
            if (Vector512.LessThanOrEqualAll(nearest, Vector512.Create((1L << 32) + ((long)word << 6))))
            {
                return;
            }
            if (word == buffer.Counts.Words)
            {
                buffer.Counts.Add(rows, buffer.Chosen);
            }
            var found = buffer.Counts.Nearest(word, actions.Row(group, word), out var isUnsure);
            var isNearer = Vector512.LessThan(found, nearest);
            if ((isNearer & isUnsure) != Vector512<long>.Zero)
            {
                Try(group, word, isNearer & isUnsure, buffer, trace);
                nearest = Vector512.LoadUnsafe(ref lanes);
                isNearer = Vector512.AndNot(isNearer, isUnsure);
            }
            nearest = Vector512.ConditionalSelect(isNearer, found, nearest);
            nearest.StoreUnsafe(ref lanes);
            Vector512.ConditionalSelect(isNearer, Vector512.Create((long)trace.Contact), Vector512.LoadUnsafe(ref contacts)).StoreUnsafe(ref contacts);
        }
    }

    // One after the other, as long as the next one may be nearer than what is there.
    private void Try(int group, int word, Vector512<long> lanes, MissBuffer buffer, MissTrace trace)
    {
        Span<ulong> wanting = stackalloc ulong[ActionRules.Width];
        actions.Row(group, word).CopyTo(wanting);
        for (var left = lanes.ExtractMostSignificantBits(); left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            var lane = (group * ActionRules.Width) + i;
            for (var rules = buffer.Counts.Missing(word, wanting[i]); rules != 0;)
            {
                var (misses, rule, isUnsure) = buffer.Counts.NearestOf(word, rules);
                if (!trace.CouldBeNearer(lane, misses, rule))
                {
                    break;
                }
                if (isUnsure)
                {
                    trace.Count(lane, rows.Rules[rule], rule);
                }
                else
                {
                    trace.Note(lane, misses, rule);
                }
                rules &= ~(1UL << rule);
            }
        }
    }

    private Vector512<ulong> WaitingAt(ChosenRow[] chosen, int word)
    {
        var possible = rows.At(rows.All, word);
        var definite = possible;
        for (var i = 0; i < chosen.Length; i++)
        {
            possible &= rows.At(chosen[i].Waiting, word);
            definite &= rows.At(chosen[i].Definite, word);
        }
        return Vector512.AndNot(possible, Vector512.AndNot(definite, rows.At(rows.Loose, word)));
    }

    private static void AddNumbers(Vector512<ulong> bits, int first, MatchBuffer buffer)
    {
        for (var word = 0; word < RowBlock.VectorWords; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                buffer.Found[buffer.Count++] = first + (word << 6) + BitOperations.TrailingZeroCount(left);
            }
        }
    }
}
