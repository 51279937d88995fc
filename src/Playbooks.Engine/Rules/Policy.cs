using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Rules;

/// <summary>policy.json: what holds for all playbooks.</summary>
public sealed record Policy
{
    /// <summary>Bands from the first to the last ranked.</summary>
    public required ImmutableArray<string> Bands { get; init; }

    /// <summary>The formula that ranks within a band, higher first; over account, contact, event and action. Null: all equal.</summary>
    public CheckedExpression? Ranking { get; init; }

    /// <summary>The choice whose values, best first, break ties; null: none.</summary>
    public FactDefinition? ValueTier { get; init; }

    /// <summary>How many actions one recommendation may hold; null: any number.</summary>
    public int? ActionsPerAccount { get; init; }

    /// <summary>How many of them may be for one contact; null: any number.</summary>
    public int? ActionsPerContact { get; init; }

    /// <summary>How many messages a contact may get within a time; null: any number.</summary>
    public ContactCap? ContactCap { get; init; }

    /// <summary>What may be given to one account within a time, whatever the action; null: no such limit.</summary>
    public GivingCap? GivingCap { get; init; }

    /// <summary>Who may be written to.</summary>
    public required Consent Consent { get; init; }

    /// <summary>Working days, hours and holidays.</summary>
    public required Calendar Calendar { get; init; }

    /// <summary>How long an account's latest event sets its decisions off, where a decision names none.</summary>
    public Duration EventsOpenFor { get; init; } = new(30, DurationUnit.Day, IsBusiness: false);

    /// <summary>What templates name as sender, by the owner of the action; <c>*</c> for the others.</summary>
    public required ImmutableDictionary<string, ImmutableDictionary<string, string>> Senders { get; init; }

    /// <summary>The facts that a recommendation shows of the account and its contacts.</summary>
    public required ImmutableArray<FactDefinition> Report { get; init; }

    /// <summary>Whether a second person must approve before something goes live.</summary>
    public Approvals Approvals { get; init; } = new(true, null);
}

/// <summary>Whether a second person must approve before something goes live.</summary>
/// <param name="Required">Whether one must.</param>
/// <param name="Because">The reason, or null.</param>
public sealed record Approvals(bool Required, string? Because);

/// <summary>At most so many messages to one contact within a time.</summary>
/// <param name="Count">How many.</param>
/// <param name="Within">The time, counted back from the decision.</param>
public sealed record ContactCap(int Count, Duration Within);

/// <summary>At most so much given to one account within a time.</summary>
/// <param name="Amount">How much, in the account's currency.</param>
/// <param name="Within">The time, counted back from the decision.</param>
public sealed record GivingCap(decimal Amount, Duration Within);

/// <summary>Who may be written to, and when. Conditions that are not known count as consent; those that fail do not.</summary>
/// <param name="DoNotContact">When it holds for a contact, no message of any channel is written and no action that only messages is recommended.</param>
/// <param name="OptOut">When one holds for a contact, no message of that channel is written.</param>
/// <param name="QuietFrom">Local time from which nobody is contacted, or null.</param>
/// <param name="QuietUntil">Local time until which nobody is contacted, or null.</param>
/// <param name="TimeZoneFact">The fact that names a contact's time zone (IANA), or null for the calendar's.</param>
public sealed record Consent(
    CheckedExpression? DoNotContact,
    ImmutableArray<(string Channel, CheckedExpression Condition)> OptOut,
    TimeOnly? QuietFrom,
    TimeOnly? QuietUntil,
    FactDefinition? TimeZoneFact);

/// <summary>Working days, hours and holidays in one time zone.</summary>
/// <param name="Zone">The time zone.</param>
/// <param name="Opens">When the working day begins.</param>
/// <param name="Closes">When it ends.</param>
/// <param name="WorkingDays">Days of the week that are worked; at least one.</param>
/// <param name="Holidays">Days that are not, the earliest first.</param>
public sealed record Calendar(TimeZoneInfo Zone, TimeOnly Opens, TimeOnly Closes, ImmutableArray<DayOfWeek> WorkingDays, ImmutableArray<DateOnly> Holidays)
{
    /// <summary>When the day of a moment began in the calendar's time zone.</summary>
    public DateTimeOffset StartOfDay(DateTimeOffset at) => WorkingTime.ToUtc(Zone, TimeZoneInfo.ConvertTime(at, Zone).Date);
}
