using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Templates;
using Playbooks.Language.Tests.Expressions;
using Playbooks.Language.Tests.Templates;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using TemplateFunctions = Playbooks.Language.Templates.Functions.FunctionTable;

namespace Playbooks.Language.Tests.Reference;

/// <summary>The reference of the languages says what they do, and leaves nothing out.</summary>
public sealed class LanguageReferenceTests
{
    [Fact]
    public void ExpressionsGiveWhatTheReferenceSays() => ReferenceTable.AssertAll("expression", text => Evaluated(text, SampleFacts.Scope));

    [Fact]
    public void ExpressionsOfWorkflowsGiveWhatTheReferenceSays() => ReferenceTable.AssertAll("workflow", text => Evaluated(text, SampleFacts.WorkflowScope));

    [Fact]
    public void TemplatesGiveWhatTheReferenceSays() => ReferenceTable.AssertAll("template", text => Rendered(text, TemplateScope.Lenient, Samples.Input(values: Samples.Data, currency: null)));

    [Fact]
    public void MessagesGiveWhatTheReferenceSays() => ReferenceTable.AssertAll("message", text => Rendered(text, Samples.Strict, Samples.Input()));

    [Fact]
    public void EveryFunctionOfExpressionsHasItsLine() => ReferenceTable.AssertWritten(
    [
        .. Table("Alone", FunctionReference.Functions),
        .. Table("With conditions, types and what may be missing", FunctionReference.Special),
        .. Table("Behind the name of a type", FunctionReference.Statics),
        .. Table("Behind a value", FunctionReference.Members),
        .. Table("Behind a list", FunctionReference.Lists),
    ]);

    [Fact]
    public void EveryFunctionOfTemplatesHasAnExample()
    {
        var examples = string.Join('\n', ReferenceTable.Written("template").Concat(ReferenceTable.Written("message")));
        Assert.Equal([], TemplateFunctions.All.Select(function => function.Name).Where(name => !Regex.IsMatch(examples, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)")));
    }

    private static IEnumerable<string> Table(string heading, ImmutableArray<FunctionEntry> entries) =>
    [
        $"### {heading}", "", "| function | is | for instance | gives |", "| --- | --- | --- | --- |",
        .. entries.Select(entry => $"| `{entry.Name}` | {entry.Summary} | {ReferenceTable.Code(entry.Example)} | {ReferenceTable.Code(entry.Result)} |"), "",
    ];

    private static string Evaluated(string text, ExpressionScope scope)
    {
        var expression = SampleFacts.Check(text, out var diagnostics, scope: scope);
        Assert.True(expression is not null, $"{text}: {string.Join(' ', diagnostics)}");
        var frame = SampleFacts.Frame();
        return expression.Evaluate(frame, out var value) switch
        {
            FactState.Known => Shown(value),
            FactState.NotKnown => "not known",
            _ => $"failed: {frame.Failure!.Message}",
        };
    }

    private static string Shown(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        ListValue list => $"[{string.Join(", ", list.Select(Shown))}]",
        _ => ValueText.Format(value),
    };

    private static string Rendered(string text, TemplateScope given, TemplateInput input)
    {
        var scope = given.WithPartial("greeting", TemplateDocument.Plain(new SourceText("greeting", "Hello {{ $1 }}")));
        var diagnostics = new List<Diagnostic>();
        var template = CheckedTemplate.Check(TemplateDocument.Plain(new SourceText("example", text)), scope, diagnostics);
        Assert.True(template is not null, $"{text}: {string.Join(' ', diagnostics)}");
        var result = template.Render(input);
        Assert.True(result.IsRendered, $"{text}: {result.Failure}");
        return result.Text!;
    }
}
