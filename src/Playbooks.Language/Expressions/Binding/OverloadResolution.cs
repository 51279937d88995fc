using System.Collections.Immutable;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>Chooses the form of a function that needs the fewest and nearest conversions.</summary>
internal static class OverloadResolution
{
    private const int Impossible = 1_000;

    /// <summary>The best form for arguments that are bound, literals adapting; null when none fits.</summary>
    public static Overload? Find(ImmutableArray<Overload> overloads, ImmutableArray<BoundNode> arguments) =>
        Best(overloads, arguments.Length, (overload, i) => Cost(arguments[i], overload.Parameters[i]));

    /// <summary>The best form for values as they are at run time; null when none fits.</summary>
    public static Overload? Find(ImmutableArray<Overload> overloads, ImmutableArray<DataType> types) =>
        Best(overloads, types.Length, (overload, i) => Cost(types[i], overload.Parameters[i]));

    public static bool Fits(BoundNode argument, DataType parameter) => Cost(argument, parameter) < Impossible;

    private static Overload? Best(ImmutableArray<Overload> overloads, int count, Func<Overload, int, int> cost)
    {
        Overload? best = null;
        var least = Impossible;
        foreach (var overload in overloads)
        {
            if (overload.Parameters.Length != count)
            {
                continue;
            }
            var sum = 0;
            for (var i = 0; i < count; i++)
            {
                sum += cost(overload, i);
            }
            if (sum < least)
            {
                (best, least) = (overload, sum);
            }
        }
        return best;
    }

    private static int Cost(BoundNode argument, DataType parameter)
    {
        var cost = Cost(argument.Type, parameter);
        const int Adapting = 20;
        return cost < Impossible || Adapter.Adapt(argument, parameter) is null ? cost : Adapting;
    }

    private static int Cost(DataType from, DataType to)
    {
        if (from.Equals(to))
        {
            return 0;
        }
        if (!Conversions.IsImplicit(from, to))
        {
            return Impossible;
        }
        const int Other = 12;
        return (from, to) is (ScalarType a, ScalarType b) && b.IsNumeric ? Math.Abs(Rank(b.Kind) - Rank(a.Kind)) : Other;
    }

    // double is nearer to a whole number than float, and money is the last resort.
    private static int Rank(ScalarKind kind) => kind switch
    {
        ScalarKind.Char => 0,
        ScalarKind.Int => 1,
        ScalarKind.UInt => 2,
        ScalarKind.Long => 3,
        ScalarKind.ULong => 4,
        ScalarKind.Double => 6,
        ScalarKind.Float => 7,
        _ => 9,
    };
}
