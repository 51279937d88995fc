namespace Playbooks.Language.Expressions;

/// <summary>
/// Whose rules an expression follows where the workspace's and those of RulesEngine's files differ: what nothing is
/// compared with, what becomes of a member of nothing, and of whole numbers that grow too large.
/// </summary>
/// <param name="IsWorkflow">Whether null follows C#'s rules: an order with null is false, null equals null, and what needs a value fails without one; whole numbers wrap.</param>
/// <param name="IsCaseSensitive">Whether names are what they are only in their own letter case.</param>
/// <param name="IsOpen">Whether names that are not in scope mean a value of any type, for checks before inputs are there.</param>
public sealed record ExpressionDialect(bool IsWorkflow = false, bool IsCaseSensitive = false, bool IsOpen = false)
{
    /// <summary>The rules of facts and playbooks.</summary>
    public static readonly ExpressionDialect Workspace = new();

    /// <summary>The rules of workflow files.</summary>
    public static readonly ExpressionDialect Workflow = new(IsWorkflow: true);
}
