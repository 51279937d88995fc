using System.Collections.Immutable;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions;

/// <summary>What the names in an expression mean. Immutable; each <c>With</c> returns a larger scope.</summary>
public sealed class ExpressionScope
{
    /// <summary>A scope without facts: literals and functions only.</summary>
    public static readonly ExpressionScope Empty = new(ExpressionDialect.Workspace, [], [], []);

    private ExpressionScope(ExpressionDialect dialect, ImmutableArray<NamedRow> rows, ImmutableArray<NamedRow> open, ImmutableArray<Variable> variables)
    {
        Dialect = dialect;
        Rows = rows;
        OpenRows = open;
        Variables = variables;
    }

    /// <summary>An empty scope for the expressions of workflow files.</summary>
    public static ExpressionScope ForWorkflow(ExpressionDialect dialect) => new(dialect, [], [], []);

    internal ExpressionDialect Dialect { get; }

    // Rows whose columns are written behind the row's name.
    internal ImmutableArray<NamedRow> Rows { get; }

    // Rows whose columns are written by their bare names.
    internal ImmutableArray<NamedRow> OpenRows { get; }

    internal ImmutableArray<Variable> Variables { get; }

    /// <summary>Adds a row: <c>account.arr</c> reads <c>frame.Rows[position]</c>; the row's lists (<c>contacts</c>) are known by their bare names.</summary>
    public ExpressionScope WithRow(string name, int position, RowLayout layout) =>
        new(Dialect, Rows.Add(new NamedRow(name, position, layout)), OpenRows, Variables);

    /// <summary>Adds a row whose columns are known by their bare names, as the columns of a file are in a map.</summary>
    public ExpressionScope WithColumnsOf(int position, RowLayout layout) =>
        new(Dialect, Rows, OpenRows.Add(new NamedRow(layout.Name, position, layout)), Variables);

    /// <summary>Adds a variable; the first one is <c>frame.Variables[0]</c>, the next <c>[1]</c>.</summary>
    public ExpressionScope WithVariable(string name, DataType type) =>
        new(Dialect, Rows, OpenRows, Variables.Add(new Variable(name, type)));

    /// <summary>Adds facts given as JSON, as variables in their order.</summary>
    public ExpressionScope WithFacts(ImmutableArray<JsonFact> facts) =>
        facts.Aggregate(this, (scope, fact) => scope.WithVariable(fact.Name, fact.Type));

    internal sealed record NamedRow(string Name, int Position, RowLayout Layout);

    internal sealed record Variable(string Name, DataType Type);
}
