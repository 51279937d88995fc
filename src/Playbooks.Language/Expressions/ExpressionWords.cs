using System.Collections.Immutable;
using Playbooks.Language.Expressions.Functions;

namespace Playbooks.Language.Expressions;

/// <summary>The words of expressions, for editors that complete them.</summary>
public static class ExpressionWords
{
    /// <summary>Operators and literals that are words.</summary>
    public static readonly ImmutableArray<string> Keywords =
    [
        "and", "or", "not", "in", "between", "is known", "is not known", "starts", "ends", "contains", "matches", "now", "true", "false", "null",
    ];

    /// <summary>What is asked of all contacts.</summary>
    public static readonly ImmutableArray<string> Aggregates = ["count", "any", "all", "sum", "min", "max", "average"];

    /// <summary>The functions, in order.</summary>
    public static readonly ImmutableArray<string> Functions = [.. FunctionTable.FunctionNames.Except(Aggregates).Order(StringComparer.Ordinal)];
}
