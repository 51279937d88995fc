using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Workflows;

/// <summary>A workflow as its file has it.</summary>
public sealed record Workflow
{
    /// <summary>Its name, by which it is run and injected.</summary>
    public required string Name { get; init; }

    /// <summary>Where its name stands.</summary>
    public required Location Location { get; init; }

    /// <summary>Parameters that every rule may name; a later one may name earlier ones.</summary>
    public ImmutableArray<WorkflowParameter> Parameters { get; init; } = [];

    /// <summary>Workflows whose rules are run behind its own.</summary>
    public ImmutableArray<JsonString> Injects { get; init; } = [];

    /// <summary>Its own rules.</summary>
    public ImmutableArray<WorkflowRule> Rules { get; init; } = [];
}

/// <summary>A value with a name, worked out before what may name it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where its name stands.</param>
/// <param name="Expression">How it is worked out.</param>
public sealed record WorkflowParameter(string Name, Location Location, Excerpt Expression);

/// <summary>How the results of nested rules make the result of theirs.</summary>
public enum NestedOperator
{
    /// <summary>All must succeed.</summary>
    And,

    /// <summary>One must succeed.</summary>
    Or,
}

/// <summary>A rule: a condition, or rules nested in it.</summary>
public sealed record WorkflowRule
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where its name stands.</summary>
    public required Location Location { get; init; }

    /// <summary>Its condition; null where it has nested rules.</summary>
    public Excerpt? Condition { get; init; }

    /// <summary>How the nested rules make its result; null where it has a condition.</summary>
    public NestedOperator? Operator { get; init; }

    /// <summary>The rules nested in it.</summary>
    public ImmutableArray<WorkflowRule> Rules { get; init; } = [];

    /// <summary>Parameters that it and the rules nested in it may name.</summary>
    public ImmutableArray<WorkflowParameter> Parameters { get; init; } = [];

    /// <summary>Whether it is run at all.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>What its success is called, or null.</summary>
    public string? SuccessEvent { get; init; }

    /// <summary>What is said when it does not succeed, with <c>$(input.member)</c> for values; or null.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Whatever its author keeps with it, or null.</summary>
    public JsonObject? Properties { get; init; }

    /// <summary>What is done when it succeeds, or null.</summary>
    public WorkflowAction? OnSuccess { get; init; }

    /// <summary>What is done when it does not, or null.</summary>
    public WorkflowAction? OnFailure { get; init; }
}

/// <summary>What is done with a rule's result.</summary>
/// <param name="Location">Where it stands.</param>
public abstract record WorkflowAction(Location Location);

/// <summary>Works out a value.</summary>
/// <param name="Expression">How.</param>
/// <param name="Location">Where it stands.</param>
public sealed record OutputAction(Excerpt Expression, Location Location) : WorkflowAction(Location);

/// <summary>Evaluates another rule and takes over what its action gives.</summary>
/// <param name="Workflow">The workflow that has the rule.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Inputs">The only inputs that it is given; null for all.</param>
/// <param name="Additional">What it is given besides.</param>
/// <param name="Location">Where it stands.</param>
public sealed record EvaluateAction(string Workflow, string Rule, ImmutableArray<string>? Inputs, ImmutableArray<WorkflowParameter> Additional, Location Location)
    : WorkflowAction(Location);
