using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Workflows;

/// <summary>Mistakes in files of Microsoft RulesEngine, and what that engine would have passed over in silence.</summary>
public static class WorkflowErrors
{
    /// <summary>A key that means nothing there, which RulesEngine reads over.</summary>
    public static readonly DiagnosticKind IgnoredKey = new("PB5101", Severity.Warning, "key of a workflow file that nothing reads");

    /// <summary>A value that RulesEngine takes otherwise than it looks.</summary>
    public static readonly DiagnosticKind NotAsItLooks = new("PB5102", Severity.Warning, "part of a workflow file that has no effect");

    /// <summary>A workflow or rule without what it needs.</summary>
    public static readonly DiagnosticKind Incomplete = new("PB5103", Severity.Error, "workflow or rule without what it needs");

    /// <summary>A value of the wrong kind.</summary>
    public static readonly DiagnosticKind WrongValue = new("PB5104", Severity.Error, "value in a workflow file that cannot be read");

    /// <summary>Two workflows, rules or parameters of one name.</summary>
    public static readonly DiagnosticKind SameName = new("PB5105", Severity.Error, "two workflows, rules or parameters of one name");

    /// <summary>A workflow or rule that is named and is not there.</summary>
    public static readonly DiagnosticKind UnknownName = new("PB5106", Severity.Error, "workflow or rule that is not there");

    /// <summary>A workflow that injects itself, directly or through others.</summary>
    public static readonly DiagnosticKind Circle = new("PB5107", Severity.Error, "workflow that injects itself");

    /// <summary>More rules, workflows or parameters than are read.</summary>
    public static readonly DiagnosticKind TooMany = new("PB5108", Severity.Error, "too many rules or parameters in workflows");

    /// <summary>A kind of action or rule that is code of the program that ran the file.</summary>
    public static readonly DiagnosticKind NotHere = new("PB5109", Severity.Error, "part of a workflow file that cannot be run here");

    /// <summary>An action that may find nothing to evaluate.</summary>
    public static readonly DiagnosticKind UnknownTarget = new("PB5110", Severity.Warning, "action that names a rule that is not there");

    /// <summary>A rule that evaluates others too deep, or a run that takes too much.</summary>
    public static readonly DiagnosticKind Endless = new("PB5111", Severity.Error, "workflow that takes too many steps");

    /// <summary>What an imported playbook does not say.</summary>
    public static readonly DiagnosticKind Left = new("PB5113", Severity.Warning, "part of a workflow that an imported playbook does not say");

    /// <summary>What an imported playbook takes otherwise.</summary>
    public static readonly DiagnosticKind Changed = new("PB5114", Severity.Information, "part of a workflow that an imported playbook takes otherwise");

    /// <summary>A condition that is null, so that it is neither true nor false.</summary>
    public static readonly DiagnosticKind NullCondition = new("PB5112", Severity.Error, "condition of a workflow that is null");
}
