using System.Collections.Immutable;
using Playbooks.Engine.Compiling.Index;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// Matches by looking up: the cells of all rules are answered at once by an index over the facts' keys, and only what
/// keys cannot say is tested, of the rules that are left.
/// </summary>
internal sealed class RuleIndex : RuleMatcher
{
    private readonly CompiledRule[] _rules;
    private readonly CellPredicate[]?[]? _left;
    private readonly bool _isWhole;
    private readonly RuleLookup _lookup;
    private readonly NearMisses _misses;

    /// <summary>The index of rules.</summary>
    /// <param name="rules">The rules by place.</param>
    /// <param name="earlier">An index of nearly the same rules; what it has of those that did not change is taken over.</param>
    public RuleIndex(IEnumerable<CompiledRule> rules, RuleIndex? earlier = null)
        : this([.. rules], earlier, keepsRules: true)
    {
    }

    private RuleIndex(CompiledRule[] rules, RuleIndex? earlier, bool keepsRules)
    {
        _rules = rules;
        var plan = IndexedRules.Of(rules);
        _left = plan.Left;
        _isWhole = _left is null && Array.TrueForAll(rules, rule => rule.Rule.If is null);
        var known = earlier?.KnownFor(plan, rules, keepsRules);
        var reader = known?.Lookup.Reader ?? new KeyReader(plan.Codings);
        _lookup = known is { Kept.AreAll: true } ? known.Lookup : RuleLookup.Build(plan, reader, known);
        BlocksBuilt = _lookup == known?.Lookup ? 0 : _lookup.BlocksBuilt;
        FirstByAction = FirstOf(rules);
        var rows = MissRows.Build(plan, rules, reader.Positions, known);
        _misses = new NearMisses(rows, new PlaceFinder([.. rows.AllFences], reader.Positions), new ActionRules(rules));
    }

    /// <summary>The same index with all that is in it worked out anew between the same fences: the measure of what was taken over.</summary>
    internal RuleIndex Anew() => new(_rules, this, keepsRules: false);

    /// <summary>What rules are looked up in.</summary>
    internal RuleLookup Lookup => _lookup;

    /// <summary>What near misses are looked up in.</summary>
    internal NearMisses Misses => _misses;

    /// <summary>How many blocks of rules were worked out, and not taken over from an earlier index.</summary>
    public int BlocksBuilt { get; }

    public override ReadOnlySpan<CompiledRule> Rules => _rules;

    /// <summary>For each action the first rule that wants it, by place, and the action's number.</summary>
    public ImmutableArray<(CompiledRule Rule, int Action)> FirstByAction { get; }

    /// <summary>Whether any rule has more to be tested than keys say.</summary>
    public bool HasConditions => !_isWhole;

    /// <summary>What the index itself takes in memory.</summary>
    public long Bytes => _lookup.Bytes + _misses.Bytes;

    /// <summary>The actions that the rules want.</summary>
    public ActionRules Actions => _misses.Actions;

    /// <summary>A buffer for lookups, which one thread uses at a time.</summary>
    public MatchBuffer NewBuffer() => _lookup.NewBuffer(_misses);

    public override void Match(EvaluationFrame frame, RuleMatches matches)
    {
        FindByKeys(frame, matches, isNextContact: false);
        TestFound(frame, matches);
    }

    /// <summary>Finds the rules that hold as far as keys say; the frame need not have what their conditions read yet.</summary>
    /// <param name="frame">The facts.</param>
    /// <param name="matches">Whose buffer takes them.</param>
    /// <param name="isNextContact">Whether the last ones were found for another contact, and of the facts nothing but the contact's is different.</param>
    public void FindByKeys(EvaluationFrame frame, RuleMatches matches, bool isNextContact)
    {
        var buffer = matches.BufferFor(this);
        if (isNextContact)
        {
            _lookup.ReadNextContact(frame, buffer);
        }
        else
        {
            _lookup.Read(frame, buffer);
        }
        _lookup.All(buffer);
    }

    /// <summary>The numbers of the rules that were found.</summary>
    public ReadOnlySpan<int> FoundIn(RuleMatches matches)
    {
        var buffer = matches.BufferFor(this);
        return buffer.Found.AsSpan(0, buffer.Count);
    }

    /// <summary>Adds those to the matches of which the rest holds too.</summary>
    public void TestFound(EvaluationFrame frame, RuleMatches matches)
    {
        var buffer = matches.BufferFor(this);
        foreach (var number in buffer.Found.AsSpan(0, buffer.Count))
        {
            var rule = _rules[number];
            switch (Test(number, frame, buffer))
            {
                case Verdict.Holds:
                    matches.Add(rule);
                    break;
                case Verdict.Failed:
                    matches.AddFailed(rule, frame.Failure!);
                    break;
            }
        }
    }

    /// <summary>The number of the first rule that holds, or -1.</summary>
    public int Best(EvaluationFrame frame, MatchBuffer buffer) =>
        _isWhole ? _lookup.First(frame, buffer) : FirstTested(frame, buffer);

    /// <summary>Leaves the numbers of all rules that hold in the buffer.</summary>
    public void All(EvaluationFrame frame, MatchBuffer buffer)
    {
        _lookup.Read(frame, buffer);
        AllOfKeys(frame, buffer);
    }

