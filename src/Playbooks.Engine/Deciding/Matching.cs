using System.Runtime.InteropServices;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>Runs the rules for the account and for each contact, and gathers what those that match want and suppress.</summary>
internal sealed class Matching
{
    private readonly DecisionRun _run;
    private readonly Ranking _ranking;
    // Those of decisions before this one stay, to be used again.
    private readonly List<Wish> _wishes = [];
    private readonly List<Wish> _ranked = [];
    // The wish for each action that came up last, by number; it may be for somebody else.
    private readonly int[] _lastOf;
    private CompiledRule?[] _first = [];
    private int _count;

    public Matching(DecisionRun run)
    {
        (_run, _ranking) = (run, new Ranking(run));
        _lastOf = new int[run.Workspace.ActionIds.Length];
        Suppressions = new Suppressions(_lastOf.Length);
    }

    /// <summary>What the matching rules suppress.</summary>
    public Suppressions Suppressions { get; }

    /// <summary>What they want, best first.</summary>
    public List<Wish> Ranked => _ranked;

    /// <summary>The wishes in the order in which they came up: the account's first, then contact by contact.</summary>
    public ReadOnlySpan<Wish> Wishes => CollectionsMarshal.AsSpan(_wishes)[.._count];

    public static Matching Of(DecisionRun run)
    {
        run.Matching.MatchAll();
        return run.Matching;
    }

    /// <summary>For the account or a contact: the first rule of a playbook that matched without being an <c>otherwise</c>.</summary>
    public CompiledRule? FirstOf(int contact, int playbook) => _run.Workspace.HasOtherwise ? _first[FirstAt(contact) + playbook] : null;

    /// <summary>Forgets what belongs to a decision.</summary>
    public void Clear()
    {
        _count = 0;
        _ranked.Clear();
        Suppressions.Clear();
    }

    private void MatchAll()
    {
        Clear();
        if (_run.Workspace.HasOtherwise)
        {
            ClearFirst();
        }
        for (var contact = DecisionRun.TheAccount; contact < _run.Contacts.Length; contact++)
        {
            MatchFor(contact);
        }
        _ranked.AddRange(Wishes);
        _ranked.Sort(Wish.ByRank);
    }

    private void MatchFor(int contact)
    {
        var (matches, workspace) = (_run.Matches, _run.Workspace);
        var (deriving, index) = (_run.Deriving, _run.MatcherFor(contact));
        deriving.WorkOutCells(contact);
        _run.SpeakOf(contact);
        matches.Clear();
        index.FindByKeys(_run.Frame, matches, isNextContact: contact > 0 && deriving.HasAll);
        deriving.WorkOutConditions(index, matches, contact);
        index.TestFound(_run.Frame, matches);
        foreach (var (rule, failure) in matches.Failed)
        {
            _run.Fail(rule.Rule.Id, contact, failure.Diagnostic);
        }
        if (workspace.AsksAnything)
        {
            deriving.WorkOutAsked(matches.Rules, contact);
            DropWhatAsksNothing(matches.Rules, contact);
        }
        if (matches.Rules.Count == 0)
        {
            return;
        }
        deriving.WorkOutRanking(contact);
        _ranking.Begin(contact);
        if (workspace.HasOtherwise)
        {
            DropOtherwise(matches.Rules, contact);
        }
        foreach (var rule in matches.Rules)
        {
            Take(rule, contact);
        }
    }

    private int FirstAt(int contact) => (contact + 1) * _run.Workspace.Workspace.Playbooks.Length;

    private void ClearFirst()
    {
        var places = FirstAt(_run.Contacts.Length);
        if (_first.Length < places)
        {
            _first = new CompiledRule?[places];
        }
        Array.Clear(_first, 0, places);
    }

    private void DropOtherwise(List<CompiledRule> rules, int contact)
    {
        var first = _first.AsSpan(FirstAt(contact));
        foreach (var rule in rules)
        {
            first[rule.Playbook] ??= rule.Rule.IsOtherwise ? null : rule;
        }
        var kept = 0;
        for (var i = 0; i < rules.Count; i++)
        {
            if (!rules[i].Rule.IsOtherwise || first[rules[i].Playbook] is null)
            {
                rules[kept++] = rules[i];
            }
        }
        rules.RemoveRange(kept, rules.Count - kept);
    }

    private void DropWhatAsksNothing(List<CompiledRule> rules, int contact)
    {
        var kept = 0;
        for (var i = 0; i < rules.Count; i++)
        {
            if (!rules[i].Asks || _run.Missing.AnyToAsk(rules[i].Rule, contact))
            {
                rules[kept++] = rules[i];
            }
        }
        rules.RemoveRange(kept, rules.Count - kept);
    }

    private void Take(CompiledRule rule, int contact)
    {
        Suppressions.Add(rule, contact);
        foreach (var action in rule.Actions)
        {
            var rank = _ranking.Of(rule, action);
            ref var last = ref _lastOf[action.Number];
            if (last < _count && _wishes[last] is var known && known.Contact == contact && known.Action.Number == action.Number)
            {
                known.Join(rank, rule, action);
            }
            else
            {
                last = _count;
                known = Add(contact, rank, rule, action);
            }
            if (action.Definition.Kind == ActionKind.FindOut)
            {
                _run.Missing.AskFor(rule.Rule, known);
            }
        }
    }

    private Wish Add(int contact, WishRank rank, CompiledRule rule, CompiledAction action)
    {
        if (_count == _wishes.Count)
        {
            _wishes.Add(new Wish(contact, rank, rule, action));
        }
        var wish = _wishes[_count];
        wish.Begin(contact, rank, rule, action, _count++);
        return wish;
    }
}
