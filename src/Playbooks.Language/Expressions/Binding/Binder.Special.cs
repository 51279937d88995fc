using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>Functions that are more than their arguments: <c>np</c>, and those that name a type.</summary>
internal sealed partial class Binder
{
    // In the workspace a member of nothing is nothing without being asked; in a workflow only in here.
    private BoundNode BindPropagating(CallSyntax call)
    {
        _propagating++;
        var value = Bind(call.Arguments[0]);
        _propagating--;
        return call.Arguments.Length == 1 ? value : Coalesce(value, Bind(call.Arguments[1]), call.Span);
    }

    // `is(x, 'int')`, `as(x, 'string')`, `cast(x, 'double')`; without a value they are asked of the element.
    private BoundNode BindTypeFunction(CallSyntax call)
    {
        var named = call.Arguments[^1];
        if (named is not LiteralSyntax { Value: string name } || CastTypes.Find(CastTypes.Plain(name)) is not { } type)
        {
            return Fail(ExpressionErrors.NotAllowed, named.Span, $"`{call.Name}` asks for one of the types that values have, written as a text", $"write `{call.Name}(x, 'int')`; there are {ListOf([.. CastTypes.Names])}");
        }
        if (call.Arguments.Length == 1 && _elements.Count == 0)
        {
            return Fail(ExpressionErrors.WrongArgumentCount, call.Span, $"`{call.Name}` takes 2 arguments outside of a list method, not 1");
        }
        var operand = call.Arguments.Length == 2 ? Bind(call.Arguments[0]) : _elements[^1].Element with { Span = call.NameSpan };
        return operand switch
        {
            BoundError => operand,
            { Type: RowType or RowsType } => Fail(ExpressionErrors.NotAValue, operand.Span, $"`{TextOf(operand.Span)}` is no value"),
            _ when call.Name.Equals("cast", StringComparison.OrdinalIgnoreCase) => Cast(call, operand, type),
            _ when call.Name.Equals("as", StringComparison.OrdinalIgnoreCase) => new BoundAs(operand, type, call.Span),
            _ => new BoundIsKnown(new BoundAs(operand, type, call.Span), false, call.Span),
        };
    }

    private BoundNode BindCast(CallSyntax call, ScalarType type) => Cast(call, Bind(call.Arguments[0]), type);

    private BoundNode Cast(CallSyntax call, BoundNode operand, ScalarType type)
    {
        if (operand is BoundError || operand.Type.Equals(type))
        {
            return operand;
        }
        if (Adapter.Adapt(operand, type) is { } adapted)
        {
            return adapted;
        }
        if (Adapter.IsTextLiteral(operand) && ReportUnreadable(operand, type))
        {
            return new BoundError(call.Span);
        }
        return Conversions.IsExplicit(operand.Type, type)
            ? new BoundConvert(operand, type, true, call.Span)
            : Fail(ExpressionErrors.ArgumentType, operand.Span, $"`{call.Name}` does not convert {AuthorWords.Of(operand.Type)}");
    }
}
