using Playbooks.Engine.Compiling;

namespace Playbooks.Engine.Deciding;

/// <summary>A rule that came nearest to an action: what stands in its way is found and told again when somebody reads it.</summary>
/// <param name="facts">The facts of the decision.</param>
/// <param name="rule">The rule.</param>
/// <param name="actionNumber">The action's number.</param>
internal sealed class MissedRule(ReasonFacts facts, CompiledRule rule, int actionNumber) : Removal(NotChosenReason.NotMatched)
{
    public override string Why => Reasons.OfAll(facts, rule).ToString();

    /// <summary>Writes what the rule wanted and why it did not match; false, and nothing, where that has no shared texts.</summary>
    public override bool TryWrite(PlainJson json, NotChosen action)
    {
        if (facts.Texts.OfAction(actionNumber) is not { } name || facts.Texts.Of(rule) is not { } texts)
        {
            return false;
        }
        name.Write(json, action.Contact);
        Reasons.Write(json, facts, rule, texts);
        return true;
    }

    /// <summary>What stands in the way of a rule for a contact, of whom the frame must speak.</summary>
    public static Removal Of(DecisionRun run, CompiledRule rule, int contact, int actionNumber)
    {
        // Of these the other rules of the decision, or the ages of its facts, have a say.
        if (rule.Rule.IsOtherwise || !rule.Rule.Ask.IsEmpty)
        {
            run.SpeakOf(contact);
            return Removal.Of(NotChosenReason.NotMatched, Reasons.OfAll(run, rule, contact));
        }
        return new MissedRule(run.ReasonFactsOf(contact), rule, actionNumber);
    }
}
