namespace Playbooks.Language.Expressions.Syntax;

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
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

    public static bool IsArithmetic(this BinaryOperator op) => op <= BinaryOperator.Remainder;

    /// <summary>The operator as an author writes it.</summary>
    public static string Sign(this BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
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
