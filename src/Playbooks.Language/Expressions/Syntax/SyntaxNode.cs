using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Syntax;

/// <summary>A part of an expression as written, before names and types mean anything.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Height">How many nodes stand above one another in it; bounds every recursion over the tree.</param>
internal abstract record SyntaxNode(TextSpan Span, int Height);

/// <summary>What stands where a mistake was reported; nothing more is said about it.</summary>
internal sealed record ErrorSyntax(TextSpan Span) : SyntaxNode(Span, 1);

/// <summary>A literal. <c>CanBeMoney</c>: a real number without a suffix, whose text is kept to be read again as a decimal.</summary>
internal sealed record LiteralSyntax(object? Value, string Text, bool CanBeMoney, TextSpan Span) : SyntaxNode(Span, 1);

internal sealed record NameSyntax(string Name, TextSpan Span, bool IsOptional = false) : SyntaxNode(Span, 1);

/// <summary>A member behind a point. <c>IsOptional</c>: somewhere before it stands <c>?.</c>, so that a member of nothing is nothing.</summary>
internal sealed record MemberSyntax(SyntaxNode Target, string Name, TextSpan NameSpan, bool IsOptional = false)
    : SyntaxNode(Target.Span.Union(NameSpan), Target.Height + 1);

internal sealed record IndexSyntax(SyntaxNode Target, SyntaxNode Index, TextSpan Span)
    : SyntaxNode(Span, Math.Max(Target.Height, Index.Height) + 1);

/// <summary>A call of a function, or of a method when there is a target.</summary>
internal sealed record CallSyntax(SyntaxNode? Target, string Name, TextSpan NameSpan, ImmutableArray<SyntaxNode> Arguments, TextSpan Span, bool IsOptional = false)
    : SyntaxNode(Span, Heights.Over(Target, Arguments));

/// <summary>An object made of values: <c>new(total * 2 as doubled, item)</c>.</summary>
internal sealed record NewSyntax(ImmutableArray<NameSyntax> Names, ImmutableArray<SyntaxNode> Values, TextSpan Span)
    : SyntaxNode(Span, Heights.Over(null, Values));

/// <summary>A list made of values: <c>new[] { 1, 2 }</c>.</summary>
internal sealed record ListSyntax(ImmutableArray<SyntaxNode> Items, TextSpan Span) : SyntaxNode(Span, Heights.Over(null, Items));

internal sealed record LambdaSyntax(string Parameter, SyntaxNode Body, TextSpan Span) : SyntaxNode(Span, Body.Height + 1);

internal sealed record NegateSyntax(SyntaxNode Operand, TextSpan Span) : SyntaxNode(Span, Operand.Height + 1);

internal sealed record NotSyntax(SyntaxNode Operand, TextSpan Span) : SyntaxNode(Span, Operand.Height + 1);

internal sealed record BinarySyntax(BinaryOperator Operator, TextSpan OperatorSpan, SyntaxNode Left, SyntaxNode Right)
    : SyntaxNode(Left.Span.Union(Right.Span), Math.Max(Left.Height, Right.Height) + 1);

/// <summary>A chain of <c>and</c> or of <c>or</c>: kept flat, so that long ones are not deep.</summary>
internal sealed record LogicSyntax(bool IsAnd, ImmutableArray<SyntaxNode> Operands, TextSpan Span)
    : SyntaxNode(Span, Heights.Over(null, Operands));

internal sealed record ConditionalSyntax(SyntaxNode Condition, SyntaxNode Then, SyntaxNode Else)
    : SyntaxNode(Condition.Span.Union(Else.Span), Heights.Over(Condition, [Then, Else]));

internal sealed record CoalesceSyntax(SyntaxNode Left, SyntaxNode Right)
    : SyntaxNode(Left.Span.Union(Right.Span), Math.Max(Left.Height, Right.Height) + 1);

internal sealed record IsKnownSyntax(SyntaxNode Operand, bool IsNegated, TextSpan Span) : SyntaxNode(Span, Operand.Height + 1);

internal sealed record BetweenSyntax(SyntaxNode Operand, SyntaxNode Low, SyntaxNode High, bool IsNegated)
    : SyntaxNode(Operand.Span.Union(High.Span), Heights.Over(Operand, [Low, High]));

internal sealed record InSyntax(SyntaxNode Operand, ImmutableArray<SyntaxNode> Items, bool IsNegated, TextSpan Span)
    : SyntaxNode(Span, Heights.Over(Operand, Items));

internal static class Heights
{
    public static int Over(SyntaxNode? first, ImmutableArray<SyntaxNode> others)
    {
        var height = first?.Height ?? 0;
        foreach (var node in others)
        {
            height = Math.Max(height, node.Height);
        }
        return height + 1;
    }
}
