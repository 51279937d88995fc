using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>One type for several values, and the type that a place needs.</summary>
internal sealed partial class Binder
{
    /// <summary>A node in a type that it converts to implicitly; constants are converted at once.</summary>
    private static BoundNode ConvertTo(BoundNode node, DataType type, bool isExplicit = false)
    {
        if (node.Type.Equals(type))
        {
            return node;
        }
        if (node is BoundConstant constant)
        {
            if (constant.Value is null)
            {
                return new BoundConstant(null, type, node.Span);
            }
            if (type is not AnyType && Conversions.TryConvert(constant.Value, type, out var value))
            {
                return new BoundConstant(value, type, node.Span);
            }
        }
        return new BoundConvert(node, type, isExplicit, node.Span);
    }

    /// <summary>Two alternatives in their common type; null, with a report, when they have none.</summary>
    private (BoundNode, BoundNode)? Unify(BoundNode left, BoundNode right, TextSpan span)
    {
        if (left is BoundError || right is BoundError)
        {
            return null;
        }
        if (CommonType(left, right) is { } type)
        {
            return (Adapter.Adapt(left, type) ?? ConvertTo(left, type), Adapter.Adapt(right, type) ?? ConvertTo(right, type));
        }
        Fail(ExpressionErrors.AlternativeTypes, span,
            $"the alternatives are of different types: `{TextOf(left.Span)}` is {AuthorWords.Of(left.Type)}, `{TextOf(right.Span)}` is {AuthorWords.Of(right.Type)}",
            MoneyHelp(left, right) ?? "make both the same, for example with `string(x)` or `double(x)`");
        return null;
    }

    private static DataType? CommonType(BoundNode left, BoundNode right)
    {
        var (a, b) = (left.Type, right.Type);
        if (a.Equals(b) || b is NullType)
        {
            return a;
        }
        if (a is NullType || Adapter.Adapt(left, b) is not null)
        {
            return b;
        }
        if (a is AnyType || b is AnyType)
        {
            return a is RowsType || b is RowsType ? null : DataType.Any;
        }
        return Adapter.Adapt(right, a) is not null ? a
            : OperatorTable.Promote(a, b) is { } number ? number
            : OperatorTable.Common(a, b) is { } common ? common
            : (a, b) is (ListType x, ListType y) ? DataType.ListOf(Conversions.IsImplicit(x.Element, y.Element) ? y.Element : DataType.Any)
            : (a, b) is (ObjectType, ObjectType) ? DataTypes.OpenObject
            : null;
    }

    private string? MoneyHelp(BoundNode left, BoundNode right) => (left.Type, right.Type) switch
    {
        (ScalarType { Kind: ScalarKind.Decimal }, ScalarType { Kind: ScalarKind.Double or ScalarKind.Float }) => $"write `decimal({TextOf(right.Span)})`",
        (ScalarType { Kind: ScalarKind.Double or ScalarKind.Float }, ScalarType { Kind: ScalarKind.Decimal }) => $"write `decimal({TextOf(left.Span)})`",
        _ => null,
    };

    private BoundNode CoerceResult(BoundNode node, DataType expected)
    {
        if (Adapter.Adapt(node, expected) is { } adapted)
        {
            return adapted;
        }
        if (Adapter.IsTextLiteral(node) && ReportUnreadable(node, expected))
        {
            return new BoundError(node.Span);
        }
        if (Conversions.IsImplicit(node.Type, expected))
        {
            return ConvertTo(node, expected);
        }
        // Money may always stand where a number does, and whether a text is one of a choice's values shows at run time.
        if ((node.Type, expected) is (ScalarType { Kind: ScalarKind.Decimal }, ScalarType { Kind: ScalarKind.Double })
            or (ScalarType { Kind: ScalarKind.String } or ChoiceType, ChoiceType))
        {
            return ConvertTo(node, expected, isExplicit: true);
        }
        return expected.Equals(DataType.Bool)
            ? Fail(ExpressionErrors.NotBoolean, node.Span, $"a condition has to be true or false, and this is {AuthorWords.Of(node.Type)}", HelpWithCondition(node))
            : Fail(ExpressionErrors.WrongResultType, node.Span, $"this is {AuthorWords.Of(node.Type)}, and {AuthorWords.Of(expected)} is needed", ResultHelp(node.Type, expected));
    }

    private static string? ResultHelp(DataType from, DataType to) => (from, to) switch
    {
        (ScalarType { IsNumeric: true }, ScalarType { IsInteger: true }) => "write `long(x)`, which cuts the fraction off, or `long(round(x))`",
        (ScalarType { IsNumeric: true }, ScalarType { Kind: ScalarKind.Decimal }) => "write `decimal(x)`",
        (_, ScalarType { Kind: ScalarKind.String }) when Conversions.IsExplicit(from, to) => "write `string(x)`",
        (_, ScalarType { Kind: ScalarKind.DateTime }) when Conversions.IsExplicit(from, to) => "write `date(x)`",
        (_, ScalarType { Kind: ScalarKind.Double }) when Conversions.IsExplicit(from, to) => "write `double(x)`",
        _ => null,
    };

    /// <summary>Says why a text literal cannot be what its place needs. False when texts never become that type.</summary>
    private bool ReportUnreadable(BoundNode node, DataType type)
    {
        switch (node)
        {
            case BoundConditional conditional:
                return ReportUnreadable(conditional.Then, type) | ReportUnreadable(conditional.Else, type);
            case BoundConstant { Value: string text } when type is ChoiceType choice:
                if (choice.IndexOf(text) < 0)
                {
                    Fail(ExpressionErrors.NoSuchChoice, node.Span, $"`{text}` is none of the choice's values", ClosestName.Help(text, choice.Values) ?? $"the values are {ListOf(choice.Values)}");
                }
                return true;
            case BoundConstant { Value: string text } when type is ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time or ScalarKind.TimeSpan or ScalarKind.Guid }:
                if (!ValueText.TryParse(text, type, out _))
                {
                    Fail(ExpressionErrors.UnreadableText, node.Span, $"`{text}` is not a {AuthorWords.Of(type)}", FormatHelp((ScalarType)type));
                }
                return true;
            default:
                return false;
        }
    }

    private static string FormatHelp(ScalarType type) => type.Kind switch
    {
        ScalarKind.DateTime => "dates are written `2026-03-31`",
        ScalarKind.Time => "times are written `2026-03-31T09:00:00Z`",
        ScalarKind.TimeSpan => "durations are written without quotes: `30 days`",
        _ => "a guid is written `00000000-0000-0000-0000-000000000000`",
    };

    private static string ListOf(IReadOnlyCollection<string> names)
    {
        const int Most = 8;
        return string.Join(", ", names.Take(Most).Select(name => $"`{name}`")) + (names.Count > Most ? ", …" : "");
    }
}
