using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>What an operator needs and gives: the types its operands are converted to, and the result's.</summary>
internal readonly record struct OperatorForm(DataType Left, DataType Right, DataType Result);

/// <summary>
/// Which operators are defined on which types: C#'s numeric promotion, texts, dates and durations. The binder asks it
/// when types are known beforehand, and <see cref="Compilation.BoxedOperators"/> when they are known only at run time.
/// </summary>
internal static class OperatorTable
{
    /// <summary>The form of an operator on two types, or null when it is not defined on them.</summary>
    public static OperatorForm? Find(BinaryOperator op, DataType left, DataType right)
    {
        if (op >= BinaryOperator.Starts)
        {
            return TextForm(left, right);
        }
        if (op.IsBitwise())
        {
            return BitForm(op, left, right);
        }
        if (Promote(left, right) is { } number && !(op.IsEquality() && left.Equals(right)))
        {
            return new OperatorForm(number, number, op.IsArithmetic() ? number : DataType.Bool);
        }
        return op.IsArithmetic() ? Arithmetic(op, left, right) : Comparison(op, left, right);
    }

    /// <summary>The type that two numbers are both promoted to, as C# does it; null when there is none, or for what are not numbers.</summary>
    public static ScalarType? Promote(DataType left, DataType right)
    {
        if (!IsArithmetic(left, out var a) || !IsArithmetic(right, out var b))
        {
            return null;
        }
        var (low, high) = a <= b ? (a, b) : (b, a);
        return high switch
        {
            ScalarKind.Decimal => low is ScalarKind.Float or ScalarKind.Double ? null : DataType.Decimal,
            ScalarKind.Double => DataType.Double,
            ScalarKind.Float => DataType.Float,
            ScalarKind.ULong => low is ScalarKind.Int or ScalarKind.Long ? null : DataType.ULong,
            ScalarKind.Long => DataType.Long,
            ScalarKind.UInt => low == ScalarKind.Int ? DataType.Long : DataType.UInt,
            _ => DataType.Int,
        };
    }

    /// <summary>The type that a sign makes of a number or duration; null where there is none.</summary>
    public static ScalarType? Negated(DataType type) => type switch
    {
        ScalarType { Kind: ScalarKind.UInt } => DataType.Long,
        ScalarType { Kind: ScalarKind.Char } => DataType.Int,
        ScalarType { Kind: ScalarKind.ULong } => null,
        ScalarType { IsNumeric: true } or ScalarType { Kind: ScalarKind.TimeSpan } => (ScalarType)type,
        _ => null,
    };

    /// <summary>The type that values of two types are compared for equality in; null when they cannot be.</summary>
    public static DataType? Common(DataType left, DataType right) => Find(BinaryOperator.Equal, left, right)?.Left;

    // A char is a number in arithmetic, as in C#.
    private static bool IsArithmetic(DataType type, out ScalarKind kind)
    {
        kind = type is ScalarType scalar ? scalar.Kind : ScalarKind.String;
        if (kind == ScalarKind.Char)
        {
            kind = ScalarKind.Int;
            return true;
        }
        return kind is >= ScalarKind.Int and <= ScalarKind.Decimal;
    }

    // A shift keeps the type of what is shifted; `&` and `|` are also defined on truths.
    private static OperatorForm? BitForm(BinaryOperator op, DataType left, DataType right)
    {
        if (op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight)
        {
            return IsWhole(left) && IsWhole(right) ? new OperatorForm(Shifted(left), DataType.Int, Shifted(left)) : null;
        }
        DataType? type = left.Equals(DataType.Bool) && right.Equals(DataType.Bool) ? DataType.Bool : Promote(left, right) is { IsInteger: true } number ? number : null;
        return type is null ? null : new OperatorForm(type, type, type);
    }

    private static bool IsWhole(DataType type) => type is ScalarType { IsInteger: true } or ScalarType { Kind: ScalarKind.Char };

