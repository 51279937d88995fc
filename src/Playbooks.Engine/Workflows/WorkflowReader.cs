using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Workflows;

/// <summary>Reads files of Microsoft RulesEngine: one workflow, or a list of them.</summary>
public sealed class WorkflowReader
{
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly RuleReading _rules;

    private WorkflowReader(ICollection<Diagnostic> diagnostics)
    {
        _diagnostics = diagnostics;
        _rules = new RuleReading(diagnostics);
    }

    /// <summary>
    /// Reads a document. Comments and commas behind the last value, which RulesEngine's own readers take, are warnings.
    /// </summary>
    public static ImmutableArray<Workflow> Read(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var found = new List<Diagnostic>();
        var tree = JsonReader.Read(source, found);
        foreach (var diagnostic in found)
        {
            var isHarmless = tree.IsWhole && (diagnostic.Code == JsonErrors.Comment.Code || diagnostic.Code == JsonErrors.TrailingComma.Code);
            diagnostics.Add(isHarmless ? diagnostic with { Severity = Severity.Warning } : diagnostic);
        }
        return tree.Root is { } root && tree.IsWhole ? Read(root, diagnostics) : [];
    }

    /// <summary>Reads the workflows of a document that was read as JSON.</summary>
    public static ImmutableArray<Workflow> Read(JsonNode root, ICollection<Diagnostic> diagnostics)
    {
        var reader = new WorkflowReader(diagnostics);
        IEnumerable<JsonNode> nodes = root is JsonArray list ? list.Items : [root];
        return [.. nodes.Select(reader.ReadWorkflow).OfType<Workflow>()];
    }

    private Workflow? ReadWorkflow(JsonNode node)
    {
        if (LooseObject.Open(node, "a workflow", _diagnostics) is not { } reader)
        {
            return null;
        }
        var name = reader.RequireText("WorkflowName");
        RejectOtherType(reader);
        var parameters = _rules.Parameters(reader, "GlobalParams");
        ImmutableArray<JsonString> injects = [.. reader.Texts("WorkflowsToInject"), .. reader.Texts("WorkflowRulesToInject")];
        var rules = _rules.Rules(reader, "Rules");
        if (reader.Find("InputAlias") is { } alias)
        {
            _diagnostics.Add(WorkflowErrors.NotAsItLooks.At(Places.Of(alias), "`InputAlias` names inputs that come without names, and here all have one", "name the input where the workflow is run: `--input NAME=FILE`"));
        }
        if (rules.IsEmpty && injects.IsEmpty && reader.List("Rules") is null or { Items.IsEmpty: true })
        {
            _diagnostics.Add(WorkflowErrors.Incomplete.At(Places.Of(node), "the workflow has neither rules nor workflows to inject", "write `Rules`, or leave the workflow out"));
        }
        reader.Finish();
        return name is null ? null : new Workflow { Name = name.Text, Location = name.Location, Parameters = parameters, Injects = injects, Rules = rules };
    }

    private void RejectOtherType(LooseObject reader) => _rules.RejectOtherType(reader);
}
