using System.Collections.Immutable;
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
    private readonly DecisionRun _run;
    private readonly Obstacles _obstacles;
    private readonly MissTrace _accountTrace;
    private readonly MissTrace _contactTrace;
    private readonly HashSet<string> _missedOfAll = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Action, int Contact), int> _bandOf = [];
    private int _contact;

    private Unmatched(DecisionRun run, IEnumerable<Wish> wishes)
    {
        _run = run;
        _obstacles = new Obstacles(run);
        _accountTrace = TraceOf(run.Workspace.AccountMatcher);
        _contactTrace = TraceOf(run.Workspace.ContactMatcher);
        foreach (var wish in wishes)
        {
            _bandOf[(wish.ActionId, wish.Contact)] = wish.Rank.Band;
            Touch(_accountTrace, wish.Action.Number);
            Touch(_contactTrace, wish.Action.Number);
        }
    }

    /// <summary>Adds the nearest misses to what was not chosen, and notes the facts that are waited for.</summary>
    public static void Explain(DecisionRun run, IEnumerable<Wish> wishes)
    {
        var unmatched = new Unmatched(run, wishes);
        for (var contact = DecisionRun.TheAccount; contact < run.Contacts.Length; contact++)
        {
            unmatched.Look(contact);
        }
        unmatched.Report();
        if (run.Contacts.IsEmpty)
        {
            unmatched.ReportForNobody();
        }
    }

    private MissTrace TraceOf(RuleIndex index)
    {
        var trace = new MissTrace(index.Actions, (rule, enough) => _obstacles.Of(rule, _contact, enough).Count);
        trace.Clear();
        return trace;
    }

    private static void Touch(MissTrace trace, int action)
    {
        if (trace.Actions.LaneOf(action) is >= 0 and var lane)
        {
            trace.Touch(lane);
        }
    }

    private void Look(int contact)
    {
        _run.SpeakOf(contact);
        var (index, trace) = (_run.MatcherFor(contact), contact == DecisionRun.TheAccount ? _accountTrace : _contactTrace);
        var buffer = _run.Matches.BufferFor(index);
        (_contact, trace.Contact) = (contact, contact);
        index.FindMisses(_run.Frame, buffer, trace);
        foreach (var number in index.FindWaiting(buffer))
        {
            var rule = index.Rules[number];
            // One plain no is enough: then it waits for nothing.
            var obstacles = _obstacles.Of(rule, contact, enough: 1);
            if (obstacles.Count > 0)
            {
                NoteWhatIsWaitedFor(rule, contact, obstacles);
            }
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
        if (!CouldChange(rule, contact))
        {
            return;
        }
        foreach (var obstacle in obstacles)
        {
            foreach (var fact in FactsOf(obstacle, rule))
            {
                MissWhereNotKnown(fact, contact);
            }
        }
    }

    private void MissWhereNotKnown(FactSource source, int contact)
    {
        if (source.OfAllContacts && !_missedOfAll.Add(source.Fact.Name))
        {
            return;
        }
        var (from, to) = source.OfAllContacts ? (0, _run.Contacts.Length - 1) : (contact, contact);
        for (var who = from; who <= to; who++)
        {
            if ((_run.RowOf(source.Fact.Entity, who)?.State(source.Fact.Column) ?? FactState.NotKnown) == FactState.NotKnown)
            {
                _run.Missing.Miss(source.Fact, who, wouldMatter: true);
            }
        }
    }

    private ImmutableArray<FactSource> FactsOf(Obstacle obstacle, CompiledRule rule) =>
        obstacle.Cell is { } cell ? [new FactSource(cell.Cell.Fact, false)] : _run.Workspace.Roots.SourcesOf(rule.Rule.If!);

    // Where nothing happened, nobody can find out what it was.
    private bool SpeaksOfNoEvent(Obstacle obstacle, CompiledRule rule) =>
        _run.Event is null && FactsOf(obstacle, rule).Any(source => source.Fact.Entity == Entity.Event);

    // A rule whose actions are all wanted already, at least as urgently, would change nothing.
    private bool CouldChange(CompiledRule rule, int contact) =>
        !rule.Rule.Suppress.IsEmpty
        || rule.Actions.Any(action => !_bandOf.TryGetValue((action.Definition.Id, contact), out var band) || rule.Rule.Band < band);

    private void Report()
    {
        var (workspace, nearest) = (_run.Workspace, new Dictionary<int, (int Misses, CompiledRule Rule, int Contact)>());
        foreach (var (index, trace) in new[] { (workspace.AccountMatcher, _accountTrace), (workspace.ContactMatcher, _contactTrace) })
        {
            foreach (var (action, lane) in trace.Actions.Lanes)
            {
                if (trace.NearestOf(lane) is { } miss && (index.Rules[miss.Rule] is var rule) && IsNearer(miss.Misses, rule, action))
                {
                    nearest[action] = (miss.Misses, rule, miss.Contact);
                }
            }
        }
        foreach (var (action, rule, contact) in nearest
            .Select(entry => (Action: workspace.ActionIds[entry.Key], entry.Value.Rule, entry.Value.Contact))
            .OrderBy(entry => entry.Rule.Rule.Place)
            .ThenBy(entry => entry.Action, StringComparer.Ordinal))
        {
            _run.SpeakOf(contact);
            var why = Reasons.OfAll(_run, rule, contact, _obstacles.Of(rule, contact));
            _run.NotChosen.Add(new NotChosen(action, _run.ContactId(contact), rule.Rule.Id, NotChosenReason.NotMatched, why));
        }

        bool IsNearer(int misses, CompiledRule rule, int action) =>
            !nearest.TryGetValue(action, out var other) || (misses, rule.Rule.Place).CompareTo((other.Misses, other.Rule.Rule.Place)) < 0;
    }

    private void ReportForNobody()
    {
        foreach (var (rule, action) in _run.Workspace.ContactMatcher.FirstByAction)
        {
            if (!_contactTrace.Knows(action) && !_accountTrace.Knows(action))
            {
                _run.NotChosen.Add(new NotChosen(_run.Workspace.ActionIds[action], null, rule.Rule.Id, NotChosenReason.NotMatched, Reasons.NoContacts));
            }
        }
    }
}
