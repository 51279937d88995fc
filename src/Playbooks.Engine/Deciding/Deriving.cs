using System.Numerics;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Compiling.Generating;
using Playbooks.Engine.Compiling.Needs;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Works out derived facts, each after those that it rests on: all of them at once, or those alone that somebody asks for,
/// each once. In a decision that does so nothing may be read of a fact before: whoever reads any asks for it first.
/// </summary>
internal sealed class Deriving(DecisionRun run)
{
    private readonly DerivedBits _done = new();
    private ulong[] _leftByAccount = [];
    private ulong[] _left = [];
    // Null where all are worked out.
    private WorkspaceNeeds? _needs;

    /// <summary>Whether all facts were worked out at once, so that none changes any more.</summary>
    public bool HasAll => _needs is null;

    /// <summary>How many facts were worked out since the run was made, each contact's by itself.</summary>
    public long WorkedOut { get; private set; }

    /// <summary>Works all of them out.</summary>
    /// <param name="run">The decision.</param>
    /// <param name="assumed">Facts that are taken as they are given.</param>
    public static void WorkOut(DecisionRun run, IReadOnlySet<FactDefinition>? assumed)
    {
        var deriving = run.Deriving;
        deriving._needs = null;
        run.SpeakOf(DecisionRun.TheAccount);
        if (assumed is null && run.Workspace.Generated is { IsEmpty: false } generated)
        {
            foreach (var facts in generated)
            {
                deriving.WorkOut(facts);
            }
            return;
        }
        foreach (var derivation in run.Workspace.Derivations)
        {
            if (assumed?.Contains(derivation.Fact) != true)
            {
                deriving.WorkOutForAll(derivation);
            }
        }
    }

    /// <summary>Works out the facts that are in any case; from now on others are when they are asked for.</summary>
    public void WorkOutSure()
    {
        var needs = _needs = run.Workspace.Needs;
        run.SpeakOf(DecisionRun.TheAccount);
        // For everybody at once, as all facts are: by their bits each would take half as long again.
        foreach (var derivation in needs.InAnyCase)
        {
            WorkOutForAll(derivation);
        }
        _done.Begin(run.Workspace.Derivations.Length, run.Contacts.Length);
        _done.AddForAll(needs.Sure);
        if (_left.Length != Math.Max(needs.Contact.Words, needs.Account.Words))
        {
            (_leftByAccount, _left) = (new ulong[needs.Contact.Words], new ulong[Math.Max(needs.Contact.Words, needs.Account.Words)]);
        }
        run.SpeakOf(DecisionRun.TheAccount);
        needs.Contact.Begin(run.Frame, _leftByAccount);
    }

    /// <summary>Works out what the cells of rules ask about that could still matter to a contact, or to the account.</summary>
    public void WorkOutCells(int contact)
    {
        if (_needs is not { } needs)
        {
            return;
        }
        run.SpeakOf(contact);
        if (contact == DecisionRun.TheAccount)
        {
            var left = _left.AsSpan(0, needs.Account.Words);
            needs.Account.Begin(run.Frame, left);
            needs.Account.WorkOut(this, run.Frame, contact, left);
        }
        else
        {
            var left = _left.AsSpan(0, needs.Contact.Words);
            _leftByAccount.CopyTo(left);
            needs.Contact.WorkOut(this, run.Frame, contact, left);
        }
    }

    /// <summary>Works out what conditions beside the cells of rules rest on, of the rules whose cells hold.</summary>
    public void WorkOutConditions(RuleIndex index, RuleMatches matches, int contact)
    {
        if (_needs is { } needs && index.HasConditions)
        {
            foreach (var number in index.FoundIn(matches))
            {
                WorkOut(needs.TestedBy(index.Rules[number].Rule), contact);
            }
        }
    }

    /// <summary>Works out what rules ask for.</summary>
    public void WorkOutAsked(List<CompiledRule> rules, int contact)
    {
        if (_needs is { } needs)
        {
            foreach (var rule in rules)
            {
                WorkOut(needs.AskedBy(rule.Rule), contact);
            }
        }
    }

    /// <summary>Works out what actions are ranked by.</summary>
    public void WorkOutRanking(int contact) => WorkOut(_needs?.Ranking, contact);

    /// <summary>Works out what says whether a contact may be written to.</summary>
    public void WorkOutConsent(int contact) => WorkOut(_needs?.Consent, contact);

    /// <summary>Works out what actions that a rule wants need to be known.</summary>
    public void WorkOutNeeds(Wish wish) => WorkOut(_needs?.WantedBy(wish.Rule.Rule), wish.Contact);

