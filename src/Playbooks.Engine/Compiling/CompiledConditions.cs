using System.Runtime.CompilerServices;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// Conditions as delegates, each compiled once for as long as its rule is known: after a change in one document the
/// rules of the others keep theirs.
/// </summary>
internal static class CompiledConditions
{
    private static readonly ConditionalWeakTable<CheckedExpression, Evaluator<bool>> Known = [];

    /// <summary>The compiled condition.</summary>
    public static Evaluator<bool> Of(CheckedExpression condition) => Known.GetValue(condition, static condition => condition.Compile<bool>());
}
