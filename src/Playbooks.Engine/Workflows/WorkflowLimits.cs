namespace Playbooks.Engine.Workflows;

/// <summary>How much a workflow file may hold, and its run may take. Nothing is measured by the clock.</summary>
public static class WorkflowLimits
{
    /// <summary>How many workflows may be known to one another.</summary>
    public const int Workflows = 1_000;

    /// <summary>How many rules one workflow may have, nested and injected ones among them.</summary>
    public const int Rules = 10_000;

    /// <summary>How many parameters may stand in one list.</summary>
    public const int Parameters = 200;

    /// <summary>How deep actions may evaluate rules whose actions evaluate rules.</summary>
    public const int Evaluations = 32;

    /// <summary>How many steps the expressions of one run may take together.</summary>
    public const int Steps = 10_000_000;

    /// <summary>How many characters a message with its values put in may have.</summary>
    public const int MessageLength = 65_536;
}
