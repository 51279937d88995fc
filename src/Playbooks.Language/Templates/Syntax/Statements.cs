using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Syntax;

/// <summary>A statement as written.</summary>
/// <param name="Span">Where: its text, or the line that opens its block.</param>
internal abstract record Statement(TextSpan Span);

internal sealed record TextStatement(TextSpan Span, string Text) : Statement(Span);

/// <summary>An expression whose value is written.</summary>
/// <param name="Value">The expression.</param>
/// <param name="Indentation">What every further line of the value begins with, or null.</param>
internal sealed record Output(Expression Value, string? Indentation) : Statement(Value.Span);

/// <summary>An assignment; the operator is that of a compound one, and null for a plain one.</summary>
internal sealed record Assignment(TextSpan Span, Expression Target, BinaryOperator? Operator, Expression Value) : Statement(Span);

internal sealed record Branch(Expression Condition, ImmutableArray<Statement> Body);

internal sealed record If(TextSpan Span, ImmutableArray<Branch> Branches, ImmutableArray<Statement> Else) : Statement(Span);

internal sealed record LoopOptions(Expression? Offset, Expression? Limit, Expression? Columns, bool IsReversed);

/// <summary><c>for</c>, or <c>tablerow</c>, which writes a row of an HTML table around every few turns.</summary>
internal sealed record For(
    TextSpan Span, bool IsTable, Expression Variable, Expression List, LoopOptions Options, ImmutableArray<Statement> Body, ImmutableArray<Statement> Else)
    : Statement(Span);

internal sealed record While(TextSpan Span, Expression Condition, ImmutableArray<Statement> Body) : Statement(Span);

internal sealed record When(ImmutableArray<Expression> Values, ImmutableArray<Statement> Body);

internal sealed record Case(TextSpan Span, Expression Value, ImmutableArray<When> Whens, ImmutableArray<Statement> Else) : Statement(Span);

internal sealed record Capture(TextSpan Span, Expression Target, ImmutableArray<Statement> Body) : Statement(Span);

internal sealed record With(TextSpan Span, Expression Target, ImmutableArray<Statement> Body) : Statement(Span);

/// <summary>A parameter of a function that the template defines.</summary>
internal sealed record Parameter(Name Name, Expression? Default, bool IsRest);

/// <summary>A function that the template defines; one without parentheses has no parameters and takes any arguments as <c>$</c>.</summary>
internal sealed record Definition(TextSpan Span, Expression Name, ImmutableArray<Parameter>? Parameters, ImmutableArray<Statement> Body) : Statement(Span);

/// <summary>A call that is given a block, which the function writes with <c>$$</c>.</summary>
internal sealed record Wrap(TextSpan Span, Expression Target, ImmutableArray<Statement> Body) : Statement(Span);

internal sealed record ReadOnly(TextSpan Span, Expression Target) : Statement(Span);

internal sealed record Import(TextSpan Span, Expression Source) : Statement(Span);

internal sealed record Return(TextSpan Span, Expression? Value) : Statement(Span);

internal sealed record Break(TextSpan Span) : Statement(Span);

internal sealed record Continue(TextSpan Span) : Statement(Span);
