namespace Playbooks.Engine.Deciding;

/// <summary>The words that the JSON of a recommendation has for outcomes and reasons.</summary>
internal static class DecisionWords
{
    public static string Of(NotChosenReason reason) => reason switch
    {
        NotChosenReason.NotMatched => "notMatched",
        NotChosenReason.Suppressed => "suppressed",
        NotChosenReason.Excluded => "excluded",
        NotChosenReason.History => "history",
        NotChosenReason.Needs => "needs",
        NotChosenReason.Consent => "consent",
        _ => "capped",
    };

    public static string Of(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Matched => "matched",
        RuleOutcome.NotMatched => "notMatched",
        RuleOutcome.NotKnown => "notKnown",
        RuleOutcome.Failed => "failed",
        _ => "notDue",
    };
}
