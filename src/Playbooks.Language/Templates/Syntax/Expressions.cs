using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Syntax;

/// <summary>An expression as written.</summary>
/// <param name="Span">Where.</param>
/// <param name="Height">Levels of the tree below and with this one: the parser bounds it, so that later stages may recurse.</param>
internal abstract record Expression(TextSpan Span, int Height)
{
    protected static int Over(Expression child) => child.Height + 1;

    protected static int Over(Expression a, Expression b) => Math.Max(a.Height, b.Height) + 1;

    protected static int Over(IEnumerable<Expression> children) => children.Aggregate(0, (height, child) => Math.Max(height, child.Height)) + 1;
}

/// <summary>What could not be read and has been reported.</summary>
internal sealed record Unreadable(TextSpan Span) : Expression(Span, 1);

internal sealed record Literal(TextSpan Span, object? Value) : Expression(Span, 1);

/// <summary>A name that given values, variables and built-ins share.</summary>
internal sealed record Name(TextSpan Span, string Text) : Expression(Span, 1);

/// <summary>A name with a dollar sign, of this page or function alone; its text is empty for the arguments, digits for one of them.</summary>
internal sealed record LocalName(TextSpan Span, string Text) : Expression(Span, 1);

internal sealed record Member(Expression Target, Name Selected, bool IsOptional)
    : Expression(Target.Span.Union(Selected.Span), Over(Target));

/// <summary><c>x.empty?</c></summary>
internal sealed record EmptyTest(TextSpan Span, Expression Target) : Expression(Span, Over(Target));

internal sealed record Element(TextSpan Span, Expression Target, Expression Index) : Expression(Span, Over(Target, Index));

/// <summary>An argument, by place or by name.</summary>
internal sealed record Argument(Name? Name, Expression Value);

internal sealed record Call(TextSpan Span, Expression Target, ImmutableArray<Argument> Arguments, bool IsExplicit)
    : Expression(Span, Math.Max(Over(Target), Over(Arguments.Select(argument => argument.Value))));

internal sealed record Pipe(Expression From, Expression To) : Expression(From.Span.Union(To.Span), Over(From, To));

internal sealed record Parenthesised(TextSpan Span, Expression Inner) : Expression(Span, Over(Inner));

internal enum UnaryOperator : byte
{
    Not,
    Negate,
    Plus,
    Expand,
    Alias,
}

internal sealed record Unary(TextSpan Span, UnaryOperator Operator, Expression Operand) : Expression(Span, Over(Operand));

internal enum BinaryOperator : byte
{
    Coalesce,
    AntiCoalesce,
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideWhole,
    Modulo,
    ShiftLeft,
    ShiftRight,
    RangeInclusive,
    RangeExclusive,
}

internal sealed record Binary(Expression Left, BinaryOperator Operator, TextSpan OperatorSpan, Expression Right)
    : Expression(Left.Span.Union(Right.Span), Over(Left, Right));

internal sealed record Conditional(Expression Condition, Expression Then, Expression Else)
    : Expression(Condition.Span.Union(Else.Span), Math.Max(Over(Condition), Over(Then, Else)));

/// <summary><c>x++</c>, <c>--x</c></summary>
internal sealed record Increment(TextSpan Span, Expression Target, int By, bool IsPrefix) : Expression(Span, Over(Target));

internal sealed record ListLiteral(TextSpan Span, ImmutableArray<Expression> Items) : Expression(Span, Over(Items));

internal sealed record ObjectLiteral(TextSpan Span, ImmutableArray<(Name Name, Expression Value)> Members)
    : Expression(Span, Over(Members.Select(member => member.Value)));

/// <summary><c>do … end</c></summary>
internal sealed record AnonymousFunction(TextSpan Span, ImmutableArray<Statement> Body) : Expression(Span, 1);

internal sealed record Interpolated(TextSpan Span, ImmutableArray<Expression> Parts) : Expression(Span, Over(Parts));
