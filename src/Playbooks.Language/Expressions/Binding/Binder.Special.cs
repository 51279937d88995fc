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

    // A small whole number is an int here, and has to fit, as in a checked cast.
    private BoundNode BindSmall(CallSyntax call, int least, int most)
    {
        var value = BindCast(call, DataType.Int);
        var fits = Overload.Of<int, int>(x => x >= least && x <= most ? x : new Problem(ExpressionErrors.Overflow, $"{x} is no {call.Name}", $"it goes from {least} to {most}"));
        return value is BoundError ? value : new BoundCall(fits, call.Name, [ConvertTo(value, DataType.Int)], call.Span);
    }

    // The days of the week are numbers in C#, from Sunday on.
    private static BoundNode NumberOfDay(BoundNode day) => day is BoundConstant { Value: string name }
        ? new BoundConstant(StaticNames.Days.IndexOf(name), DataType.Int, day.Span)
        : new BoundCall(Overload.Of<string, int>(text => StaticNames.Days.IndexOf(text)), "int", [ConvertTo(day, DataType.String)], day.Span);

    // Beside a day of the week, workflow files may name one without its type: `DayOfWeek == Sunday`.
    private (BoundNode, BoundNode) BindSides(BinarySyntax binary)
    {
        // Each side is bound once: what is bound again on every level takes without end.
        if (IsDayName(binary.Left))
        {
            var day = Bind(binary.Right);
            return (ReferenceEquals(day.Type, StaticNames.Days) ? Day((NameSyntax)binary.Left) : Bind(binary.Left), day);
        }
        var left = Bind(binary.Left);
        return (left, ReferenceEquals(left.Type, StaticNames.Days) && IsDayName(binary.Right) ? Day((NameSyntax)binary.Right) : Bind(binary.Right));

        bool IsDayName(SyntaxNode side) => IsWorkflow && side is NameSyntax name && StaticNames.Find("DayOfWeek", name.Name) is not null && (scope.Dialect.IsOpen || FindValue(name) is null);

        static BoundConstant Day(NameSyntax name) => new(StaticNames.Find("DayOfWeek", name.Name)!.Value, StaticNames.Days, name.Span);
    }

    /// <summary>Days of the week as numbers, where they are put in order or stand beside a number.</summary>
    private static (BoundNode, BoundNode) NumberedDays(BinaryOperator op, BoundNode left, BoundNode right)
    {
        var (isLeft, isRight) = (ReferenceEquals(left.Type, StaticNames.Days), ReferenceEquals(right.Type, StaticNames.Days));
        var isNumbered = (isLeft && isRight && op.IsOrder())
            || (isLeft && right.Type is ScalarType { IsNumeric: true })
            || (isRight && left.Type is ScalarType { IsNumeric: true });
        return isNumbered ? (isLeft ? NumberOfDay(left) : left, isRight ? NumberOfDay(right) : right) : (left, right);
    }

    private BoundNode Cast(CallSyntax call, BoundNode operand, ScalarType type)
    {
        if (operand is BoundError || operand.Type.Equals(type))
        {
            return operand;
        }
        if (ReferenceEquals(operand.Type, StaticNames.Days) && type.IsNumeric)
        {
            return Cast(call, NumberOfDay(operand), type);
        }
        if (IsWorkflow && operand.Type is ScalarType { IsInteger: true } && type.Kind is ScalarKind.DateTime or ScalarKind.TimeSpan)
        {
            return new BoundCall(type.Kind == ScalarKind.DateTime ? DateFunctions.DateOfTicks : DateFunctions.DurationOfTicks, call.Name, [ConvertTo(operand, DataType.Long)], call.Span);
        }
        if (Adapter.Adapt(operand, type) is { } adapted)
        {
            return adapted;
        }
        if (IsWorkflow && type.Kind == ScalarKind.DateTime && operand.Type is ScalarType { Kind: ScalarKind.String })
        {
            return new BoundCall(WrittenDates.Parse, call.Name, [Require(operand)], call.Span);
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
