namespace Playbooks.Engine.Workflows;

/// <summary>What RulesEngine lets the program that runs a file choose.</summary>
public sealed record WorkflowSettings
{
    /// <summary>As RulesEngine does it when nothing is chosen.</summary>
    public static readonly WorkflowSettings Default = new();

    /// <summary>Whether names of inputs, parameters and members are what they are only in their own letter case.</summary>
    public bool IsCaseSensitive { get; init; }

    /// <summary>Whether nested rules are left out once those before them have settled the result.</summary>
    public bool StopsEarly { get; init; }
}
