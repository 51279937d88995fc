namespace Playbooks.Language.Expressions.Syntax;

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    BitAnd,
    BitOr,
    ShiftLeft,
    ShiftRight,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Starts,
    Ends,
    Contains,
    Matches,
}

internal static class BinaryOperators
{
    public static bool IsEquality(this BinaryOperator op) => op is BinaryOperator.Equal or BinaryOperator.NotEqual;

    public static bool IsOrder(this BinaryOperator op) => op is >= BinaryOperator.Less and <= BinaryOperator.GreaterOrEqual;

    public static bool IsArithmetic(this BinaryOperator op) => op <= BinaryOperator.ShiftRight;

    /// <summary>Whether it works on the bits of whole numbers; only workflow files have these.</summary>
    public static bool IsBitwise(this BinaryOperator op) => op is >= BinaryOperator.BitAnd and <= BinaryOperator.ShiftRight;

    /// <summary>The operator as an author writes it.</summary>
    public static string Sign(this BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.BitOr => "|",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Starts => "starts",
        BinaryOperator.Ends => "ends",
        BinaryOperator.Contains => "contains",
        _ => "matches",
    };
}
