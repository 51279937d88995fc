using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>
/// Literals take the type that their place needs: a text becomes a date, choice, guid, duration or char, a real number
/// becomes money (read again from its own digits), a whole one loses its sign bit. Alternatives and sums of literals do
/// so as a whole.
/// </summary>
internal static class Adapter
{
    /// <summary>The node in the type, or null when it is no literal that can become it.</summary>
    public static BoundNode? Adapt(BoundNode node, DataType target)
    {
        if (node.Type.Equals(target))
        {
            return node;
        }
        return node switch
        {
            BoundConstant { Value: null } => new BoundConstant(null, target, node.Span),
            BoundConstant { Written: { } written } constant => AdaptLiteral(constant, written, target),
            BoundConvert { IsExplicit: false } convert => Adapt(convert.Operand, target),
            BoundConditional conditional => Both(conditional.Then, conditional.Else, target) is var (then, otherwise)
                ? conditional with { Then = then, Else = otherwise, Type = target } : null,
            BoundCoalesce coalesce => Both(coalesce.Left, coalesce.Right, target) is var (left, right)
                ? coalesce with { Left = left, Right = right, Type = target } : null,
            BoundNegate negate when IsMoney(target) && Adapt(negate.Operand, target) is { } operand => negate with { Operand = operand, Type = target },
            BoundBinary { Type: ScalarType { IsNumeric: true } } sum when IsMoney(target) => Both(sum.Left, sum.Right, target) is var (left, right)
                ? sum with { Left = left, Right = right, Type = target } : null,
            { Type: ScalarType { IsInteger: true } } when IsMoney(target) => new BoundConvert(node, target, false, node.Span),
            _ => null,
        };
    }

    /// <summary>Whether the node is a text written as a literal, or alternatives of such.</summary>
    public static bool IsTextLiteral(BoundNode node) => node switch
    {
        BoundConstant { Value: string, Written: not null } => true,
        BoundConditional conditional => IsTextLiteral(conditional.Then) && IsTextLiteral(conditional.Else),
        _ => false,
    };

    private static (BoundNode, BoundNode)? Both(BoundNode first, BoundNode second, DataType target) =>
        Adapt(first, target) is { } a && Adapt(second, target) is { } b ? (a, b) : null;

    private static bool IsMoney(DataType type) => type is ScalarType { Kind: ScalarKind.Decimal };

    private static BoundConstant? AdaptLiteral(BoundConstant constant, LiteralSyntax written, DataType target)
    {
        var value = (constant.Value, target) switch
        {
            (string text, ChoiceType or ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time or ScalarKind.TimeSpan or ScalarKind.Guid or ScalarKind.Char })
                => ValueText.TryParse(text, target, out var parsed) ? parsed : null,
            (double, ScalarType { Kind: ScalarKind.Decimal }) when written.CanBeMoney
                => ValueText.TryParse(written.Text.Replace("_", "", StringComparison.Ordinal), target, out var amount) ? amount : null,
            (int whole, ScalarType { IsNumeric: true } number) when whole >= 0 || number.Kind is not (ScalarKind.UInt or ScalarKind.ULong)
                => NumericConversions.Convert(whole, number.Kind),
            (uint or long or ulong, ScalarType { Kind: ScalarKind.Decimal } number) => NumericConversions.Convert(constant.Value, number.Kind),
            (long and >= 0, ScalarType { Kind: ScalarKind.ULong } number) => NumericConversions.Convert(constant.Value, number.Kind),
            _ => null,
        };
        return value is null ? null : new BoundConstant(value, target, constant.Span, written);
    }
}
