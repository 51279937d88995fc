using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows;

/// <summary>Evaluates expressions over names whose types are known, all of them within the steps that one run has.</summary>
internal sealed class ExpressionRun(WorkflowSettings settings, DateTimeOffset now)
{
    private readonly ExpressionScope _scope = ExpressionScope.ForWorkflow(ExpressionDialect.Workflow with { IsCaseSensitive = settings.IsCaseSensitive });
    private int _stepsLeft = WorkflowLimits.Steps;

    /// <summary>The value of an expression with its type, or why there is none.</summary>
    public Evaluated Evaluate(Excerpt expression, ImmutableArray<JsonFact> names, DataType? expected)
    {
        if (_stepsLeft == 0)
        {
            return Spent(expression);
        }
        // Reading and binding cost, too.
        const int CharactersPerStep = 8;
        _stepsLeft -= Math.Min(_stepsLeft, 1 + (expression.Text.Length / CharactersPerStep) + names.Length);
        var diagnostics = new List<Diagnostic>();
        if (Expression.Check(expression, _scope.WithFacts(names), diagnostics, expected) is not { } ready)
        {
            return new Evaluated(null, DataType.Null, diagnostics.First(diagnostic => diagnostic.IsError));
        }
        var frame = new EvaluationFrame(now, variables: names.Length, stepLimit: Math.Min(_stepsLeft, ExpressionLimits.Steps));
        for (var i = 0; i < names.Length; i++)
        {
            frame.Variables[i] = names[i].Value;
        }
        var state = ready.Evaluate(frame, out var value);
        _stepsLeft -= Math.Min(_stepsLeft, frame.Steps);
        return state == FactState.Failed ? new Evaluated(null, DataType.Null, frame.Failure!.Diagnostic) : new Evaluated(value, ready.Type, null);
    }

    /// <summary>The names with parameters behind them, each of which may name the ones before; or why one has no value.</summary>
    public (ImmutableArray<JsonFact> Names, Diagnostic? Failure) Extend(ImmutableArray<JsonFact> names, ImmutableArray<WorkflowParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (names.Any(name => name.Name == parameter.Name))
            {
                return (names, WorkflowErrors.SameName.At(parameter.Location, $"`{parameter.Name}` already names an input or another parameter", "give the parameter another name"));
            }
            var evaluated = Evaluate(parameter.Expression, names, null);
            if (evaluated.Failure is not null)
            {
                return (names, evaluated.Failure);
            }
            names = names.Add(new JsonFact(parameter.Name, evaluated.Type is NullType ? DataType.Any : evaluated.Type, evaluated.Value));
        }
        return (names, null);
    }

    private static Evaluated Spent(Excerpt expression) =>
        new(null, DataType.Null, WorkflowErrors.Endless.At(expression.Locate(new TextSpan(0, expression.Text.Length)), $"the expressions of one run take more than {WorkflowLimits.Steps} steps together"));
}

/// <summary>A value, or why there is none.</summary>
/// <param name="Value">The value; null is null.</param>
/// <param name="Type">Its type.</param>
/// <param name="Failure">Why there is none, or null.</param>
internal readonly record struct Evaluated(object? Value, DataType Type, Diagnostic? Failure);
