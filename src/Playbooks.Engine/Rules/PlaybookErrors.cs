using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>Mistakes in playbooks, their rules and tables.</summary>
public static class PlaybookErrors
{
    /// <summary>Two rules of a playbook with one id.</summary>
    public static readonly DiagnosticKind DuplicateRule = new("PB4201", Severity.Error, "two rules with one id");

    /// <summary>Two playbooks with one id.</summary>
    public static readonly DiagnosticKind DuplicatePlaybook = new("PB4202", Severity.Error, "two playbooks with one id");

    /// <summary>A rule that leads to nothing.</summary>
    public static readonly DiagnosticKind NoEffect = new("PB4203", Severity.Error, "rule that leads to nothing");

    /// <summary>A rule without a band.</summary>
    public static readonly DiagnosticKind NoBand = new("PB4204", Severity.Error, "rule without a band");

    /// <summary>A second fallback in one playbook.</summary>
    public static readonly DiagnosticKind TwoFallbacks = new("PB4205", Severity.Error, "two fallbacks");

    /// <summary><c>from</c> behind <c>until</c>.</summary>
    public static readonly DiagnosticKind DatesUpsideDown = new("PB4206", Severity.Error, "from behind until");

    /// <summary>A column of a table that means nothing.</summary>
    public static readonly DiagnosticKind UnknownColumn = new("PB4207", Severity.Error, "unknown column");

    /// <summary>A column that stands twice.</summary>
    public static readonly DiagnosticKind DuplicateColumn = new("PB4208", Severity.Error, "column that stands twice");

    /// <summary>A column that every table has is not there.</summary>
    public static readonly DiagnosticKind MissingColumn = new("PB4209", Severity.Error, "missing column");

    /// <summary>A row with too many or too few cells.</summary>
    public static readonly DiagnosticKind RowLength = new("PB4210", Severity.Error, "row of another length");

    /// <summary>A table file that is not in the workspace.</summary>
    public static readonly DiagnosticKind MissingTable = new("PB4211", Severity.Error, "missing table");

    /// <summary>Quotes in a table file that are not closed, or have something behind them.</summary>
    public static readonly DiagnosticKind BadQuotes = new("PB4212", Severity.Error, "malformed quotes in a table");

    /// <summary>A rule whose cells contradict one another.</summary>
    public static readonly DiagnosticKind NeverMatches = new("PB4213", Severity.Warning, "rule that never matches");

    /// <summary>A rule that says the same as another one.</summary>
    public static readonly DiagnosticKind SameRule = new("PB4214", Severity.Warning, "rule that stands twice");

    /// <summary>A playbook without rules.</summary>
    public static readonly DiagnosticKind NoRules = new("PB4215", Severity.Warning, "playbook without rules");

    /// <summary>An output of a table's row that is missing.</summary>
    public static readonly DiagnosticKind EmptyCell = new("PB4216", Severity.Error, "row without an id");

    /// <summary>High-risk contacts of some tier and role whom no rule is sure to give an action.</summary>
    public static readonly DiagnosticKind Gap = new("PB4217", Severity.Warning, "high-risk contacts without an action");
}
