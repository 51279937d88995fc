using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Compiling.Index;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Measuring;

/// <summary>What a rule takes over the whole book, besides being looked up.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Tested">How often its cells that the index cannot look up, or its condition, were tested.</param>
/// <param name="Held">How often it held then.</param>
/// <param name="Steps">How many steps its condition took: elements of lists, calls of functions.</param>
public sealed record RuleWork(Rule Rule, int Tested, int Held, long Steps)
{
    /// <summary>What stands for its cost: each test, and each step.</summary>
    public long Work => Tested + Steps;
}

/// <summary>Counts what rules take that the index leaves over.</summary>
internal sealed class RuleWorkCount
{
    private readonly List<Left> _left = [];

    public RuleWorkCount(CompiledWorkspace workspace)
    {
        Add([.. workspace.Rules.Where(rule => rule.Rule.For == Entity.Contact)], isContact: true);
        Add([.. workspace.Rules.Where(rule => rule.Rule.For != Entity.Contact)], isContact: false);
    }

    /// <summary>The rules that were tested, most work first.</summary>
    public ImmutableArray<RuleWork> Result =>
    [
        .. _left.Where(left => left.Tested > 0)
            .Select(left => new RuleWork(left.Rule.Rule, left.Tested, left.Held, left.Steps))
            .OrderByDescending(work => work.Work)
            .ThenBy(work => work.Rule.Place),
    ];

    /// <summary>Counts for a decision whose facts are derived.</summary>
    public void Count(DecisionRun run)
    {
        for (var contact = DecisionRun.TheAccount; contact < run.Contacts.Length; contact++)
        {
            run.SpeakOf(contact);
            foreach (var left in _left)
            {
                if (left.IsContact == contact >= 0 && left.Rule.HoldsOn(run.Matches.Day) && Array.TrueForAll(left.LookedUp, cell => cell.Test(run.Frame) == Verdict.Holds))
                {
                    left.Test(run);
                }
            }
        }
    }

    private void Add(CompiledRule[] rules, bool isContact)
    {
        var plan = IndexedRules.Of(rules);
        for (var i = 0; i < rules.Length; i++)
        {
            var left = plan.LeftOf(i) ?? [];
            if (left.Length > 0 || rules[i].Rule.If is not null)
            {
                _left.Add(new Left(rules[i], [.. rules[i].Cells.ToArray().Where(cell => !left.Contains(cell))], left, isContact));
            }
        }
    }

    private sealed class Left(CompiledRule rule, CellPredicate[] lookedUp, CellPredicate[] tested, bool isContact)
    {
        public CompiledRule Rule => rule;

        public CellPredicate[] LookedUp => lookedUp;

        public bool IsContact => isContact;

        public int Tested { get; private set; }

        public int Held { get; private set; }

        public long Steps { get; private set; }

        public void Test(DecisionRun run)
        {
            Tested++;
            var before = run.Frame.Steps;
            Held += tested.All(cell => cell.Test(run.Frame) == Verdict.Holds) && rule.TestCondition(run.Frame) == Verdict.Holds ? 1 : 0;
            Steps += run.Frame.Steps - before;
            run.Frame.Reset();
        }
    }
}