    /// <summary>Works out what an action is written from.</summary>
    public void WorkOutWritten(Wish wish) => WorkOut(_needs?.WrittenBy(wish.Rule.Rule), wish.Contact);

    /// <summary>Works out what is needed and was not worked out yet. The frame speaks of the same contact afterwards, with all its steps.</summary>
    /// <param name="need">The facts; null for none.</param>
    /// <param name="contact">Of whom.</param>
    public void WorkOut(Need? need, int contact)
    {
        if (_needs is null || need is null || _done.Have(need, contact))
        {
            return;
        }
        var spoken = run.Frame.Rows[(int)Entity.Contact];
        for (var word = 0; word < need.Own.Length; word++)
        {
            // Those of all contacts too, for they stand in one order with the others.
            for (var missing = _done.Missing(need, contact, word); missing != 0; missing &= missing - 1)
            {
                var number = (word << 6) + BitOperations.TrailingZeroCount(missing);
                WorkOut(run.Workspace.Derivations[number], number, need, contact);
            }
        }
        run.Frame.Rows[(int)Entity.Contact] = spoken;
        run.Frame.Reset();
    }

    private void WorkOut(CompiledDerivation derivation, int number, Need need, int contact)
    {
        if (derivation.Fact.Entity != Entity.Contact)
        {
            _done.Add(number);
            run.Frame.Rows[(int)Entity.Contact] = null;
            WorkOutForAll(derivation);
            return;
        }
        if (!need.IsOfAll(number))
        {
            _done.Add(number, contact);
            WorkOutFor(derivation, contact);
            return;
        }
        for (var each = 0; each < run.Contacts.Length; each++)
        {
            if (_done.Add(number, each))
            {
                WorkOutFor(derivation, each);
            }
        }
        _done.AddOfAll(number);
    }

    private void WorkOut(GeneratedRun facts)
    {
        var before = WorkedOut;
        if (TryWorkOut(facts))
        {
            return;
        }
        // Whatever was stored is stored again: what it rests on was there before. Failures are told fact by fact.
        WorkedOut = before;
        run.SpeakOf(DecisionRun.TheAccount);
        foreach (var derivation in facts.Derivations)
        {
            WorkOutForAll(derivation);
        }
    }

    private bool TryWorkOut(GeneratedRun facts)
    {
        switch (facts.Entity)
        {
            case Entity.Contact:
                foreach (var contact in run.Contacts)
                {
                    run.Frame.Rows[(int)Entity.Contact] = contact;
                    if (!TryWorkOut(facts, contact))
                    {
                        return false;
                    }
                }
                run.Frame.Rows[(int)Entity.Contact] = null;
                return true;
            case Entity.Event:
                return run.Event is null || TryWorkOut(facts, run.Event);
            default:
                return TryWorkOut(facts, run.Account);
        }
    }

    private bool TryWorkOut(GeneratedRun facts, FactRow row)
    {
        WorkedOut += facts.Derivations.Length;
        return facts.TryWorkOut(run.Frame, row);
    }

    private void WorkOutForAll(CompiledDerivation derivation)
    {
        switch (derivation.Fact.Entity)
        {
            case Entity.Contact:
                for (var contact = 0; contact < run.Contacts.Length; contact++)
                {
                    WorkOutFor(derivation, contact);
                }
                run.Frame.Rows[(int)Entity.Contact] = null;
                break;
            case Entity.Event when run.Event is null:
                break;
            case Entity.Event:
                WorkOut(derivation, run.Event, DecisionRun.TheAccount);
                break;
            default:
                WorkOut(derivation, run.Account, DecisionRun.TheAccount);
                break;
        }
    }

    private void WorkOutFor(CompiledDerivation derivation, int contact)
    {
        var row = run.Contacts[contact];
        run.Frame.Rows[(int)Entity.Contact] = row;
        WorkOut(derivation, row, contact);
    }

    private void WorkOut(CompiledDerivation derivation, FactRow row, int contact)
    {
        WorkedOut++;
        run.Frame.Reset();
        var state = derivation.WorkOut(run.Frame, row);
        if (state == FactState.Known && derivation.Allows(row))
        {
            return;
        }
        if (state == FactState.Failed)
        {
            row.Clear(derivation.Fact.Column, FactState.Failed);
            run.FailByFrame(derivation.Fact.Name, contact);
        }
        else if (state == FactState.Known && FactRange.Problem(derivation.Fact, row) is { } problem)
        {
            row.Clear(derivation.Fact.Column, FactState.Failed);
            run.Fail(derivation.Fact.Name, contact, problem);
        }
    }
}
