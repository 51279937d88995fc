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
    private readonly List<(FactDefinition Fact, int Contact)> _lacking = [];
    private readonly List<Entry> _sorted = [];
    private readonly StaleFacts _stale = new(run);

    /// <summary>The entries: the account's first, then contact by contact, each by name.</summary>
    public ImmutableArray<MissingFact> All
    {
        get
        {
            if (_entries.Count == 0)
            {
                return [];
            }
            _sorted.Clear();
            _sorted.AddRange(_entries.Values);
            _sorted.Sort(static (left, right) => left.Order.CompareTo(right.Order));
            var all = new MissingFact[_sorted.Count];
            for (var i = 0; i < all.Length; i++)
            {
                var entry = _sorted[i];
                all[i] = new MissingFact(entry.Fact, run.ContactId(entry.Contact), entry.IsStale, entry.WouldMatter) { Why = WhyOf(entry.Fact, entry.Contact) };
            }
            return ImmutableCollectionsMarshal.AsImmutableArray(all);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _entries.Clear();
        _traced.Clear();
        _seen.Clear();
        _lacking.Clear();
        _sorted.Clear();
        _stale.Clear();
    }

    /// <summary>Notes that a fact is missed; a derived one is traced to what it lacks.</summary>
    public void Miss(FactDefinition fact, int contact, bool wouldMatter)
    {
        // Once is enough: of an account with thousands of contacts the same is missed again and again.
        if (!_traced.Add((FactKey.Of(fact, contact), wouldMatter)))
        {
            return;
        }
        FindLacking(fact, contact);
        foreach (var (root, who) in _lacking)
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
        var byContact = chosen.ToLookup(wish => wish.Contact);
        foreach (var (fact, contact) in _stale.All)
        {
            var matters = contact == DecisionRun.TheAccount
                ? AnyRestsOn(chosen, fact)
                : AnyRestsOn(byContact[contact], fact) || AnyRestsOn(byContact[DecisionRun.TheAccount], fact);
            Note(fact, contact, isStale: true, matters);
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

    /// <summary>Adds to a wish what a rule asks for and is not known or stale, derived facts traced to what they lack.</summary>
    public void AskFor(Rule rule, Wish wish)
    {
        foreach (var fact in rule.Ask)
        {
            if (_stale.Contains(fact, wish.Contact))
            {
                wish.Ask(fact);
            }
            else if (StateOf(fact, wish.Contact) == FactState.NotKnown)
            {
                Miss(fact, wish.Contact, wouldMatter: false);
                FindLacking(fact, wish.Contact);
                foreach (var (root, _) in _lacking)
                {
                    wish.Ask(root);
                }
            }
        }
    }

    // The given facts that a fact which is not known lacks; the fact itself where nothing can be traced.
    private void FindLacking(FactDefinition fact, int contact)
    {
        _lacking.Clear();
        if (fact.Derivation is null)
        {
            _lacking.Add((fact, FactKey.OwnerOf(fact, contact)));
            return;
        }
        _seen.Clear();
        Trace(fact, contact);
        if (_lacking.Count == 0)
        {
            _lacking.Add((fact, contact));
        }
    }

    private void Trace(FactDefinition fact, int contact)
    {
        contact = FactKey.OwnerOf(fact, contact);
        if (StateOf(fact, contact) != FactState.NotKnown || !_seen.Add(FactKey.Of(fact, contact)))
        {
            return;
        }
        // A script that failed lacks nothing that somebody could find out.
        if (fact.Derivation is null || FailureOf(fact, contact) is not null)
        {
            _lacking.Add((fact, contact));
            return;
        }
        foreach (var source in run.Workspace.Roots.SourcesOf(fact))
        {
            if (!source.OfAllContacts)
            {
                Trace(source.Fact, contact);
                continue;
            }
            for (var each = 0; each < run.Contacts.Length; each++)
            {
                Trace(source.Fact, each);
            }
        }
    }

    private bool AnyRestsOn(IEnumerable<Wish> wishes, FactDefinition fact)
    {
        foreach (var wish in wishes)
        {
            if (run.Workspace.Roots.RestsOn(wish.Rule.Rule, fact))
            {
                return true;
            }
        }
        return false;
    }

    private DecisionFailure? FailureOf(FactDefinition fact, int contact)
    {
        if (run.Request.ScriptFailures.IsEmpty || fact.Derivation is not ScriptDerivation)
        {
            return null;
        }
        var id = run.ContactId(contact);
        foreach (var failure in run.Request.ScriptFailures)
        {
            if (failure.Where == fact.Name && failure.Contact == id)
            {
                return failure;
            }
        }
        return null;
    }

    private string? WhyOf(FactDefinition fact, int contact) =>
        FailureOf(fact, contact)?.Diagnostic is { } reason ? $"{reason.Message} ({reason.Location})" : null;

    private bool IsToAsk(FactDefinition fact, int contact) =>
        StateOf(fact, contact) == FactState.NotKnown || _stale.Contains(fact, contact);

    private FactState StateOf(FactDefinition fact, int contact) =>
        run.RowOf(fact.Entity, contact)?.State(fact.Column) ?? FactState.NotKnown;

    private void Note(FactDefinition fact, int contact, bool isStale, bool wouldMatter)
    {
        contact = FactKey.OwnerOf(fact, contact);
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, FactKey.Of(fact, contact), out _);
        entry = new Entry(fact, contact, ((long)contact << 32) | (long)run.Workspace.Roots.OrderOf(fact), isStale, wouldMatter || entry.WouldMatter);
    }

    private readonly record struct Entry(FactDefinition Fact, int Contact, long Order, bool IsStale, bool WouldMatter);
}
