using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>What was decided for one account, with its reasons. The same request gives the same decision.</summary>
public sealed record Decision
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Hash of the release: <c>sha256:…</c>.</summary>
    public required string Release { get; init; }

    /// <summary>Its time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account's row with the derived facts that the request wants worked out; the contacts are its children.</summary>
    public required FactRow Account { get; init; }

    /// <summary>The event's row, or null.</summary>
    public FactRow? Event { get; init; }

    /// <summary>The facts that the policy wants shown.</summary>
    public required ImmutableArray<FactDefinition> Report { get; init; }

    /// <summary>The recommended actions, best first.</summary>
    public required ImmutableArray<RecommendedAction> Actions { get; init; }

    /// <summary>Actions that were not chosen: suppressed, capped, out-ranked, or the nearest miss.</summary>
    public required ImmutableArray<NotChosen> NotChosen { get; init; }

    /// <summary>Facts that are not known or stale, and were asked for or stood in the way of a rule.</summary>
    public required ImmutableArray<MissingFact> Missing { get; init; }

    /// <summary>What went wrong on the way: derived facts that were worked out, conditions, messages. Nothing of it counted as "no".</summary>
    public required ImmutableArray<DecisionFailure> Failures { get; init; }

    /// <summary>Every rule with its outcome, where that was asked for; else empty.</summary>
    public ImmutableArray<ExplainedRule> Rules { get; init; } = [];

    /// <summary>What decisions of the release say alike.</summary>
    internal DecisionTexts? Texts { get; init; }
}

/// <summary>A recommended action.</summary>
public sealed record RecommendedAction
{
    /// <summary>1 for the first.</summary>
    public required int Rank { get; init; }

    /// <summary>The contact's id; null for an action for the account.</summary>
    public string? Contact { get; init; }

    /// <summary>The band's name.</summary>
    public required string Band { get; init; }

    /// <summary>The action, with the rule's changes.</summary>
    public required ActionDefinition Action { get; init; }

    /// <summary>The rule that gave it its place.</summary>
    public required Rule Rule { get; init; }

    /// <summary>Other rules that wanted the same action for the same contact.</summary>
    public ImmutableArray<string> AlsoBy { get; init; } = [];

    /// <summary>The reason in words.</summary>
    public required string Because { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The ranking formula's result; 0 where it is not known.</summary>
    public required double Score { get; init; }

    /// <summary>What may be promised, or null.</summary>
    public Offer? Offer { get; init; }

    /// <summary>The facts to find out, for an action that asks.</summary>
    public ImmutableArray<FactDefinition> Asks { get; init; } = [];

    /// <summary>The messages that could be written.</summary>
    public ImmutableArray<WrittenMessage> Messages { get; init; } = [];

    /// <summary>The messages that were withheld, and why.</summary>
    public ImmutableArray<WithheldMessage> Withheld { get; init; } = [];

    /// <summary>The steps with their times.</summary>
    public ImmutableArray<PlannedStep> Steps => Plan?.Steps ?? [];

    /// <summary>Works the steps out.</summary>
    internal StepPlan? Plan { get; init; }
}

/// <summary>What may be promised.</summary>
/// <param name="UpTo">The most, in the account's currency, or null where no limit could be worked out.</param>
/// <param name="ExpiresAt">Until when, or null.</param>
/// <param name="NeedsApproval">Whether someone must approve that much.</param>
public sealed record Offer(decimal? UpTo, DateTimeOffset? ExpiresAt, bool NeedsApproval);

/// <summary>A message ready to be sent or read out.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Template">Name of the template, with its language where it is not the default one.</param>
/// <param name="Subject">The subject, or null where the channel has none.</param>
/// <param name="Text">The text, with the template's own words apart.</param>
/// <param name="NotBefore">The end of the contact's quiet hours, where the decision falls into them, else null: until then it must not go out.</param>
public sealed record WrittenMessage(string Channel, string Template, string? Subject, RenderedText Text, DateTimeOffset? NotBefore)
{
    /// <summary>The text.</summary>
    public string Body => Text.ToString();
}

/// <summary>A message that was not written.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Template">Name of the template.</param>
/// <param name="Why">The reason: consent, a cap, a fact that is not known.</param>
public sealed record WithheldMessage(string Channel, string Template, string Why);

/// <summary>A step with its time.</summary>
/// <param name="Stage">Its stage.</param>
/// <param name="Title">What to do.</param>
/// <param name="Owner">Who.</param>
/// <param name="DueAt">When.</param>
/// <param name="Template">The template for it, or null.</param>
public sealed record PlannedStep(Stage Stage, string Title, string Owner, DateTimeOffset DueAt, string? Template);

/// <summary>An action that is not recommended, and why.</summary>
public sealed record NotChosen
{
    private readonly Removal _removal;

