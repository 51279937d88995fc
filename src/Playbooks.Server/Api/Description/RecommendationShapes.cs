using System.Text.Json;

namespace Playbooks.Server.Api.Description;

// The shapes that the API's description names. Nothing is made of them: answers are written by the engine,
// and a test holds them to these.

/// <summary>The ranked actions for one account and its contacts, with messages and reasons.</summary>
internal sealed record Recommendation(
    string Decision,
    string Release,
    DateTimeOffset At,
    string Account,
    Dictionary<string, JsonElement> Facts,
    IReadOnlyList<ContactShape> Contacts,
    IReadOnlyList<ActionShape> Actions,
    IReadOnlyList<NotChosenShape> NotChosen,
    IReadOnlyList<MissingShape> Missing,
    IReadOnlyList<FailureShape>? Failures = null,
    IReadOnlyList<RuleShape>? Rules = null);

/// <summary>A contact with the facts that the policy reports.</summary>
internal sealed record ContactShape(string Contact, Dictionary<string, JsonElement> Facts);

/// <summary>A recommended action.</summary>
internal sealed record ActionShape(
    int Rank,
    string Band,
    string Action,
    string Title,
    string Rule,
    string Because,
    string Owner,
    DateTimeOffset DueAt,
    double Score,
    Dictionary<string, MessageShape> Messages,
    IReadOnlyList<StepShape> Steps,
    string? Contact = null,
    IReadOnlyList<string>? AlsoBy = null,
    OfferShape? Offer = null,
    IReadOnlyList<string>? Asks = null,
    Dictionary<string, WithheldShape>? Withheld = null);

/// <summary>What may be promised.</summary>
internal sealed record OfferShape(decimal? UpTo, DateTimeOffset? ExpiresAt, bool NeedsApproval);

/// <summary>A message ready to be sent or read out.</summary>
internal sealed record MessageShape(string Template, string Body, string? Subject = null, DateTimeOffset? NotBefore = null);

/// <summary>A message that was not written, and why.</summary>
internal sealed record WithheldShape(string Template, string Why);

/// <summary>A step of an action.</summary>
internal sealed record StepShape(string Stage, string Title, string Owner, DateTimeOffset DueAt, string? Template = null);

/// <summary>An action that is not recommended: suppressed, capped, out-ranked, or its nearest miss.</summary>
internal sealed record NotChosenShape(string Action, string Rule, string Reason, string Why, string? Contact = null);

/// <summary>A fact that is not known or stale.</summary>
internal sealed record MissingShape(string Fact, string Asks, bool WouldMatter, string? Contact = null, bool? Stale = null, string? Why = null);

/// <summary>Something that went wrong while deciding.</summary>
internal sealed record FailureShape(string Where, DiagnosticShape Diagnostic, string? Contact = null);

/// <summary>A rule's outcome.</summary>
internal sealed record RuleShape(string Rule, string Outcome, string? Contact = null, string? Why = null);
