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
        var verb = new Command("eval", "the value of one expression") { expression, facts, at };
        verb.SetAction(call => Run(
            surroundings, call.GetRequiredValue(expression), call.GetValue(facts), call.GetValue(at) ?? surroundings.Clock.GetUtcNow(), call.GetValue(global.Json)));
        return verb;
    }

    private static int Run(Surroundings surroundings, string text, string? factsFile, DateTimeOffset at, bool asJson)
    {
        var diagnostics = new List<Diagnostic>();
        if (ReadFacts(surroundings, factsFile, diagnostics) is not { } facts)
        {
            return diagnostics.Count > 0 ? DiagnosticPrinter.Refuse(surroundings, diagnostics, asJson) : ExitCode.Wrong;
        }
        var expression = Expression.Check(Excerpt.Of(text), ExpressionScope.Empty.WithFacts(facts), diagnostics);
        if (expression is null || diagnostics.Exists(diagnostic => diagnostic.IsError))
        {
            return DiagnosticPrinter.Refuse(surroundings, diagnostics, asJson);
        }
        DiagnosticPrinter.Show(surroundings, diagnostics);
        return Evaluate(surroundings, expression, EvaluationFrame.Of(facts, at), asJson);
    }

    private static ImmutableArray<JsonFact>? ReadFacts(Surroundings surroundings, string? file, List<Diagnostic> diagnostics)
    {
        if (file is null)
        {
            return [];
        }
        return InputFile.Read(surroundings, file) is { } source ? JsonFacts.Read(source, diagnostics) : null;
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
            surroundings.Output.WriteLine(value is null ? "null" : ValueText.Format(value));
        }
        return ExitCode.Fine;
    }
}
