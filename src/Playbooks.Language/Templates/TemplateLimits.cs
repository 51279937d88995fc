namespace Playbooks.Language.Templates;

/// <summary>How much one rendering may do. All of it is counted, none of it is timed: the same input always ends the same way.</summary>
public sealed record TemplateLimits
{
    /// <summary>The limits that hold unless a host sets others.</summary>
    public static readonly TemplateLimits Default = new();

    /// <summary>Statements, calls and elements worked on.</summary>
    public int Steps { get; init; } = 1_000_000;

    /// <summary>Turns of all loops together.</summary>
    public int Iterations { get; init; } = 100_000;

    /// <summary>Partials and functions that are open at once.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>Characters written.</summary>
    public int Output { get; init; } = 1_000_000;

    /// <summary>Characters and list elements that functions and operators make, all together.</summary>
    public int Created { get; init; } = 5_000_000;
}
