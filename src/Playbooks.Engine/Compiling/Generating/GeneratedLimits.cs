using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Engine.Compiling.Generating;

/// <summary>The limits that a fact declares, as a condition on a value that is about to be stored.</summary>
internal static class GeneratedLimits
{
    /// <summary>What makes the condition; null for a fact without limits.</summary>
    public static Func<Linq, Linq>? Of(FactDefinition fact) => (fact.Min, fact.Max) switch
    {
        (null, null) => null,
        ({ } min, null) => value => Linq.GreaterThanOrEqual(value, Linq.Constant(min)),
        (null, { } max) => value => Linq.LessThanOrEqual(value, Linq.Constant(max)),
        ({ } min, { } max) => value => Linq.AndAlso(Linq.GreaterThanOrEqual(value, Linq.Constant(min)), Linq.LessThanOrEqual(value, Linq.Constant(max))),
    };

    /// <summary>Whether values of a type are compared with their limits by operators.</summary>
    public static bool Compares(DataType type) => type is ScalarType { Kind: ScalarKind.Long or ScalarKind.Double or ScalarKind.Decimal or ScalarKind.DateTime };
}
