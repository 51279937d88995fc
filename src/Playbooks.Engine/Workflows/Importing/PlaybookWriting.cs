using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using TreeArray = System.Text.Json.Nodes.JsonArray;
using TreeObject = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>Writes the documents that a workflow becomes.</summary>
internal sealed class PlaybookWriting
{
    // The band of what is neither urgent nor new: an author moves what is.
    private const string Band = "save";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Workflow _workflow;
    private readonly FactTypes _types;
    private readonly List<(NativeRule Rule, string Id)> _rules = [];

    public PlaybookWriting(Workflow workflow, IEnumerable<NativeRule> rules, FactTypes types)
    {
        (_workflow, _types) = (workflow, types);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            var id = Ids.Of(rule.Rule.Name, "rule");
            for (var i = 2; !ids.Add(id); i++)
            {
                id = $"{Ids.Of(rule.Rule.Name, "rule")}-{i}";
            }
            _rules.Add((rule, id));
        }
    }

    public string Playbook()
    {
        var names = _rules.SelectMany(rule => rule.Rule.Parts).SelectMany(part => part.Facts);
        return Laid(new TreeObject
        {
            ["$schema"] = "playbook.schema.json",
            ["playbook"] = Ids.Of(_workflow.Name, "workflow"),
            ["title"] = _workflow.Name,
            ["for"] = names.Any(name => name.StartsWith("contact.", StringComparison.Ordinal)) ? "contact" : "account",
            ["band"] = Band,
            ["rules"] = new TreeArray([.. _rules.Select(rule => Rule(rule.Rule, rule.Id))]),
        });
    }

    public string Facts()
    {
        var facts = new TreeObject();
        foreach (var (fact, type) in _types.All)
        {
            facts[fact] = new TreeObject { ["type"] = type };
        }
        return Laid(new TreeObject { ["$schema"] = "facts.schema.json", ["facts"] = facts });
    }

    public string Actions()
    {
        var actions = new TreeObject { ["$schema"] = "actions.schema.json" };
        foreach (var (rule, _) in _rules)
        {
            actions[ActionOf(rule.Rule)] = new TreeObject
            {
                ["title"] = string.IsNullOrWhiteSpace(rule.Rule.SuccessEvent) ? rule.Rule.Name : rule.Rule.SuccessEvent,
                ["kind"] = "CheckIn",
                ["owner"] = "CustomerSuccessManager",
                ["due"] = "5 days",
            };
        }
        return Laid(actions);
    }

    private TreeObject Rule(NativeRule rule, string id)
    {
        var (when, conditions) = (new TreeObject(), new List<string>());
        foreach (var part in rule.Parts)
        {
            // A fact has one cell; what else is asked of it stands in the condition.
            if (part.Test is { } test && !when.ContainsKey(part.Fact!) && CellWriting.Of(test, _types.Of(part.Fact!)) is { } cell)
            {
                when[part.Fact!] = cell;
            }
            else
            {
                conditions.Add(part.Text);
            }
        }
        var written = new TreeObject { ["id"] = id, ["title"] = rule.Rule.Name };
        if (when.Count > 0)
        {
            written["when"] = when;
        }
        if (conditions.Count > 0)
        {
            written["if"] = conditions.Count == 1 ? conditions[0] : string.Join(" and ", conditions.Select(condition => $"({condition})"));
        }
        written["then"] = ActionOf(rule.Rule);
        return written;
    }

    private static string ActionOf(WorkflowRule rule) =>
        Ids.Of(rule.SuccessEvent is { } success && success.Any(char.IsAsciiLetter) ? success : rule.Name, "action");

    private static string Laid(TreeObject document) =>
        WorkspaceFormat.Format(new SourceText("imported", document.ToJsonString(Plain)), new List<Diagnostic>())
        ?? throw new InvalidOperationException("what was written is JSON");
}
