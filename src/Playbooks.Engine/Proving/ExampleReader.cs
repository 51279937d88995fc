using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Proving;

/// <summary>Reads one example of a workspace.</summary>
internal sealed class ExampleReader(Workspace workspace, ExampleNames names, ICollection<Diagnostic> diagnostics)
{
    private readonly List<(string Name, Location Place)> _names = [];

    /// <summary>The names of the examples so far, with their places.</summary>
    public IReadOnlyList<(string Name, Location Place)> Names => _names;

    /// <summary>The example; null when it cannot be run. Every mistake is reported.</summary>
    public Example? Read(JsonNode? node)
    {
        if (ObjectReader.Open(node, "an example", diagnostics) is not { } reader)
        {
            return null;
        }
        reader.Text("$schema");
        var name = reader.RequireText("example", "say in a few words what it is about");
        if (name is not null)
        {
            _names.Add((name.Text, name.Location));
        }
        var at = reader.RequireText("at", "write the time to decide at, such as `\"2026-03-02T09:00:00Z\"`");
        var time = at is null ? null : DateText.ParseTime(at.Excerpt, diagnostics);
        var facts = ReadGiven(reader.Require("given"));
        var history = HistoryReader.Read(reader.Find("history"), diagnostics);
        var contacts = facts is null ? [] : facts.Contacts.ToArray();
        var expectedFacts = reader.Object("facts") is { } expected ? ReadFacts(expected, contacts.Length) : [];
        var actions = reader.List("expect", "write `[{ \"action\": \"…\" }]`") is { } list ? ReadActions(list, [.. contacts.Select(IdOf)]) : (ImmutableArray<ExpectedAction>?)null;
        var first = reader.Whole("first", 1, 1_000);
        var never = reader.Texts("never");
        reader.Finish();
        CheckActions(never);
        if (!reader.Has("facts") && !reader.Has("expect") && !reader.Has("never"))
        {
            diagnostics.Add(ExampleErrors.NothingExpected.At(Places.Of(reader.Node), "the example expects nothing", "add `expect`, `never` or `facts`"));
        }
        return name is null || time is null || facts is null
            ? null
            : new Example
            {
                Name = name.Text,
                Location = name.Location,
                At = time.Value,
                Facts = facts,
                History = history,
                ExpectedFacts = expectedFacts,
                Expected = actions,
                First = first,
                Never = [.. never.Select(action => action.Text)],
            };
    }

    private FactSet? ReadGiven(JsonNode? node)
    {
        if (ObjectReader.Open(node, "`given`", diagnostics) is not { } reader)
        {
            return null;
        }
        var facts = new FactsReader(workspace.Vocabulary, diagnostics).Read(reader);
        reader.Finish();
        return facts;
    }

    private ImmutableArray<ExpectedFact> ReadFacts(JsonObject node, int contacts)
    {
        var values = new FactValueReader(diagnostics);
        var expected = ImmutableArray.CreateBuilder<ExpectedFact>(node.Members.Length);
        foreach (var member in node.Members)
        {
            if (workspace.Vocabulary.Find(member.Key) is not { } fact)
            {
                var help = ClosestName.Help(member.Key, workspace.Vocabulary.Facts.Select(known => known.Name)) ?? "facts are declared in `playbooks/facts.json`";
                Report(ExampleErrors.UnknownFact, member.Name, $"unknown fact `{member.Key}`", help);
            }
            else if (fact.Entity == Entity.Contact && contacts != 1)
            {
                Report(ExampleErrors.WhichContact, member.Name, $"`{fact.Name}` is expected, and the example does not have exactly one contact", "expect facts of contacts in an example with a single one");
            }
            else
            {
                expected.Add(new ExpectedFact(fact, values.Read(fact, member.Value)));
            }
        }
        return expected.ToImmutable();
    }

    private ImmutableArray<ExpectedAction> ReadActions(JsonArray list, string?[] contacts)
    {
        var expected = ImmutableArray.CreateBuilder<ExpectedAction>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (ObjectReader.Open(item, "an expected action", diagnostics, item is JsonString id ? $"write `{{ \"action\": \"{JsonScanner.Shown(id.Text)}\" }}`" : "write `{ \"action\": \"…\" }`") is not { } reader)
            {
                continue;
            }
            var (action, rule, contact, band) = (reader.RequireText("action"), reader.Text("rule"), reader.Text("contact"), reader.Text("band"));
            reader.Finish();
            CheckActions(action is null ? [] : [action]);
            CheckName(ExampleErrors.UnknownRule, rule, "rule", names.Rules, () => RuleHelp(rule!));
            CheckName(ExampleErrors.UnknownContact, contact, "contact", [.. contacts.OfType<string>()]);
            CheckName(ExampleErrors.UnknownBand, band, "band", names.Bands, () => $"the policy has {string.Join(", ", names.Bands!.Select(known => $"`{known}`"))}");
            if (action is not null)
            {
                expected.Add(new ExpectedAction(action.Text, rule?.Text, contact?.Text, band?.Text));
            }
        }
        return expected.ToImmutable();
    }

    private void CheckActions(IEnumerable<JsonString> actions)
    {
        foreach (var action in actions)
        {
            CheckName(ExampleErrors.UnknownAction, action, "action", names.Actions);
        }
    }

    private string? RuleHelp(JsonString rule)
    {
        if (names.Rules?.FirstOrDefault(known => known.EndsWith("/" + rule.Text, StringComparison.Ordinal)) is { } whole)
        {
            return $"its playbook stands before it: `{whole}`";
        }
        var at = rule.Text.IndexOf('/', StringComparison.Ordinal);
        return at > 0 && names.Rules?.Any(known => known.StartsWith(rule.Text[..(at + 1)], StringComparison.Ordinal)) == false
            ? $"there is no playbook `{rule.Text[..at]}`; playbooks are JSON files directly in `playbooks/`"
            : null;
    }

    private void CheckName(DiagnosticKind kind, JsonString? name, string what, IReadOnlyCollection<string>? known, Func<string?>? help = null)
    {
        if (name is not null && known is not null && !known.Contains(name.Text))
        {
            Report(kind, name, $"unknown {what} `{name.Text}`", ClosestName.Help(name.Text, known) ?? help?.Invoke());
        }
    }

    private void Report(DiagnosticKind kind, JsonString place, string message, Advice? help) =>
        diagnostics.Add(kind.At(place.Location, message, help));

    private string? IdOf(Playbooks.Language.Values.FactRow contact) =>
        (string?)contact.Get(workspace.Vocabulary.Find("contact.id")!.Column);
}
