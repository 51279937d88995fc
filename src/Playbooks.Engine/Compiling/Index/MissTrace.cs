namespace Playbooks.Engine.Compiling.Index;

/// <summary>
/// What the rules of an index that do not hold leave of themselves: for each action the one that came nearest, by how
/// many of its conditions do not hold and then by its place. One buffer serves a whole decision, and then the next one.
/// </summary>
/// <param name="actions">The actions.</param>
/// <param name="count">
/// Counts the conditions of a rule that do not hold, for those it is asked about right now; none for one that holds.
/// It need count no further than it is told.
/// </param>
internal sealed class MissTrace(ActionRules actions, Func<CompiledRule, int, int> count)
{
    /// <summary>Stands for an action that a rule wants which holds.</summary>
    public const long Touched = 0;

    /// <summary>By lane, how many conditions of the nearest rule do not hold, above its number: the smaller, the nearer.</summary>
    public long[] Nearest { get; } = new long[actions.Count];

    /// <summary>By lane, whom the nearest rule was asked about.</summary>
    public long[] Contacts { get; } = new long[actions.Count];

    /// <summary>Whom rules are asked about now.</summary>
    public int Contact { get; set; }

    /// <summary>The actions with their lanes.</summary>
    public ActionRules Actions => actions;

    /// <summary>Forgets everything.</summary>
    public void Clear() => actions.Blank.CopyTo(Nearest);

    /// <summary>Whether a rule that wants an action, by its number, holds or came near.</summary>
    public bool Knows(int action) => actions.LaneOf(action) is >= 0 and var lane && Nearest[lane] != long.MaxValue;

    /// <summary>An action that a rule wants which holds, by its lane; whether that is news.</summary>
    public bool Touch(int lane)
    {
        var isNews = Nearest[lane] != Touched;
        Nearest[lane] = Touched;
        return isNews;
    }

    /// <summary>The rule that came nearest to an action, by its number, with how much it misses and for whom; null where one holds or none is there.</summary>
    public (int Misses, int Rule, int Contact)? NearestOf(int lane) =>
        Nearest[lane] is Touched or long.MaxValue ? null : ((int)(Nearest[lane] >> 32), (int)Nearest[lane], (int)Contacts[lane]);

    /// <summary>Whether a rule that misses so much would be nearer than what is there.</summary>
    public bool CouldBeNearer(int lane, int misses, int rule) => KeyOf(misses, rule) < Nearest[lane];

    /// <summary>A rule that wants an action, by its number, and how many of its conditions do not hold.</summary>
    public void Note(int lane, int misses, int rule)
    {
        if (CouldBeNearer(lane, misses, rule))
        {
            (Nearest[lane], Contacts[lane]) = (KeyOf(misses, rule), Contact);
        }
    }

    /// <summary>The same for a rule whose conditions must be counted first.</summary>
    public void Count(int lane, CompiledRule rule, int number)
    {
        var enough = Nearest[lane] == long.MaxValue ? int.MaxValue : (int)(Nearest[lane] >> 32) + 1;
        if (count(rule, enough) is > 0 and var misses)
        {
            Note(lane, misses, number);
        }
    }

    private static long KeyOf(int misses, int rule) => ((long)misses << 32) | (uint)rule;
}
