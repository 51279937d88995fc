using System.Globalization;
using System.Text;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Benchmarks.Deciding;

/// <summary>A workload as the documents of a workspace.</summary>
internal static class WorkloadDocuments
{
    private const string Facts = """
        { "facts": {
            "contact.quadrant": { "type": "choice", "of": ["Nurture", "Expand", "Monitor", "Rescue"] },
            "contact.valueTier": { "type": "choice", "of": ["Strategic", "High", "Medium", "Low"] },
            "contact.role": { "type": "choice", "of": ["ExecutiveSponsor", "DecisionMaker", "Influencer", "PrimaryContact", "EndUser"] },
            "contact.arr": { "type": "money" },
            "contact.daysToRenewal": { "type": "integer" },
            "contact.healthScore": { "type": "number" },
            "contact.openTickets": { "type": "integer" } } }
        """;

    /// <summary>The actions that rules are spread over.</summary>
    public static readonly string[] Actions = ["call", "visit", "letter", "review", "training", "discount", "escalate", "thank"];

    /// <summary>The documents; rules stand by falling priority, so that the first that holds is the best.</summary>
    public static DocumentSet Of(Workload workload, int playbooks = 1)
    {
        var texts = new Dictionary<string, string>
        {
            ["playbooks/workspace.json"] = """{ "format": 1, "name": "bench", "title": "Workload", "language": "en", "currency": "EUR" }""",
            ["playbooks/facts.json"] = Facts,
            ["playbooks/policy.json"] = """{ "bands": ["save"] }""",
            ["playbooks/actions.json"] = "{" + string.Join(", ", Actions.Select(id => $$"""
                "{{id}}": { "title": "{{id}}", "kind": "CheckIn", "owner": "CustomerSuccess", "due": "1 day" }
                """)) + "}",
        };
        var size = (workload.Rules.Length + playbooks - 1) / playbooks;
        for (var i = 0; i < playbooks; i++)
        {
            // Places follow the names of the files.
            var id = string.Create(CultureInfo.InvariantCulture, $"p{i:0000}");
            texts[$"playbooks/{id}.json"] = Playbook(id, workload.Rules.Skip(i * size).Take(size));
        }
        return DocumentSet.Of(texts);
    }

    /// <summary>Checks and compiles them.</summary>
    public static Release Compile(DocumentSet documents)
    {
        var check = WorkspaceChecker.Check(documents);
        var errors = check.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(DiagnosticText.Render);
        return check.Workspace is { } workspace ? Release.Create(workspace) : throw new InvalidDataException(string.Concat(errors));
    }

    private static string Playbook(string id, IEnumerable<WorkRule> rules)
    {
        var text = new StringBuilder($$"""{ "playbook": "{{id}}", "title": "{{id}}", "for": "contact", "band": "save", "rules": [""");
        var separator = "\n";
        foreach (var rule in rules)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""{{separator}}{ "id": "r{{rule.Id}}", "title": "r{{rule.Id}}", "when": { {{string.Join(", ", Cells(rule))}} }, "then": "{{Actions[rule.Id % Actions.Length]}}" }""");
            separator = ",\n";
        }
        return text.Append("\n] }").ToString();
    }

    private static IEnumerable<string> Cells(WorkRule rule)
    {
        var choices = new[] { ("quadrant", rule.Quadrant), ("valueTier", rule.ValueTier), ("role", rule.Role) };
        return choices
            .Where(choice => choice.Item2 is not null)
            .Select(choice => $"\"contact.{choice.Item1}\": \"{choice.Item2}\"")
            .Concat(rule.Conditions.GroupBy(condition => condition.Fact).Select(group => $"\"contact.{group.Key}\": \"{Cell([.. group])}\""));
    }

    // Two comparisons of one fact are one range.
    private static string Cell(WorkCondition[] conditions)
    {
        if (conditions is [var only])
        {
            return string.Create(CultureInfo.InvariantCulture, $"{only.Operator} {only.Value}");
        }
        throw new InvalidDataException($"two comparisons of {conditions[0].Fact} in one rule");
    }
}
