using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Proving;

/// <summary>Given these facts, expect these actions.</summary>
public sealed record Example
{
    /// <summary>What it is about, in the author's words.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required Location Location { get; init; }

    /// <summary>The time to decide at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The facts to decide about.</summary>
    public required FactSet Facts { get; init; }

    /// <summary>What happened before.</summary>
    public required History History { get; init; }

    /// <summary>Derived facts and what they must come out as.</summary>
    public ImmutableArray<ExpectedFact> ExpectedFacts { get; init; } = [];

    /// <summary>The ranked actions, or null where the example is not about them.</summary>
    public ImmutableArray<ExpectedAction>? Expected { get; init; }

    /// <summary>How many of the first actions are compared; null for all.</summary>
    public int? First { get; init; }

    /// <summary>Ids of actions that must not be recommended.</summary>
    public ImmutableArray<string> Never { get; init; } = [];
}

/// <summary>What a fact must come out as.</summary>
/// <param name="Fact">The fact, of the account, the event or the only contact.</param>
/// <param name="Value">Its value, or null where it must not be known.</param>
public sealed record ExpectedFact(FactDefinition Fact, object? Value);

/// <summary>An action that must be recommended; what is null may be anything.</summary>
/// <param name="Action">Its id.</param>
/// <param name="Rule">The rule that gives it its place.</param>
/// <param name="Contact">The contact's id.</param>
/// <param name="Band">The band's name.</param>
public sealed record ExpectedAction(string Action, string? Rule, string? Contact, string? Band)
{
    /// <summary>Whether a recommended action is what is expected here.</summary>
    public bool IsMetBy(RecommendedAction actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        return actual.Action.Id == Action
            && (Rule is null || actual.Rule.Id == Rule)
            && (Contact is null || actual.Contact == Contact)
            && (Band is null || actual.Band == Band);
    }

    /// <summary>What is expected, in one line.</summary>
    public override string ToString() =>
        Action + (Contact is null ? "" : $" for {Contact}") + (Rule is null ? "" : $" by {Rule}") + (Band is null ? "" : $" in {Band}");
}
