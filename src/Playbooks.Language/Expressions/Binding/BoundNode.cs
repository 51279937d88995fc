using System.Collections.Immutable;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>
/// A part of an expression whose names and types are settled. Operands have exactly the types that the operation
/// needs; where they were written otherwise, a <see cref="BoundConvert"/> stands between.
/// </summary>
internal abstract record BoundNode(DataType Type, TextSpan Span);

internal sealed record BoundError(TextSpan Span) : BoundNode(ErrorType.Instance, Span);

/// <summary>A fixed value; null is not known. <c>Written</c>: it stands in the expression as a literal, and may still become another type.</summary>
internal sealed record BoundConstant(object? Value, DataType Type, TextSpan Span, LiteralSyntax? Written = null) : BoundNode(Type, Span);

/// <summary>Where a row is found: among the frame's rows, or among the elements that list methods look at.</summary>
internal readonly record struct RowPlace(bool IsElement, int Index);

internal sealed record BoundColumn(RowPlace Row, RowLayout Layout, Column Column, TextSpan Span) : BoundNode(Column.Type, Span);

/// <summary>A list of rows that a row has.</summary>
internal sealed record BoundRows(RowPlace Row, int Child, RowLayout ChildLayout, TextSpan Span) : BoundNode(new RowsType(ChildLayout), Span);

internal sealed record BoundVariable(int Index, DataType Type, TextSpan Span) : BoundNode(Type, Span);

/// <summary>The element that the list method at a depth looks at.</summary>
internal sealed record BoundElement(int Depth, DataType Type, TextSpan Span) : BoundNode(Type, Span);

/// <summary><c>now</c>, or its date.</summary>
internal sealed record BoundMoment(bool IsToday, TextSpan Span) : BoundNode(IsToday ? DateTime : Time, Span)
{
    private static readonly DataType DateTime = DataType.DateTime;

    private static readonly DataType Time = DataType.Time;
}

internal sealed record BoundNegate(BoundNode Operand, TextSpan Span) : BoundNode(Operand.Type, Span);

internal sealed record BoundNot(BoundNode Operand, TextSpan Span) : BoundNode(DataType.Bool, Span);

/// <summary><c>Wraps</c>: whole numbers that grow too large begin again at the other end, as in C#; otherwise they fail.</summary>
internal sealed record BoundBinary(BinaryOperator Operator, BoundNode Left, BoundNode Right, DataType Type, TextSpan Span, bool Wraps = false)
    : BoundNode(Type, Span);

/// <summary>Equality in which nothing equals nothing, and nothing else.</summary>
internal sealed record BoundNullEquality(BinaryOperator Operator, BoundNode Left, BoundNode Right, TextSpan Span) : BoundNode(DataType.Bool, Span);

/// <summary>A value without which the evaluation fails.</summary>
internal sealed record BoundRequired(BoundNode Operand, Problem Problem, TextSpan Span) : BoundNode(Operand.Type, Span);

/// <summary>A value where it is of the type; otherwise not known.</summary>
internal sealed record BoundAs(BoundNode Operand, DataType Type, TextSpan Span) : BoundNode(Type, Span);

/// <summary>An object made of values.</summary>
internal sealed record BoundNew(ImmutableArray<string> Names, ImmutableArray<BoundNode> Values, ObjectType Made, TextSpan Span) : BoundNode(Made, Span);

/// <summary>A list made of values of one type.</summary>
internal sealed record BoundList(ImmutableArray<BoundNode> Items, ListType Made, TextSpan Span) : BoundNode(Made, Span);

/// <summary>An operator whose operands' types are known only at run time. Real literals may still become money there.</summary>
internal sealed record BoundDynamicBinary(BinaryOperator Operator, BoundNode Left, BoundNode Right, DataType Type, TextSpan Span, bool Wraps = false)
    : BoundNode(Type, Span);

internal sealed record BoundDynamicNegate(BoundNode Operand, TextSpan Span) : BoundNode(DataType.Any, Span);

internal sealed record BoundLogic(bool IsAnd, ImmutableArray<BoundNode> Operands, TextSpan Span) : BoundNode(DataType.Bool, Span);

internal sealed record BoundConditional(BoundNode Condition, BoundNode Then, BoundNode Else, DataType Type, TextSpan Span) : BoundNode(Type, Span);

internal sealed record BoundCoalesce(BoundNode Left, BoundNode Right, DataType Type, TextSpan Span) : BoundNode(Type, Span);

internal sealed record BoundIsKnown(BoundNode Operand, bool IsNegated, TextSpan Span) : BoundNode(DataType.Bool, Span);

/// <summary>Operand and both ends are of one type.</summary>
internal sealed record BoundBetween(BoundNode Operand, BoundNode Low, BoundNode High, TextSpan Span) : BoundNode(DataType.Bool, Span);

/// <summary>Operand and items are of one type, or all of no settled one.</summary>
internal sealed record BoundIn(BoundNode Operand, ImmutableArray<BoundNode> Items, TextSpan Span) : BoundNode(DataType.Bool, Span);

/// <summary>A conversion that <see cref="Conversions"/> knows; <c>IsExplicit</c> where the author asked for it.</summary>
internal sealed record BoundConvert(BoundNode Operand, DataType Type, bool IsExplicit, TextSpan Span) : BoundNode(Type, Span);

internal sealed record BoundCall(Overload Overload, string Name, ImmutableArray<BoundNode> Arguments, TextSpan Span) : BoundNode(Overload.Result, Span);

/// <summary>A call whose overload is found at run time, by the types that the arguments have then.</summary>
internal sealed record BoundDynamicCall(DynamicTarget Target, ImmutableArray<BoundNode> Arguments, TextSpan Span) : BoundNode(DataType.Any, Span);

/// <summary>A member of an object by name; null when the object does not have it.</summary>
internal sealed record BoundMember(BoundNode Target, BoundNode Name, DataType Type, TextSpan Span, bool IsExact = false) : BoundNode(Type, Span);

/// <summary>A method over the elements of a list. The body, where there is one, reads the element at <c>Depth</c>.</summary>
internal sealed record BoundListCall(
    ListMethod Method, BoundNode Source, int Depth, BoundNode? Body, BoundNode? Argument, DataType Type, TextSpan Span)
    : BoundNode(Type, Span);