    private static DataType Shifted(DataType type) => type is ScalarType { Kind: ScalarKind.Char } ? DataType.Int : type;

    private static OperatorForm? TextForm(DataType left, DataType right) =>
        IsText(left) && IsText(right) ? new OperatorForm(DataType.String, DataType.String, DataType.Bool) : null;

    private static bool IsText(DataType type) => type is ChoiceType or ScalarType { Kind: ScalarKind.String or ScalarKind.Char };

    private static OperatorForm? Arithmetic(BinaryOperator op, DataType left, DataType right)
    {
        if (op == BinaryOperator.Add && (IsString(left) || IsString(right)) && IsPrintable(left) && IsPrintable(right))
        {
            return new OperatorForm(DataType.String, DataType.String, DataType.String);
        }
        return (left, right) is (ScalarType a, ScalarType b) ? OfTime(op, a, b) : null;
    }

    private static bool IsString(DataType type) => type is ChoiceType or ScalarType { Kind: ScalarKind.String };

    private static bool IsPrintable(DataType type) => type is ScalarType or ChoiceType;

    private static OperatorForm? OfTime(BinaryOperator op, ScalarType left, ScalarType right)
    {
        var (a, b) = (left.Kind, right.Kind);
        DataType duration = DataType.TimeSpan;
        return op switch
        {
            BinaryOperator.Add when IsMoment(a) && b == ScalarKind.TimeSpan => new OperatorForm(left, duration, left),
            BinaryOperator.Add when a == ScalarKind.TimeSpan && IsMoment(b) => new OperatorForm(duration, right, right),
            BinaryOperator.Subtract when IsMoment(a) && b == ScalarKind.TimeSpan => new OperatorForm(left, duration, left),
            BinaryOperator.Subtract when IsMoment(a) && IsMoment(b) => new OperatorForm(Moment(a, b), Moment(a, b), duration),
            BinaryOperator.Add or BinaryOperator.Subtract when (a, b) is (ScalarKind.TimeSpan, ScalarKind.TimeSpan) => new OperatorForm(duration, duration, duration),
            BinaryOperator.Divide when (a, b) is (ScalarKind.TimeSpan, ScalarKind.TimeSpan) => new OperatorForm(duration, duration, DataType.Double),
            BinaryOperator.Multiply or BinaryOperator.Divide when a == ScalarKind.TimeSpan && IsFactor(right) => new OperatorForm(duration, DataType.Double, duration),
            BinaryOperator.Multiply when IsFactor(left) && b == ScalarKind.TimeSpan => new OperatorForm(DataType.Double, duration, duration),
            _ => null,
        };
    }

    private static bool IsMoment(ScalarKind kind) => kind is ScalarKind.DateTime or ScalarKind.Time;

    // A date beside a time is taken at UTC.
    private static ScalarType Moment(ScalarKind left, ScalarKind right) =>
        left == ScalarKind.DateTime && right == ScalarKind.DateTime ? DataType.DateTime : DataType.Time;

    private static bool IsFactor(ScalarType type) => type.IsNumeric && type.Kind != ScalarKind.Decimal;

    private static OperatorForm? Comparison(BinaryOperator op, DataType left, DataType right)
    {
        var operand = (left, right) switch
        {
            (ScalarType a, ScalarType b) when IsMoment(a.Kind) && IsMoment(b.Kind) => Moment(a.Kind, b.Kind),
            _ when left.Equals(right) && left is ScalarType or ChoiceType => left,
            _ when IsText(left) && IsText(right) => DataType.String,
            _ => null,
        };
        if (operand is null || (op.IsOrder() && !HasOrder(operand)))
        {
            return null;
        }
        return new OperatorForm(operand, operand, DataType.Bool);
    }

    private static bool HasOrder(DataType type) => type is ScalarType { Kind: not (ScalarKind.Bool or ScalarKind.Guid) };
}
