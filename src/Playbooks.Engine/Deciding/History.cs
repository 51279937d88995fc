using System.Collections.Immutable;

namespace Playbooks.Engine.Deciding;

/// <summary>What happened before a decision and matters to it. Plain data: whoever has a store fills it.</summary>
public sealed record History
{
    /// <summary>Nothing happened before.</summary>
    public static readonly History Empty = new();

    /// <summary>Actions being worked, which are not recommended again.</summary>
    public ImmutableArray<PastAction> Open { get; init; } = [];

    /// <summary>Actions that were recommended, for cooldowns.</summary>
    public ImmutableArray<PastAction> Recommended { get; init; } = [];

    /// <summary>Actions that were accepted, for cooldowns.</summary>
    public ImmutableArray<PastAction> Accepted { get; init; } = [];

    /// <summary>Actions whose cases were closed, for cooldowns.</summary>
    public ImmutableArray<PastAction> Closed { get; init; } = [];

    /// <summary>Messages that were sent, for contact caps.</summary>
    public ImmutableArray<PastMessage> Sent { get; init; } = [];

    /// <summary>What was given, for the giving cap.</summary>
    public ImmutableArray<PastGift> Given { get; init; } = [];
}

/// <summary>An action of the past.</summary>
/// <param name="Action">Its id.</param>
/// <param name="Contact">The contact's id, or null where it was for the account.</param>
/// <param name="At">When.</param>
public sealed record PastAction(string Action, string? Contact, DateTimeOffset At);

/// <summary>A message of the past.</summary>
/// <param name="Contact">The contact's id.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="At">When.</param>
public sealed record PastMessage(string Contact, string Channel, DateTimeOffset At);

/// <summary>Something of value that was given to the account.</summary>
/// <param name="Amount">How much, in the account's currency.</param>
/// <param name="At">When.</param>
public sealed record PastGift(decimal Amount, DateTimeOffset At);