    /// <summary>Somewhere to take a lookup down.</summary>
    public LookupTrace NewTrace() => _lookup.NewTrace();

    /// <summary>The number of the first rule that holds, or -1, taken down for an explanation.</summary>
    public int BestTraced(EvaluationFrame frame, MatchBuffer buffer, LookupTrace trace)
    {
        var best = _isWhole ? _lookup.FirstWithKeys(frame, buffer) : FirstTested(frame, buffer);
        trace.TakeBest(buffer, best);
        return best;
    }

    /// <summary>Leaves the numbers of all rules that hold in the buffer, and takes them down for an explanation.</summary>
    public void AllTraced(EvaluationFrame frame, MatchBuffer buffer, LookupTrace trace)
    {
        All(frame, buffer);
        trace.TakeAll(buffer);
    }

    /// <summary>
    /// Works out what an explanation is written from: leaves the numbers of all rules that hold in the buffer, and in
    /// <paramref name="misses"/>, for each action that none of them wants, the rule that came nearest.
    /// </summary>
    /// <param name="frame">The facts, for conditions that keys do not say.</param>
    /// <param name="trace">What was taken down of the lookup.</param>
    /// <param name="buffer">Any buffer of the index.</param>
    /// <param name="misses">Cleared before.</param>
    public void Explain(EvaluationFrame frame, LookupTrace trace, MatchBuffer buffer, MissTrace misses)
    {
        buffer.Restore(trace.Keys, trace.Found);
        if (!trace.HasAll)
        {
            AllOfKeys(frame, buffer);
        }
        if (Touch(buffer, misses) > 0)
        {
            _misses.Find(buffer, misses);
        }
    }

    /// <summary>Adds the nearest misses of the actions that a trace does not hold as touched.</summary>
    public void FindMisses(EvaluationFrame frame, MatchBuffer buffer, MissTrace trace)
    {
        _lookup.Read(frame, buffer);
        _misses.Find(buffer, trace);
    }

    /// <summary>
    /// The rules for the keys of the last lookup that nothing but what is not known may stand in the way of; some of them
    /// may hold, and of some it must be tried.
    /// </summary>
    public ReadOnlySpan<int> FindWaiting(MatchBuffer buffer)
    {
        _misses.FindWaiting(buffer);
        return buffer.Found.AsSpan(0, buffer.Count);
    }

    private static ImmutableArray<(CompiledRule Rule, int Action)> FirstOf(CompiledRule[] rules)
    {
        var (first, known) = (ImmutableArray.CreateBuilder<(CompiledRule, int)>(), new HashSet<int>());
        foreach (var rule in rules)
        {
            foreach (var action in rule.Actions)
            {
                if (known.Add(action.Number))
                {
                    first.Add((rule, action.Number));
                }
            }
        }
        return first.ToImmutable();
    }

    // Null where facts are turned into other keys now, so that nothing can be taken over.
    private EarlierIndex? KnownFor(IndexedRules plan, CompiledRule[] rules, bool keepsRules)
    {
        var reader = _lookup.Reader;
        return plan.Codings.Length == reader.Codings.Length && plan.Codings.Zip(reader.Codings).All(pair => pair.First.SaysTheSameAs(pair.Second))
            ? new EarlierIndex(keepsRules ? KeptRules.Of(plan, rules, _rules) : KeptRules.NoneOf(rules.Length), _lookup, _misses.Rows)
            : null;
    }

    private void AllOfKeys(EvaluationFrame frame, MatchBuffer buffer)
    {
        _lookup.All(buffer);
        if (!_isWhole)
        {
            var kept = 0;
            foreach (var number in buffer.Found.AsSpan(0, buffer.Count))
            {
                if (Test(number, frame, buffer) == Verdict.Holds)
                {
                    buffer.Found[kept++] = number;
                }
            }
            buffer.Count = kept;
        }
    }

    // How many actions are left that no rule wants which holds.
    private int Touch(MatchBuffer buffer, MissTrace trace)
    {
        var open = Actions.Actions;
        foreach (var number in buffer.Found.AsSpan(0, buffer.Count))
        {
            foreach (var lane in Actions.Of(number))
            {
                if (trace.Touch(lane) && --open == 0)
                {
                    return 0;
                }
            }
        }
        return open;
    }

    private int FirstTested(EvaluationFrame frame, MatchBuffer buffer)
    {
        _lookup.Read(frame, buffer);
        _lookup.All(buffer);
        foreach (var number in buffer.Found.AsSpan(0, buffer.Count))
        {
            if (Test(number, frame, buffer) == Verdict.Holds)
            {
                return number;
            }
        }
        return -1;
    }

    private Verdict Test(int number, EvaluationFrame frame, MatchBuffer buffer)
    {
        if (_isWhole)
        {
            return Verdict.Holds;
        }
        if (_left?[number] is { } cells)
        {
            buffer.Tested++;
            foreach (var cell in cells)
            {
                if (cell.Test(frame) != Verdict.Holds)
                {
                    return Verdict.DoesNotHold;
                }
            }
        }
        return _rules[number].TestCondition(frame);
    }
}
