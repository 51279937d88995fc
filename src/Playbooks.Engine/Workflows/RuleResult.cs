using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows;

/// <summary>What came of a rule, with what came of the rules nested in it.</summary>
public sealed record RuleResult
{
    /// <summary>The rule.</summary>
    public required WorkflowRule Rule { get; init; }

    /// <summary>Whether its condition held; false also when it could not be evaluated.</summary>
    public bool IsSuccess { get; init; }

    /// <summary>Why it could not be evaluated; null where it was true or false.</summary>
    public Diagnostic? Failure { get; init; }

    /// <summary>What is said of it: why it could not be evaluated, or its own message when it did not succeed; otherwise empty.</summary>
    public string Message { get; init; } = "";

    /// <summary>What its action gave; null where there is none.</summary>
    public object? Output { get; init; }

    /// <summary>Why its action failed, or null.</summary>
    public Diagnostic? OutputFailure { get; init; }

    /// <summary>Results of the nested rules that were run.</summary>
    public ImmutableArray<RuleResult> Children { get; init; } = [];

    /// <summary>All failures in it, those of actions and nested rules among them.</summary>
    public IEnumerable<Diagnostic> Failures =>
        new[] { Failure, OutputFailure }.OfType<Diagnostic>().Concat(Children.SelectMany(child => child.Failures));

    // Inputs and parameters as the rule saw them, for its message and its action.
    internal ImmutableArray<JsonFact> Names { get; init; } = [];
}
