using Playbooks.Engine.Compiling;
using Playbooks.Engine.Compiling.Index;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Explains by the rules that did not match: for each action that the decision has not touched, the rule that came
/// nearest (fewest conditions that do not hold, then its place); and the facts that a rule waits for and nothing else.
/// The index finds both; no rule is looked at that is neither.
/// </summary>
internal sealed class Unmatched
{
    private const int NotWanted = int.MaxValue;

    private readonly DecisionRun _run;
    private readonly MissTrace _accountTrace;
    private readonly MissTrace _contactTrace;
    private readonly HashSet<FactDefinition> _missedOfAll = [];
    // By the numbers of actions: the band in which each is wanted for whom is looked at, and the rule that came nearest.
    private readonly int[] _bandOf;
    private readonly Miss[] _nearest;
    private readonly long[] _order;
    private readonly int[] _actions;
    private int _contact;
    private int _wish;

    public Unmatched(DecisionRun run)
    {
        _run = run;
        _accountTrace = TraceOf(run.Workspace.AccountMatcher);
        _contactTrace = TraceOf(run.Workspace.ContactMatcher);
        _bandOf = new int[run.Workspace.ActionIds.Length];
        (_nearest, _order, _actions) = (new Miss[_bandOf.Length], new long[_bandOf.Length], new int[_bandOf.Length]);
        Array.Fill(_bandOf, NotWanted);
    }

    /// <summary>Adds the nearest misses to what was not chosen, and notes the facts that are waited for.</summary>
    public static void Explain(DecisionRun run, Matching matching)
    {
        var unmatched = run.Unmatched;
        unmatched.Begin(matching.Wishes);
        for (var contact = DecisionRun.TheAccount; contact < run.Contacts.Length; contact++)
        {
            unmatched.Look(contact, matching.Wishes);
        }
        unmatched.Report();
        if (run.Contacts.IsEmpty)
        {
            unmatched.ReportForNobody();
        }
    }

    private MissTrace TraceOf(RuleIndex index) => new(index.Actions, (rule, enough) => _run.Obstacles.Of(rule, _contact, enough).Count);

    private void Begin(ReadOnlySpan<Wish> wishes)
    {
        _accountTrace.Clear();
        _contactTrace.Clear();
        _missedOfAll.Clear();
        _wish = 0;
        foreach (var wish in wishes)
        {
            Touch(_accountTrace, wish.Action.Number);
            Touch(_contactTrace, wish.Action.Number);
        }
    }

    private static void Touch(MissTrace trace, int action)
    {
        if (trace.Actions.LaneOf(action) is >= 0 and var lane)
        {
            trace.Touch(lane);
        }
    }

    private void Look(int contact, ReadOnlySpan<Wish> wishes)
    {
        _run.SpeakOf(contact);
        var (index, trace) = (_run.MatcherFor(contact), contact == DecisionRun.TheAccount ? _accountTrace : _contactTrace);
        var buffer = _run.Matches.BufferFor(index);
        (_contact, trace.Contact) = (contact, contact);
        index.FindMisses(_run.Frame, buffer, trace);
        var waiting = index.FindWaiting(buffer);
        // Wishes stand contact by contact.
        var first = _wish;
        for (; _wish < wishes.Length && wishes[_wish].Contact == contact; _wish++)
        {
            _bandOf[wishes[_wish].Action.Number] = wishes[_wish].Rank.Band;
        }
        foreach (var number in waiting)
        {
            var rule = index.Rules[number];
            if (CouldChange(rule))
            {
                // One plain no is enough: then it waits for nothing.
                NoteWhatIsWaitedFor(rule, contact, _run.Obstacles.Of(rule, contact, enough: 1));
            }
        }
        foreach (var wish in wishes[first.._wish])
        {
            _bandOf[wish.Action.Number] = NotWanted;
        }
    }

