using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Deciding;

/// <summary>Says of rules whether they matched, or their first condition that stood in the way.</summary>
internal static class Explaining
{
    /// <summary>Of every rule.</summary>
    public static ImmutableArray<ExplainedRule> All(DecisionRun run) => Explain(run, run.Workspace.Rules);

    /// <summary>Of one rule by its id; no other is tried. Nothing where there is no such rule.</summary>
    public static ImmutableArray<ExplainedRule> One(DecisionRun run, string rule) => Explain(run, run.Workspace.Rules.Where(known => known.Rule.Id == rule));

    private static ImmutableArray<ExplainedRule> Explain(DecisionRun run, IEnumerable<CompiledRule> wanted)
    {
        var rules = ImmutableArray.CreateBuilder<ExplainedRule>();
        var obstacles = new Obstacles(run);
        foreach (var rule in wanted)
        {
            if (rule.Rule.For != Entity.Contact)
            {
                rules.Add(Explain(run, obstacles, rule, DecisionRun.TheAccount));
                continue;
            }
            for (var contact = 0; contact < run.Contacts.Length; contact++)
            {
                rules.Add(Explain(run, obstacles, rule, contact));
            }
            if (run.Contacts.IsEmpty)
            {
                rules.Add(new ExplainedRule(rule.Rule.Id, null, RuleOutcome.NotMatched, Reasons.NoContacts));
            }
        }
        return rules.ToImmutable();
    }

    private static ExplainedRule Explain(DecisionRun run, Obstacles obstacles, CompiledRule rule, int contact)
    {
        run.SpeakOf(contact);
        var found = obstacles.Of(rule, contact);
        return found.Count == 0
            ? new ExplainedRule(rule.Rule.Id, run.ContactId(contact), RuleOutcome.Matched, null)
            : new ExplainedRule(rule.Rule.Id, run.ContactId(contact), OutcomeOf(found[0]), Reasons.Of(run, rule, contact, found[0]));
    }

    private static RuleOutcome OutcomeOf(Obstacle obstacle) => (obstacle.Kind, obstacle.Verdict) switch
    {
        (ObstacleKind.Days or ObstacleKind.Otherwise, _) => RuleOutcome.NotDue,
        (_, Verdict.NotKnown) => RuleOutcome.NotKnown,
        (_, Verdict.Failed) => RuleOutcome.Failed,
        _ => RuleOutcome.NotMatched,
    };
}
