using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Keeps account of the facts that are not known or stale and matter. What is derived is traced to the given facts
/// that it lacks: those are what somebody can find out.
/// </summary>
internal sealed class MissingFacts(DecisionRun run)
{
    private readonly Dictionary<long, Entry> _entries = [];
    private readonly HashSet<(long Key, bool WouldMatter)> _traced = [];
    private readonly HashSet<long> _seen = [];
    private readonly StaleFacts _stale = new(run);

    /// <summary>The entries: the account's first, then contact by contact, each by name.</summary>
    public ImmutableArray<MissingFact> All =>
    [
        .. _entries.Values
            .OrderBy(entry => entry.Contact)
            .ThenBy(entry => entry.Fact.Name, StringComparer.Ordinal)
            .Select(entry => new MissingFact(entry.Fact, run.ContactId(entry.Contact), entry.IsStale, entry.WouldMatter) { Why = WhyOf(entry.Fact, entry.Contact) }),
    ];

    /// <summary>Notes that a fact is missed; a derived one is traced to what it lacks.</summary>
    public void Miss(FactDefinition fact, int contact, bool wouldMatter)
    {
        // Once is enough: of an account with thousands of contacts the same is missed again and again.
        if (!_traced.Add((KeyOf(fact, contact), wouldMatter)))
        {
            return;
        }
        foreach (var (root, who) in Lacking(fact, contact))
        {
            Note(root, who, isStale: false, wouldMatter);
        }
    }

    /// <summary>Notes that a fact would have been of use, where it is not known.</summary>
    public void MissIfNotKnown(FactDefinition fact, int contact)
    {
        if (StateOf(fact, contact) == FactState.NotKnown)
        {
            Miss(fact, contact, wouldMatter: false);
        }
    }

    /// <summary>Notes the facts that are stale; those that a rule of a recommended action rests on would matter.</summary>
    public void MissStale(IReadOnlyList<Wish> chosen)
    {
        if (_stale.All.Count == 0)
        {
            return;
        }
        var rules = chosen.Select(wish => (wish.Contact, wish.Rule.Rule)).Distinct().ToLookup(match => match.Contact, match => match.Rule);
        var everywhere = chosen.Select(wish => wish.Rule.Rule).Distinct().ToList();
        foreach (var (fact, contact) in _stale.All)
        {
            var concerned = contact == DecisionRun.TheAccount ? everywhere : rules[contact].Concat(rules[DecisionRun.TheAccount]);
            Note(fact, contact, isStale: true, concerned.Any(rule => run.Workspace.Roots.RestsOn(rule, fact)));
        }
    }

    /// <summary>Whether any of the facts that a rule asks for is not known or stale.</summary>
    public bool AnyToAsk(Rule rule, int contact)
    {
        foreach (var fact in rule.Ask)
        {
            if (IsToAsk(fact, contact))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>What a rule asks for and is not known or stale, derived facts traced to what they lack.</summary>
    public IEnumerable<FactDefinition> ToAsk(Rule rule, int contact)
    {
        foreach (var fact in rule.Ask)
        {
            if (_stale.Contains(fact, contact))
            {
                yield return fact;
            }
            else if (IsToAsk(fact, contact))
            {
                Miss(fact, contact, wouldMatter: false);
                foreach (var root in Lacking(fact, contact).Select(root => root.Fact).Distinct(ReferenceEqualityComparer.Instance).Cast<FactDefinition>())
                {
                    yield return root;
                }
            }
        }
    }

    /// <summary>The given facts that a fact which is not known lacks; the fact itself where nothing can be traced.</summary>
    public IReadOnlyList<(FactDefinition Fact, int Contact)> Lacking(FactDefinition fact, int contact)
    {
        if (fact.Derivation is null)
        {
            return [(fact, fact.Entity == Entity.Contact ? contact : DecisionRun.TheAccount)];
        }
        var found = new List<(FactDefinition, int)>();
        _seen.Clear();
        Trace(fact, contact, found);
        return found.Count > 0 ? found : [(fact, contact)];
    }

    private void Trace(FactDefinition fact, int contact, List<(FactDefinition, int)> found)
    {
        contact = fact.Entity == Entity.Contact ? contact : DecisionRun.TheAccount;
        if (StateOf(fact, contact) != FactState.NotKnown || !_seen.Add(KeyOf(fact, contact)))
        {
            return;
        }
        // A script that failed lacks nothing that somebody could find out.
        if (fact.Derivation is null || FailureOf(fact, contact) is not null)
        {
            found.Add((fact, contact));
            return;
        }
        foreach (var source in run.Workspace.Roots.SourcesOf(fact))
        {
            if (!source.OfAllContacts)
            {
                Trace(source.Fact, contact, found);
                continue;
            }
            for (var each = 0; each < run.Contacts.Length; each++)
            {
                Trace(source.Fact, each, found);
            }
        }
    }

    private DecisionFailure? FailureOf(FactDefinition fact, int contact)
    {
        if (run.Request.ScriptFailures.IsEmpty || fact.Derivation is not ScriptDerivation)
        {
            return null;
        }
        var id = run.ContactId(contact);
        return run.Request.ScriptFailures.FirstOrDefault(failure => failure.Where == fact.Name && failure.Contact == id);
    }

    private string? WhyOf(FactDefinition fact, int contact) =>
        FailureOf(fact, contact)?.Diagnostic is { } reason ? $"{reason.Message} ({reason.Location})" : null;

    private bool IsToAsk(FactDefinition fact, int contact) =>
        _stale.Contains(fact, contact) || StateOf(fact, contact) == FactState.NotKnown;

    private FactState StateOf(FactDefinition fact, int contact) =>
        run.RowOf(fact.Entity, contact)?.State(fact.Column) ?? FactState.NotKnown;

    private void Note(FactDefinition fact, int contact, bool isStale, bool wouldMatter)
    {
        contact = fact.Entity == Entity.Contact ? contact : DecisionRun.TheAccount;
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, KeyOf(fact, contact), out _);
        entry = new Entry(fact, contact, isStale, wouldMatter || entry.WouldMatter);
    }

    // Facts of the account and the event are the same for all contacts.
    private static long KeyOf(FactDefinition fact, int contact) =>
        ((long)(fact.Entity == Entity.Contact ? contact : DecisionRun.TheAccount) << 32) | ((long)fact.Entity << 24) | (long)fact.Column.Number;

    private readonly record struct Entry(FactDefinition Fact, int Contact, bool IsStale, bool WouldMatter);
}
