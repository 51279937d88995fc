using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HandlebarsDotNet;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Benchmarks.Templates;

/// <summary>One message of about thirty lines with ten variables, a loop and a condition, by three ways of writing it.</summary>
internal sealed class TemplateBenchmark(BenchmarkOptions options, Results results)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    private static readonly (string Name, string Due)[] Steps = [("Listen to what went wrong", "Tuesday"), ("Agree on a plan in writing", "Thursday"), ("Look at the figures together", "Friday")];

    public void Run()
    {
        var message = MessageText.Values;
        var ours = Ours(message);
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true }).Compile(MessageText.ForHandlebars);
        var context = HandlebarsContext(message);
        string[] written = [ours(), handlebars(context), ByHand(message)];
        if (written.Distinct(StringComparer.Ordinal).Count() != 1)
        {
            throw new InvalidDataException($"the three write different texts:\n{string.Join("\n----\n", written)}");
        }
        var measures = new Rounds(options.IsQuick).Run(
            [Writing("handlebars", () => handlebars(context)), Writing("playbooks", ours), Writing("stringbuilder", () => ByHand(message))],
            WarmUp);
        results.Add("templates", "message", 0, measures, (other, _) => other.Engine == "handlebars");
    }

    private static Side Writing(string engine, Func<string> write) => new(engine, "render", (_, count) =>
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            sum += write().Length;
        }
        return sum;
    });

    // With all limits on, from rows of facts as messages are written from.
    private static Func<string> Ours(IReadOnlyDictionary<string, string> values)
    {
        var names = new RowLayout("message", values.Select(value => (value.Key, (DataType)DataType.String)));
        var row = new FactRow(names);
        foreach (var (name, value) in values)
        {
            row.Set(names.Find(name)!, value);
        }
        var steps = new ListValue(DataType.Any, [.. Steps.Select(step => (object)new ObjectValue(new() { ["name"] = step.Name, ["due"] = step.Due }))]);
        var scope = TemplateScope.Strict
            .WithName("m", new ObjectType(values.ToImmutableDictionary(value => value.Key, _ => (DataType)DataType.String), false))
            .WithName("steps", DataType.ListOf(DataType.Any))
            .WithName("urgent", DataType.Bool);
        var diagnostics = new List<Diagnostic>();
        var template = CheckedTemplate.Check(Excerpt.Of(MessageText.ForPlaybooks), scope, diagnostics)
            ?? throw new InvalidDataException(string.Concat(diagnostics.Select(DiagnosticText.Render)));
        var given = new Dictionary<string, object?> { ["m"] = new TemplateRow(row), ["steps"] = steps, ["urgent"] = true };
        return () =>
        {
            var result = template.Render(new TemplateInput { Values = given });
            return result.Text ?? throw new InvalidDataException(DiagnosticText.Render(result.Failure!));
        };
    }

    private static Dictionary<string, object> HandlebarsContext(IReadOnlyDictionary<string, string> values) => new()
    {
        ["m"] = values.ToDictionary(value => value.Key, value => (object)value.Value),
        ["steps"] = Steps.Select(step => new Dictionary<string, object> { ["name"] = step.Name, ["due"] = step.Due }).ToArray(),
        ["urgent"] = true,
    };

    private static string ByHand(IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        foreach (var part in MessageText.Parts)
        {
            switch (part)
            {
                case MessageText.StepsHere:
                    foreach (var (name, due) in Steps)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"- {name}, by {due}\n");
                    }
                    break;
                case MessageText.UrgencyHere:
                    text.Append(MessageText.Urgency);
                    break;
                case ['@', .. var name]:
                    text.Append(values[name]);
                    break;
                default:
                    text.Append(part);
                    break;
            }
        }
        return text.ToString();
    }
}