    internal NotChosen(string action, string? contact, string rule, Removal removal) =>
        (Action, Contact, Rule, _removal) = (action, contact, rule, removal);

    /// <summary>Its id.</summary>
    public string Action { get; }

    /// <summary>The contact's id, or null.</summary>
    public string? Contact { get; }

    /// <summary>The rule that wanted it or came nearest.</summary>
    public string Rule { get; }

    /// <summary>What removed it.</summary>
    public NotChosenReason Reason => _removal.Reason;

    /// <summary>The same in words, which are made each time they are read: <c>account.valueTier is `High`, needs `Low`</c>.</summary>
    public string Why => _removal.Why;

    /// <summary>Writes its members.</summary>
    internal void Write(PlainJson json)
    {
        if (_removal.TryWrite(json, this))
        {
            return;
        }
        json.Text(DecisionNames.Action, Action);
        DecisionJson.WriteContact(json, Contact);
        json.Text(DecisionNames.Rule, Rule);
        json.Text(DecisionNames.Reason, DecisionWords.Of(Reason));
        json.Text(DecisionNames.Why, Why);
    }
}

/// <summary>What kept an action out.</summary>
public enum NotChosenReason
{
    /// <summary>No rule for it matched; this one came nearest.</summary>
    NotMatched,

    /// <summary>A matching rule suppressed it.</summary>
    Suppressed,

    /// <summary>A better ranked action excludes it.</summary>
    Excluded,

    /// <summary>It is open, or rests.</summary>
    History,

    /// <summary>A fact that it needs is not known.</summary>
    Needs,

    /// <summary>The contact must not be contacted.</summary>
    Consent,

    /// <summary>The account or contact has its fill of better ranked ones.</summary>
    Capped,
}

/// <summary>A fact that is not known or stale.</summary>
/// <param name="Fact">Which.</param>
/// <param name="Contact">The contact's id, or null for the account's and the event's.</param>
/// <param name="IsStale">Whether it is known, but older than it may be.</param>
/// <param name="WouldMatter">Whether a rule waits for nothing else, so that knowing it could change the recommendation.</param>
public sealed record MissingFact(FactDefinition Fact, string? Contact, bool IsStale, bool WouldMatter)
{
    /// <summary>Why its script did not give it, with the place in the script; null for other facts.</summary>
    public string? Why { get; init; }
}

/// <summary>Something that went wrong while deciding.</summary>
/// <param name="Where">The fact, rule or template.</param>
/// <param name="Contact">The contact's id, or null.</param>
/// <param name="Diagnostic">What, with its place in the workspace.</param>
public sealed record DecisionFailure(string Where, string? Contact, Diagnostic Diagnostic);

/// <summary>One rule's outcome for one contact or the account.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Contact">The contact's id, or null.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Why">The first condition that stood in the way, in words; null where it matched.</param>
public sealed record ExplainedRule(string Rule, string? Contact, RuleOutcome Outcome, string? Why);

/// <summary>What came of a rule. "Did not match", "failed" and "not known" are three things.</summary>
public enum RuleOutcome
{
    /// <summary>All its conditions hold.</summary>
    Matched,

    /// <summary>A condition does not hold.</summary>
    NotMatched,

    /// <summary>A condition is about something that is not known.</summary>
    NotKnown,

    /// <summary>A condition could not be worked out.</summary>
    Failed,

    /// <summary>It does not hold on this day, or is for another kind of playbook turn (its playbook matched already).</summary>
    NotDue,
}
