using System.Collections.Immutable;
using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Decisions;

/// <summary>A decision as it is kept: enough to make it again, byte for byte, without anything else but its release.</summary>
public sealed record DecisionRecord
{
    /// <summary>The decision's id, a ULID: ids sort by time.</summary>
    public required string Id { get; init; }

    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>The decision's time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of the release that decided.</summary>
    public required string Release { get; init; }

    /// <summary>Number of the release that decided.</summary>
    public required long ReleaseNumber { get; init; }

    /// <summary>Facts, history and what else was asked (<c>explain</c>), as JSON in UTF-8; reading it gives the same request again.</summary>
    public required ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>The recommendation as it was answered: JSON in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Result { get; init; }

    /// <summary>Where the result has texts that others have alike, which may be kept once; none where that is not known.</summary>
    public ImmutableArray<SharedPart> Shared { get; init; } = [];

    /// <summary>The actions that were recommended, for cooldowns and counting.</summary>
    public ImmutableArray<DecidedAction> Actions { get; init; } = [];

    /// <summary>When its personal data was erased, or null. Then it counts, and cannot be made again.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>An action of a recorded decision.</summary>
/// <param name="Rank">1 for the first.</param>
/// <param name="Action">Its id.</param>
/// <param name="Rule">The rule, as <c>playbook/rule</c>.</param>
/// <param name="Contact">The contact's id, or null.</param>
public sealed record DecidedAction(int Rank, string Action, string Rule, string? Contact);