    private void NoteWhatIsWaitedFor(CompiledRule rule, int contact, List<Obstacle> obstacles)
    {
        foreach (var obstacle in obstacles)
        {
            if (obstacle.Verdict != Verdict.NotKnown || SpeaksOfNoEvent(obstacle, rule))
            {
                return;
            }
        }
        foreach (var obstacle in obstacles)
        {
            if (obstacle.Cell is { } cell)
            {
                MissWhereNotKnown(cell.Cell.Fact, isOfAll: false, contact);
                continue;
            }
            foreach (var source in _run.Workspace.Roots.SourcesOf(rule.Rule.If!))
            {
                MissWhereNotKnown(source.Fact, source.OfAllContacts, contact);
            }
        }
    }

    private void MissWhereNotKnown(FactDefinition fact, bool isOfAll, int contact)
    {
        if (isOfAll && !_missedOfAll.Add(fact))
        {
            return;
        }
        var (from, to) = isOfAll ? (0, _run.Contacts.Length - 1) : (contact, contact);
        for (var who = from; who <= to; who++)
        {
            if ((_run.RowOf(fact.Entity, who)?.State(fact.Column) ?? FactState.NotKnown) == FactState.NotKnown)
            {
                _run.Missing.Miss(fact, who, wouldMatter: true);
            }
        }
    }

    // Where nothing happened, nobody can find out what it was.
    private bool SpeaksOfNoEvent(Obstacle obstacle, CompiledRule rule)
    {
        if (_run.Event is not null)
        {
            return false;
        }
        return obstacle.Cell is { } cell
            ? cell.Cell.Fact.Entity == Entity.Event
            : _run.Workspace.Roots.SourcesOf(rule.Rule.If!).Any(source => source.Fact.Entity == Entity.Event);
    }

    // A rule whose actions are all wanted already, at least as urgently, would change nothing.
    private bool CouldChange(CompiledRule rule)
    {
        foreach (var action in rule.Actions)
        {
            if (rule.Rule.Band < _bandOf[action.Number])
            {
                return true;
            }
        }
        return !rule.Rule.Suppress.IsEmpty;
    }

    private void Report()
    {
        Gather(_run.Workspace.AccountMatcher, _accountTrace);
        Gather(_run.Workspace.ContactMatcher, _contactTrace);
        // By the rule's place, then by the action's id.
        var (count, order) = (0, _run.Workspace.ActionOrder);
        for (var action = 0; action < _nearest.Length; action++)
        {
            if (_nearest[action].Rule is { } rule)
            {
                (_order[count], _actions[count++]) = (((long)rule.Rule.Place << 32) | (long)order[action], action);
            }
        }
        Array.Sort(_order, _actions, 0, count);
        foreach (var action in _actions.AsSpan(0, count))
        {
            ref var miss = ref _nearest[action];
            _run.NotChosen.Add(new NotChosen(_run.Workspace.ActionIds[action], _run.ContactId(miss.Contact), miss.Rule!.Rule.Id, MissedRule.Of(_run, miss.Rule, miss.Contact, action)));
            miss = default;
        }
    }

    private void Gather(RuleIndex index, MissTrace trace)
    {
        foreach (var (action, lane) in trace.Actions.Lanes)
        {
            if (trace.NearestOf(lane) is not { } miss)
            {
                continue;
            }
            var rule = index.Rules[miss.Rule];
            ref var nearest = ref _nearest[action];
            if (nearest.Rule is null || miss.Misses < nearest.Count || (miss.Misses == nearest.Count && rule.Rule.Place < nearest.Rule.Rule.Place))
            {
                nearest = new Miss(miss.Misses, rule, miss.Contact);
            }
        }
    }

    private void ReportForNobody()
    {
        foreach (var (rule, action) in _run.Workspace.ContactMatcher.FirstByAction)
        {
            if (!_contactTrace.Knows(action) && !_accountTrace.Knows(action))
            {
                _run.NotChosen.Add(new NotChosen(_run.Workspace.ActionIds[action], null, rule.Rule.Id, Reasons.Nobody));
            }
        }
    }

    private readonly record struct Miss(int Count, CompiledRule? Rule, int Contact);
}
