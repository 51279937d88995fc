using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Compiling.Needs;

/// <summary>
/// Which derived facts each part of a decision rests on, for decisions that work out no others. Made when the first such
/// decision is: of a release that is only checked or explained it would be work for nothing.
/// </summary>
internal sealed class WorkspaceNeeds
{
    // Finding out takes 1 to 1.5 µs for an account with four contacts, as long as some 25 facts, and not all are spared.
    private const int LeastToSpare = 40;

    private const int ManyRules = 16;
    private const int FewFacts = 3;

    private readonly Need?[] _tested;
    private readonly Need?[] _asked;
    private readonly Need?[] _wanted;
    private readonly Need?[] _written;

    public WorkspaceNeeds(CompiledWorkspace workspace)
    {
        var facts = new FactNeeds(workspace.Workspace.Vocabulary, workspace.Derivations, workspace.Roots);
        var policy = workspace.Workspace.Policy;
        Sure = SureOf(workspace, facts);
        InAnyCase = [.. workspace.Derivations.Where((_, number) => Sure.Has(number))];
        Pays = workspace.Derivations.Where((_, number) => !Sure.Has(number)).Sum(fact => fact.Fact.Entity == Entity.Contact ? RuleNeeds.ContactsOfAnAccount : 1) >= LeastToSpare;
        Ranking = facts.Of(policy.Ranking);
        Ranking.Add(facts.Of(policy.ValueTier is { } tier ? [tier] : []));
        Consent = facts.Of(policy.Consent.DoNotContact);
        foreach (var (_, condition) in policy.Consent.OptOut)
        {
            Consent.Add(facts.Of(condition));
        }
        Contact = new RuleNeeds(workspace.ContactMatcher.Rules, facts, Sure);
        Account = new RuleNeeds(workspace.AccountMatcher.Rules, facts, Sure);
        var places = workspace.Rules.IsEmpty ? 0 : workspace.Rules[^1].Rule.Place + 1;
        (_tested, _asked, _wanted, _written) = (new Need?[places], new Need?[places], new Need?[places], new Need?[places]);
        var actions = new Dictionary<CompiledAction, (Need? Wanted, Need? Written)>(ReferenceEqualityComparer.Instance);
        foreach (var rule in workspace.Rules)
        {
            Add(rule, facts, actions);
        }
    }

    /// <summary>The facts that are worked out in any case, for each contact: those that the policy's report shows, and those that many rules ask about.</summary>
    public Need Sure { get; }

    /// <summary>The same in the order in which they can be worked out.</summary>
    public ImmutableArray<CompiledDerivation> InAnyCase { get; }

    /// <summary>Whether more work can be spared than it takes to find out which facts are needed, for an account with a few contacts.</summary>
    public bool Pays { get; }

    /// <summary>What actions are ranked by.</summary>
    public Need Ranking { get; }

    /// <summary>What says who may be written to.</summary>
    public Need Consent { get; }

    /// <summary>What the rules for contacts ask.</summary>
    public RuleNeeds Contact { get; }

    /// <summary>What the rules for the account ask.</summary>
    public RuleNeeds Account { get; }

    /// <summary>What the condition beside a rule's cells rests on; null for nothing, as in the others.</summary>
    public Need? TestedBy(Rule rule) => _tested[rule.Place];

    /// <summary>What a rule asks for.</summary>
    public Need? AskedBy(Rule rule) => _asked[rule.Place];

    /// <summary>What the actions that a rule wants need to be known.</summary>
    public Need? WantedBy(Rule rule) => _wanted[rule.Place];

    /// <summary>What due times, offers and reasons of a rule's actions rest on.</summary>
    public Need? WrittenBy(Rule rule) => _written[rule.Place];

    // To ask each time whether a rule is left that asks about such a fact would cost more than the fact.
    private static Need SureOf(CompiledWorkspace workspace, FactNeeds facts)
    {
        var sure = facts.Nothing();
        sure.Add(facts.Of(workspace.Workspace.Policy.Report));
        var least = Math.Max(ManyRules, workspace.Rules.Length / 8);
        foreach (var asked in workspace.Rules.SelectMany(rule => rule.Rule.When).Where(cell => cell.Test is not AnyTest).GroupBy(cell => cell.Fact))
        {
            var need = facts.Of(asked.Key);
            if (need.CountBeside(sure) <= FewFacts && asked.Skip(least - 1).Any())
            {
                sure.Add(need);
            }
        }
        return sure;
    }

    private void Add(CompiledRule rule, FactNeeds facts, Dictionary<CompiledAction, (Need? Wanted, Need? Written)> actions)
    {
        var place = rule.Rule.Place;
        _tested[place] = rule.Rule.If is null ? null : Some(facts.Of(rule.Rule.If));
        _asked[place] = rule.Rule.Ask.IsEmpty ? null : Some(facts.Of(rule.Rule.Ask));
        var written = rule.Rule.Because is null or { Literal: not null } ? null : Some(facts.Of(rule.Rule.Because));
        foreach (var action in rule.Actions)
        {
            if (!actions.TryGetValue(action, out var known))
            {
                actions.Add(action, known = (Some(facts.Of(action.Definition.Needs)), Some(WrittenFor(action.Definition, facts))));
            }
            _wanted[place] = Join(_wanted[place], known.Wanted, facts);
            written = Join(written, known.Written, facts);
        }
        _written[place] = written;
    }

    private static Need WrittenFor(ActionDefinition action, FactNeeds facts)
    {
        var need = facts.Of(action.Due.By is { } by ? [by] : []);
        foreach (var limit in action.Offer?.AtMost ?? [])
        {
            need.Add(facts.Of(limit));
        }
        return need;
    }

    private static Need? Some(Need need) => need.Count == 0 ? null : need;

    // Most rules want one action, and share what it needs.
    private static Need? Join(Need? one, Need? other, FactNeeds facts)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }
        var both = facts.Nothing();
        both.Add(one);
        both.Add(other);
        return both;
    }
}
