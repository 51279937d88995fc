using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>
/// The measure of <see cref="Unmatched"/>: looks over all the rules that did not match: for each action that the decision has not touched, the rule that came
/// nearest (fewest conditions that do not hold, then its place); and the facts that a rule waits for and nothing else.
/// </summary>
internal sealed class UnmatchedScan
{
    private readonly DecisionRun _run;
    private readonly Obstacles _obstacles;
    private readonly HashSet<string> _touched;
    private readonly HashSet<string> _missedOfAll = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Action, int Contact), int> _bandOf = [];
    private readonly Dictionary<string, Miss> _nearest = new(StringComparer.Ordinal);

    private UnmatchedScan(DecisionRun run, IEnumerable<Wish> wishes)
    {
        _run = run;
        _obstacles = new Obstacles(run);
        foreach (var wish in wishes)
        {
            _bandOf[(wish.ActionId, wish.Contact)] = wish.Rank.Band;
        }
        _touched = [.. _bandOf.Keys.Select(key => key.Action)];
    }

    /// <summary>Adds the nearest misses to what was not chosen, and notes the facts that are waited for.</summary>
    public static void Explain(DecisionRun run, Matching matching)
    {
        var unmatched = new UnmatchedScan(run, matching.Ranked);
        for (var contact = DecisionRun.TheAccount; contact < run.Contacts.Length; contact++)
        {
            run.SpeakOf(contact);
            foreach (var rule in run.MatcherFor(contact).Rules)
            {
                unmatched.Look(rule, contact);
            }
        }
        unmatched.Report();
        if (run.Contacts.IsEmpty)
        {
            unmatched.ReportForNobody();
        }
    }

    private void Look(CompiledRule rule, int contact)
    {
        var obstacles = _obstacles.Of(rule, contact, Enough(rule));
        if (obstacles.Count == 0)
        {
            return;
        }
        foreach (var action in rule.Actions)
        {
            var id = action.Definition.Id;
            var miss = new Miss(obstacles.Count, rule, contact);
            if (!_touched.Contains(id) && (!_nearest.TryGetValue(id, out var nearest) || miss.IsNearerThan(nearest)))
            {
                _nearest[id] = miss;
            }
        }
        NoteWhatIsWaitedFor(rule, contact, obstacles);
    }

    // How many obstacles make a rule of no interest: as many as the farthest of the nearest misses so far.
    private int Enough(CompiledRule rule)
    {
        var enough = 1;
        foreach (var action in rule.Actions)
        {
            var id = action.Definition.Id;
            if (!_touched.Contains(id))
            {
                enough = _nearest.TryGetValue(id, out var nearest) ? Math.Max(enough, nearest.Count + 1) : int.MaxValue;
            }
        }
        return enough;
    }

    private void NoteWhatIsWaitedFor(CompiledRule rule, int contact, IReadOnlyList<Obstacle> obstacles)
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
        foreach (var (action, miss) in _nearest.OrderBy(entry => entry.Value.Rule.Rule.Place).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            _run.SpeakOf(miss.Contact);
            var why = Removal.Of(NotChosenReason.NotMatched, Reasons.OfAll(_run, miss.Rule, miss.Contact));
            _run.NotChosen.Add(new NotChosen(action, _run.ContactId(miss.Contact), miss.Rule.Rule.Id, why));
        }
    }

    private void ReportForNobody()
    {
        foreach (var rule in _run.Workspace.ContactMatcher.Rules)
        {
            foreach (var action in rule.Actions)
            {
                if (_touched.Add(action.Definition.Id) && !_nearest.ContainsKey(action.Definition.Id))
                {
                    _run.NotChosen.Add(new NotChosen(action.Definition.Id, null, rule.Rule.Id, Reasons.Nobody));
                }
            }
        }
    }

    private sealed record Miss(int Count, CompiledRule Rule, int Contact)
    {
        // Contacts are gone through in order, so that the first of equals stays.
        public bool IsNearerThan(Miss other) => Count < other.Count || (Count == other.Count && Rule.Rule.Place < other.Rule.Rule.Place);
    }
}
