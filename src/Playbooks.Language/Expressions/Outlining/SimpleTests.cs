using System.Collections.Immutable;
using Playbooks.Language.Expressions.Syntax;

namespace Playbooks.Language.Expressions.Outlining;

/// <summary>Finds out whether a part of a condition asks one name for literals.</summary>
internal static class SimpleTests
{
    public static SimpleTest? Find(SyntaxNode syntax) => syntax switch
    {
        NameSyntax or MemberSyntax => Of(syntax, SimpleOperator.OneOf, [true]),
        NotSyntax { Operand: NameSyntax or MemberSyntax } not => Of(not.Operand, SimpleOperator.OneOf, [false]),
        BinarySyntax { Right: LiteralSyntax literal } binary => OfBinary(binary.Left, binary.Operator, literal),
        BinarySyntax { Left: LiteralSyntax literal } binary => OfBinary(binary.Right, Turned(binary.Operator), literal),
        InSyntax { IsNegated: var isNegated } membership when membership.Items.All(item => item is LiteralSyntax { Value: not null }) && !membership.Items.IsEmpty =>
            Of(membership.Operand, isNegated ? SimpleOperator.NoneOf : SimpleOperator.OneOf, [.. membership.Items.Select(item => ((LiteralSyntax)item).Value!)]),
        IsKnownSyntax known => Of(known.Operand, known.IsNegated ? SimpleOperator.NotKnown : SimpleOperator.Known, []),
        CallSyntax { Target: { } target, Arguments: [LiteralSyntax { Value: string text }] } call when OfText(call.Name) is { } op => Of(target, op, [text]),
        _ => null,
    };

    private static SimpleTest? OfBinary(SyntaxNode name, BinaryOperator op, LiteralSyntax literal) => (op, literal.Value) switch
    {
        (BinaryOperator.Equal, null) => Of(name, SimpleOperator.NotKnown, []),
        (BinaryOperator.NotEqual, null) => Of(name, SimpleOperator.Known, []),
        (BinaryOperator.Equal, { } value) => Of(name, SimpleOperator.OneOf, [value]),
        (BinaryOperator.NotEqual, { } value) => Of(name, SimpleOperator.NoneOf, [value]),
        (BinaryOperator.Less, not (null or string)) => Of(name, SimpleOperator.Less, [literal.Value]),
        (BinaryOperator.LessOrEqual, not (null or string)) => Of(name, SimpleOperator.AtMost, [literal.Value]),
        (BinaryOperator.Greater, not (null or string)) => Of(name, SimpleOperator.More, [literal.Value]),
        (BinaryOperator.GreaterOrEqual, not (null or string)) => Of(name, SimpleOperator.AtLeast, [literal.Value]),
        _ => null,
    };

    // `5 < x` asks the same as `x > 5`.
    private static BinaryOperator Turned(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => op,
    };

    private static SimpleOperator? OfText(string method) => method switch
    {
        "StartsWith" => SimpleOperator.Starts,
        "EndsWith" => SimpleOperator.Ends,
        "Contains" => SimpleOperator.Contains,
        _ => null,
    };

    // Only of a whole path: `order.placed.Year == 2026` asks the year, which no fact is.
    private static SimpleTest? Of(SyntaxNode name, SimpleOperator op, ImmutableArray<object> values) =>
        NameCollector.Path(name) is { } path && path[^1].Span.End == name.Span.End && values.All(value => value is string or bool or int or long or double or decimal)
            ? new SimpleTest([.. path.Select(part => part.Name)], op, values)
            : null;
}
