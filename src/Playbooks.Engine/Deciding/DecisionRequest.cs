using System.Collections.Immutable;

namespace Playbooks.Engine.Deciding;

/// <summary>All that a decision depends on besides the decider.</summary>
/// <param name="Facts">The facts; the decision adds the derived ones to a copy of them.</param>
/// <param name="At">The decision's time; <c>now</c> in every expression.</param>
public sealed record DecisionRequest(FactSet Facts, DateTimeOffset At)
{
    /// <summary>What happened before.</summary>
    public History History { get; init; } = History.Empty;

    /// <summary>Why scripts gave no facts; each stands in the decision's failures, and its fact is not known.</summary>
    public ImmutableArray<DecisionFailure> ScriptFailures { get; init; } = [];

    /// <summary>The decision's id, or null for a hash of release, facts, history and time.</summary>
    public string? Id { get; init; }

    /// <summary>Whether every rule is explained.</summary>
    public bool ExplainsAllRules { get; init; }

    /// <summary>The id of one rule to explain where not all are, or null; no other rule is tried for it.</summary>
    public string? ExplainedRule { get; init; }

    /// <summary>Whether messages are written; runs that only count leave them out.</summary>
    public bool WritesMessages { get; init; } = true;

    /// <summary>
    /// Whether the rules that did not match are looked over: for the nearest miss of each other action, and for facts that
    /// would matter if they were known. Where only the actions are wanted, that is most of the work.
    /// </summary>
    public bool LooksAtMisses { get; init; } = true;

    /// <summary>
    /// Whether all derived facts are worked out, and what fails of them is among the decision's failures. Otherwise those are
    /// that the policy's report shows or many rules ask about, and of the others those that a rule which could still matter,
    /// the ranking or a recommended action rests on; of others the decision's rows say nothing, and none of their failures
    /// is reported. The actions are the same. It says nothing where messages are written, misses are looked at or rules explained.
    /// </summary>
    public bool DerivesAllFacts { get; init; } = true;

    /// <summary>
    /// Whether the decision may take the facts as they are and work the derived ones out in their rows, which become its own;
    /// for whoever needs them no more. Otherwise it makes copies.
    /// </summary>
    public bool TakesFacts { get; init; }
}
