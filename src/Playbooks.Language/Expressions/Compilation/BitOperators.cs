using System.Numerics;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>What workflow files do with the bits of whole numbers, and with truths where both sides are to be worked out.</summary>
internal static class BitOperators
{
    private static readonly Dictionary<(BinaryOperator, ScalarKind), Overload> Table = new()
    {
        [(BinaryOperator.BitAnd, ScalarKind.Bool)] = Overload.Of<bool, bool, bool>((x, y) => x & y),
        [(BinaryOperator.BitOr, ScalarKind.Bool)] = Overload.Of<bool, bool, bool>((x, y) => x | y),
    };

    static BitOperators()
    {
        Add<int>(ScalarKind.Int);
        Add<uint>(ScalarKind.UInt);
        Add<long>(ScalarKind.Long);
        Add<ulong>(ScalarKind.ULong);
    }

    /// <summary>The operation on values of a type.</summary>
    public static Overload? Find(BinaryOperator op, DataType left) => left is ScalarType type ? Table.GetValueOrDefault((op, type.Kind)) : null;

    private static void Add<T>(ScalarKind kind)
        where T : IBinaryInteger<T>
    {
        Table[(BinaryOperator.BitAnd, kind)] = Overload.Of<T, T, T>((x, y) => x & y);
        Table[(BinaryOperator.BitOr, kind)] = Overload.Of<T, T, T>((x, y) => x | y);
        Table[(BinaryOperator.ShiftLeft, kind)] = Overload.Of<T, int, T>((x, places) => x << places);
        Table[(BinaryOperator.ShiftRight, kind)] = Overload.Of<T, int, T>((x, places) => x >> places);
    }
}
