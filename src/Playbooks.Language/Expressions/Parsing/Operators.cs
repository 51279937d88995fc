using Playbooks.Language.Expressions.Syntax;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>Which operator a token is, by level; signs and the word forms of the dialect.</summary>
internal static class Operators
{
    public static BinaryOperator? Equality(Token token) => Key(token) switch
    {
        "==" or "=" or "eq" or "equal" => BinaryOperator.Equal,
        "!=" or "<>" or "ne" or "neq" or "notequal" => BinaryOperator.NotEqual,
        _ => null,
    };

    public static BinaryOperator? Order(Token token) => Key(token) switch
    {
        "<" or "lt" or "lessthan" => BinaryOperator.Less,
        "<=" or "le" or "lessthanequal" => BinaryOperator.LessOrEqual,
        ">" or "gt" or "greaterthan" => BinaryOperator.Greater,
        ">=" or "ge" or "greaterthanequal" => BinaryOperator.GreaterOrEqual,
        _ => null,
    };

    public static BinaryOperator? OfText(Token token) => token.Kind != TokenKind.Name ? null : Key(token) switch
    {
        "starts" => BinaryOperator.Starts,
        "ends" => BinaryOperator.Ends,
        "contains" => BinaryOperator.Contains,
        "matches" => BinaryOperator.Matches,
        _ => null,
    };

    public static BinaryOperator? Bits(Token token) => Key(token) switch
    {
        "&" => BinaryOperator.BitAnd,
        "|" => BinaryOperator.BitOr,
        _ => null,
    };

    public static BinaryOperator? Shift(Token token) => Key(token) switch
    {
        "<<" => BinaryOperator.ShiftLeft,
        ">>" => BinaryOperator.ShiftRight,
        _ => null,
    };

    public static BinaryOperator? Sum(Token token) => Key(token) switch
    {
        "+" => BinaryOperator.Add,
        "-" => BinaryOperator.Subtract,
        _ => null,
    };

    public static BinaryOperator? Product(Token token) => Key(token) switch
    {
        "*" => BinaryOperator.Multiply,
        "/" => BinaryOperator.Divide,
        "%" or "mod" => BinaryOperator.Remainder,
        _ => null,
    };

#pragma warning disable CA1308 // words of the language are lower case
    private static string Key(Token token) => token.Kind switch
    {
        TokenKind.Sign => token.Text,
        TokenKind.Name => token.Text.ToLowerInvariant(),
        _ => "",
    };
#pragma warning restore CA1308
}
