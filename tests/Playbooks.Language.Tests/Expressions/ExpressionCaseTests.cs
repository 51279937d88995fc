using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

public class ExpressionCaseTests
{
    [Theory]
    [InlineData("literals.txt")]
    [InlineData("arithmetic.txt")]
    [InlineData("logic.txt")]
    [InlineData("comparisons.txt")]
    [InlineData("texts.txt")]
    [InlineData("dates.txt")]
    [InlineData("lists.txt")]
    [InlineData("functions.txt")]
    [InlineData("dynamic.txt")]
    [InlineData("objects.txt")]
    public void ValuesAreAsTheCaseFileSays(string file) => CaseFile.AssertAll(file, input => Value(input, SampleFacts.Scope));

    [Fact]
    public void WorkflowsFollowTheRulesOfCSharp() => CaseFile.AssertAll("workflows.txt", input => Value(input, SampleFacts.WorkflowScope));

    [Fact]
    public void WhatAWorkflowCannotSaySaysWhy() => CaseFile.AssertAll("workflow-errors.txt", input => Mistakes(input, null, SampleFacts.WorkflowScope));

    [Theory]
    [InlineData("syntax-errors.txt")]
    [InlineData("name-errors.txt")]
    [InlineData("type-errors.txt")]
    public void MistakesAreAsTheCaseFileSays(string file) => CaseFile.AssertAll(file, input => Mistakes(input, null));

    [Theory]
    [InlineData("condition-errors.txt")]
    [InlineData("everyday-errors.txt")]
    public void ConditionsAreRefusedAsTheCaseFileSays(string file) => CaseFile.AssertAll(file, input => Mistakes(input, DataType.Bool));

    // `value : type`, `not known : type`, or `failed: code message @ underlined`, the same from both evaluators.
    private static string Value(string input, ExpressionScope scope)
    {
        var expression = SampleFacts.Check(input, out var diagnostics, scope: scope);
        if (expression is null)
        {
            return "errors: " + Describe(diagnostics);
        }
        var compiled = Outcome(expression, expression.Evaluate);
        var interpreted = Outcome(expression, expression.Interpret);
        return compiled == interpreted ? compiled : $"compiled {compiled}, interpreted {interpreted}";
    }

    private static string Outcome(CheckedExpression expression, Evaluator<object?> evaluate)
    {
        var frame = SampleFacts.Frame();
        return evaluate(frame, out var value) switch
        {
            FactState.Known => $"{Show(value)} : {(value is ListValue ? expression.Type.AuthorName : DataTypes.Of(value).Name)}",
            FactState.NotKnown => $"not known : {expression.Type.Name}",
            _ => $"failed: {frame.Failure!.Diagnostic.Code} {frame.Failure.Message} @ {frame.Failure.Diagnostic.Location.Text}",
        };
    }

    private static string Show(object? value) => value switch
    {
        ListValue list => "[" + string.Join(", ", list.Select(item => item is null ? "null" : Show(item))) + "]",
        _ => ValueText.Format(value),
    };

    // `code message @ underlined (help)`, joined by ` | `.
    private static string Mistakes(string input, DataType? expected, ExpressionScope? scope = null)
    {
        var expression = SampleFacts.Check(input, out var diagnostics, expected, scope);
        Assert.Equal(expression is null, diagnostics.Exists(diagnostic => diagnostic.IsError));
        return diagnostics.Count == 0 ? "fine" : Describe(diagnostics);
    }

    private static string Describe(List<Diagnostic> diagnostics) => string.Join(" | ", diagnostics.Select(diagnostic =>
        $"{diagnostic.Code} {diagnostic.Message} @ {diagnostic.Location.Text}{(diagnostic.Help is null ? "" : $" ({diagnostic.Help})")}"));
}
