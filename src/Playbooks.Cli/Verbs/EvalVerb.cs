using System.Collections.Immutable;
using System.CommandLine;
using Playbooks.Cli.Terminal;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks eval</c>: the value of one expression, over facts whose types come with them.</summary>
internal static class EvalVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var expression = new Argument<string>("expression") { Description = "the expression" };
        var facts = new Option<string?>("--facts") { HelpName = "file", Description = "JSON whose members the expression may name; `-` for standard input" };
        var at = Times.At();
        var workflow = new Option<bool>("--workflow") { Description = "by the rules of workflow files: null as in C#, whole numbers wrap, objects have no other members" };
        var verb = new Command("eval", "the value of one expression") { expression, facts, at, workflow };
        verb.SetAction(call => Run(surroundings, new Request(
            call.GetRequiredValue(expression), call.GetValue(facts), call.GetValue(workflow), call.GetValue(at) ?? surroundings.Clock.GetUtcNow(), call.GetValue(global.Json))));
        return verb;
    }

    private sealed record Request(string Text, string? Facts, bool IsWorkflow, DateTimeOffset At, bool AsJson);

    private static int Run(Surroundings surroundings, Request request)
    {
        var diagnostics = new List<Diagnostic>();
        if (ReadFacts(surroundings, request, diagnostics) is not { } facts)
        {
            return diagnostics.Count > 0 ? DiagnosticPrinter.Refuse(surroundings, diagnostics, request.AsJson) : ExitCode.Wrong;
        }
        var scope = request.IsWorkflow ? ExpressionScope.ForWorkflow(ExpressionDialect.Workflow) : ExpressionScope.Empty;
        var expression = Expression.Check(Excerpt.Of(request.Text), scope.WithFacts(facts), diagnostics);
        if (expression is null || diagnostics.Exists(diagnostic => diagnostic.IsError))
        {
            return DiagnosticPrinter.Refuse(surroundings, diagnostics, request.AsJson);
        }
        DiagnosticPrinter.Show(surroundings, diagnostics);
        return Evaluate(surroundings, expression, EvaluationFrame.Of(facts, request.At), request.AsJson);
    }

    private static ImmutableArray<JsonFact>? ReadFacts(Surroundings surroundings, Request request, List<Diagnostic> diagnostics)
    {
        if (request.Facts is null)
        {
            return [];
        }
        var form = request.IsWorkflow ? JsonFactForm.Input : JsonFactForm.Open;
        return InputFile.Read(surroundings, request.Facts) is { } source ? JsonFacts.Read(source, diagnostics, form) : null;
    }

    private static int Evaluate(Surroundings surroundings, CheckedExpression expression, EvaluationFrame frame, bool asJson)
    {
        if (expression.Evaluate(frame, out var value) == FactState.Failed)
        {
            return DiagnosticPrinter.Refuse(surroundings, [frame.Failure!.Diagnostic], asJson, ExitCode.Problems);
        }
        if (asJson)
        {
            JsonOutput.Write(surroundings, writer => EvalJson.Write(writer, value));
        }
        else
        {
            surroundings.Output.WriteLine(surroundings.Shown(value is null ? "null" : ValueText.Format(value)));
        }
        return ExitCode.Fine;
    }
}
