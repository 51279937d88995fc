using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// The actions that matching rules suppress: a rule for the account suppresses them for the account and everybody at
/// it, a rule for a contact for this contact alone.
/// </summary>
/// <param name="actions">How many actions there are.</param>
internal sealed class Suppressions(int actions)
{
    // A bit for each action that anything suppresses for anybody: most are not.
    private readonly ulong[] _any = new ulong[(actions + 63) / 64];
    private readonly List<Suppressed> _forAll = [];
    // By contact, for that is the order in which rules are run.
    private readonly List<Suppressed> _byContact = [];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_any);
        _forAll.Clear();
        _byContact.Clear();
    }

    /// <summary>A rule that matched.</summary>
    public void Add(CompiledRule rule, int contact)
    {
        foreach (var action in rule.Suppressed)
        {
            _any[action >> 6] |= 1UL << action;
            (contact == DecisionRun.TheAccount ? _forAll : _byContact).Add(new Suppressed(contact, action, rule.Rule));
        }
    }

    /// <summary>The removal of an action that is suppressed, or null.</summary>
    public Removal? Check(Wish wish)
    {
        if ((_any[wish.Action.Number >> 6] & (1UL << wish.Action.Number)) == 0)
        {
            return null;
        }
        foreach (var suppressed in _forAll)
        {
            if (suppressed.Action == wish.Action.Number)
            {
                return Removal.By(suppressed.Rule);
            }
        }
        for (var i = FirstOf(wish.Contact); i < _byContact.Count && _byContact[i].Contact == wish.Contact; i++)
        {
            if (_byContact[i].Action == wish.Action.Number)
            {
                return Removal.By(_byContact[i].Rule);
            }
        }
        return null;
    }

    private int FirstOf(int contact)
    {
        var (from, to) = (0, _byContact.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _byContact[middle].Contact < contact ? (middle + 1, to) : (from, middle);
        }
        return from;
    }

    private readonly record struct Suppressed(int Contact, int Action, Rule Rule);
}
