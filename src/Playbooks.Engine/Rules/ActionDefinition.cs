using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Rules;

/// <summary>An entry of the action catalogue, or that entry with the changes of a rule.</summary>
public sealed record ActionDefinition
{
    /// <summary>Its id: <c>executive-escalation</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>What sort of action it is.</summary>
    public required ActionKind Kind { get; init; }

    /// <summary>The role that carries it out.</summary>
    public required string Owner { get; init; }

    /// <summary>When it is due.</summary>
    public required DueTime Due { get; init; }

    /// <summary>What to do and why, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Working time it takes, or null.</summary>
    public Duration? Effort { get; init; }

    /// <summary>What it costs in the account's currency.</summary>
    public decimal Cost { get; init; }

    /// <summary>The band for rules that name none, or null.</summary>
    public string? Band { get; init; }

    /// <summary>What may be promised, or null.</summary>
    public OfferTerms? Offer { get; init; }

    /// <summary>How long it rests after having been taken, or null.</summary>
    public Cooldown? Cooldown { get; init; }

    /// <summary>Ids of actions that must not stand beside it.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];

    /// <summary>Facts without which it cannot be done.</summary>
    public ImmutableArray<FactDefinition> Needs { get; init; } = [];

    /// <summary>Template names by channel, in the author's order.</summary>
    public ImmutableArray<(string Channel, string Template)> Messages { get; init; } = [];

    /// <summary>The steps in order.</summary>
    public ImmutableArray<StepDefinition> Steps { get; init; } = [];

    /// <summary>Where it is declared.</summary>
    public required Location Location { get; init; }
}

/// <summary>What sort of action.</summary>
public enum ActionKind
{
    /// <summary>Someone senior takes over.</summary>
    Escalate,

    /// <summary>A person makes it good.</summary>
    PersonalRecovery,

    /// <summary>A better service plan is offered.</summary>
    UpgradeOffer,

    /// <summary>The customer is shown how to help themselves.</summary>
    SelfService,

    /// <summary>A gesture.</summary>
    Goodwill,

    /// <summary>The customer learns to use what they have.</summary>
    Train,

    /// <summary>Facts are missing and are asked for.</summary>
    FindOut,

    /// <summary>Watched, nothing more.</summary>
    Monitor,

    /// <summary>Another product is offered.</summary>
    CrossSell,

    /// <summary>A happy customer is asked to speak for us.</summary>
    Advocacy,

    /// <summary>A regular talk.</summary>
    CheckIn,

    /// <summary>A lost customer is asked back.</summary>
    Winback,

    /// <summary>A parting in good order.</summary>
    GracefulExit,

    /// <summary>Why they leave is asked.</summary>
    ExitInterview,

    /// <summary>A demand is declined.</summary>
    Refuse,

    /// <summary>What lies behind it is looked for.</summary>
    RootCause,
}

/// <summary>When an action is due: one duration, or one by the value of a choice.</summary>
/// <param name="Default">The duration for values that are not listed, and where the fact is not known.</param>
/// <param name="By">The choice that decides, or null.</param>
/// <param name="Durations">Durations by its values.</param>
public sealed record DueTime(Duration Default, FactDefinition? By, ImmutableDictionary<string, Duration> Durations)
{
    /// <summary>One duration for all.</summary>
    public static DueTime Of(Duration duration) => new(duration, null, ImmutableDictionary<string, Duration>.Empty);
}

/// <summary>What may be promised.</summary>
/// <param name="AtMost">Limits on the amount, in the account's currency; the smallest wins. None: nothing of a fixed amount.</param>
/// <param name="ExpiresAfter">How long the offer stands, or null.</param>
/// <param name="ApprovalAbove">The amount above which someone must approve, or null.</param>
public sealed record OfferTerms(ImmutableArray<CheckedExpression> AtMost, Duration? ExpiresAfter, decimal? ApprovalAbove);

/// <summary>How long an action rests.</summary>
/// <param name="For">How long.</param>
/// <param name="After">After having been recommended, accepted or closed.</param>
/// <param name="PerContact">Whether it rests for the same contact only, or for the whole account.</param>
public sealed record Cooldown(Duration For, CooldownStart After, bool PerContact);

/// <summary>What a cooldown counts from.</summary>
public enum CooldownStart
{
    /// <summary>It was accepted.</summary>
    Accepted,

    /// <summary>It was recommended.</summary>
    Recommended,

    /// <summary>Its case was closed.</summary>
    Closed,
}

/// <summary>A step of an action.</summary>
/// <param name="Stage">Comprehend, Propose, Respond or Reengage.</param>
/// <param name="Title">What to do.</param>
/// <param name="Template">Name of the template for it, or null.</param>
/// <param name="Due">When, counted from the decision, or null for the action's own time.</param>
/// <param name="Owner">Who, or null for the action's owner.</param>
public sealed record StepDefinition(Stage Stage, string Title, string? Template, Duration? Due, string? Owner);

/// <summary>The stages of a case, in their order; none can be skipped.</summary>
public enum Stage
{
    /// <summary>What do they want, and why.</summary>
    Comprehend,

    /// <summary>What we offer.</summary>
    Propose,

    /// <summary>Carried out.</summary>
    Respond,

    /// <summary>Told what was done, and close again.</summary>
    Reengage,
}
