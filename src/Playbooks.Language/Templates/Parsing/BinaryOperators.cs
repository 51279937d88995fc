using Playbooks.Language.Templates.Syntax;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Which symbols are operators between two values, and which bind tighter: Scriban's order.</summary>
internal static class BinaryOperators
{
    public const int UnaryPrecedence = 200;

    public static BinaryOperator? Find(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "??" => BinaryOperator.Coalesce,
        "?!" => BinaryOperator.AntiCoalesce,
        "||" => BinaryOperator.Or,
        "&&" => BinaryOperator.And,
        "==" => BinaryOperator.Equal,
        "!=" => BinaryOperator.NotEqual,
        "<" => BinaryOperator.Less,
        "<=" => BinaryOperator.LessOrEqual,
        ">" => BinaryOperator.Greater,
        ">=" => BinaryOperator.GreaterOrEqual,
        "+" => BinaryOperator.Add,
        "-" => BinaryOperator.Subtract,
        "*" => BinaryOperator.Multiply,
        "/" => BinaryOperator.Divide,
        "//" => BinaryOperator.DivideWhole,
        "%" => BinaryOperator.Modulo,
        "<<" => BinaryOperator.ShiftLeft,
        ">>" => BinaryOperator.ShiftRight,
        ".." => BinaryOperator.RangeInclusive,
        "..<" => BinaryOperator.RangeExclusive,
        _ => null,
    };

    /// <summary>The operator of a compound assignment.</summary>
    public static BinaryOperator? FindCompound(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "+=" => BinaryOperator.Add,
        "-=" => BinaryOperator.Subtract,
        "*=" => BinaryOperator.Multiply,
        "/=" => BinaryOperator.Divide,
        "//=" => BinaryOperator.DivideWhole,
        "%=" => BinaryOperator.Modulo,
        "??=" => BinaryOperator.Coalesce,
        _ => null,
    };

    public static int Precedence(BinaryOperator found) => found switch
    {
        BinaryOperator.Coalesce or BinaryOperator.AntiCoalesce => 20,
        BinaryOperator.Or => 30,
        BinaryOperator.And => 40,
        BinaryOperator.Equal or BinaryOperator.NotEqual => 70,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => 80,
        BinaryOperator.Add or BinaryOperator.Subtract => 100,
        BinaryOperator.RangeInclusive or BinaryOperator.RangeExclusive => 130,
        _ => 110,
    };

    public static string Symbol(BinaryOperator found) => found switch
    {
        BinaryOperator.Coalesce => "??",
        BinaryOperator.AntiCoalesce => "?!",
        BinaryOperator.Or => "||",
        BinaryOperator.And => "&&",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.DivideWhole => "//",
        BinaryOperator.Modulo => "%",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.RangeInclusive => "..",
        _ => "..<",
    };
}
