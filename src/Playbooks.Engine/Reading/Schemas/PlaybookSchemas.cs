using Playbooks.Engine.Rules;
using Members = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Reading.Schemas;

/// <summary>Schemas of playbooks and examples.</summary>
internal static class PlaybookSchemas
{
    /// <summary>A playbook.</summary>
    public static Members Playbook(Workspace workspace) => Schema.Object(
    [
        ("$schema", Schema.Text()),
        ("playbook", Schema.Text("Its id")),
        ("title", Schema.Text("What it is called")),
        ("maintainer", Schema.Text("Who looks after it")),
        ("description", Schema.Text()),
        ("for", Schema.Word(["contact", "account"], "Whether its rules run once for each contact, which holds where absent, or once for the account")),
        ("band", Schema.Ref(Definitions.Band, "The band of rules that name none")),
        ("rules", Schema.ListOf(Schema.Ref(Definitions.Rule))),
        ("table", Schema.AnyOf("A decision table, here or in a file", Table(), Schema.Word(Tables(workspace)), Schema.Text())),
    ], "playbook");

    /// <summary>A file of examples.</summary>
    public static Members Examples() => Schema.OneOrMore(Definitions.Example);

    private static IEnumerable<string> Tables(Workspace workspace) =>
        workspace.Documents.Texts.Keys.Where(path => path.EndsWith(".csv", StringComparison.Ordinal)).Select(path => path["playbooks/".Length..]);

    /// <summary>A rule.</summary>
    public static Members Rule() => Schema.Object(
    [
        ("id", Schema.Text("An id of its own in this playbook")),
        ("title", Schema.Text("What it is about")),
        ("description", Schema.Text()),
        ("when", Schema.Ref(Definitions.Cells)),
        ("if", Schema.Expression("Must hold beside the cells")),
        ("then", Schema.OneOrMore(Definitions.Wanted, "The action that is recommended, or several")),
        ("ask", Schema.OneOrMore(Definitions.Fact, "Facts to find out")),
        ("suppress", Schema.AnyOf(
            "Actions that must not be recommended when this rule matches",
            Schema.Ref(Definitions.Action),
            Schema.TextLike(["not monitor"]),
            Schema.ListOf(Schema.Ref(Definitions.Action)))),
        ("otherwise", Schema.Boolean("Whether it matches when no other rule of this playbook did")),
        ("band", Schema.Ref(Definitions.Band, "How urgent it is")),
        ("because", Schema.Template("The reason in words, a template; the title where absent")),
        ("from", Schema.Date("The first day on which it holds")),
        ("until", Schema.Date("The last day on which it holds")),
    ], "id");

    private static Members Table()
    {
        var row = Schema.Object(
        [
            ("id", Schema.Text("An id of its own in this playbook")),
            ("is", Schema.ListOf([], "A cell for each of `when`, then one for each of `then`")),
            ("title", Schema.Text()),
            ("because", Schema.Template()),
            ("description", Schema.Text()),
        ], "id", "is");
        return Schema.Object(
        [
            ("when", Schema.OneOrMore(Definitions.Fact, "The facts of its columns")),
            ("then", Schema.OneOrMore(() => Schema.Word(TableColumns.Outputs), "Its outputs")),
            ("rows", Schema.ListOf(row)),
        ], "when", "then", "rows");
    }

    /// <summary>One example.</summary>
    public static Members Example(Workspace workspace)
    {
        var facts = workspace.Vocabulary;
        var given = Schema.Object(
        [
            ("account", FactSchemas.Given(facts, Vocabulary.Entity.Account)),
            ("contact", Schema.Ref(Definitions.Contact)),
            ("contacts", Schema.ListOf(Schema.Ref(Definitions.Contact))),
            ("event", FactSchemas.Given(facts, Vocabulary.Entity.Event)),
        ], "account");
        return Schema.Object(
        [
            ("$schema", Schema.Text()),
            ("example", Schema.Text("What it is about")),
            ("at", Schema.TextLike(["2026-03-02T09:00:00Z"], "The time to decide at")),
            ("given", given),
            ("history", History()),
            ("facts", Schema.Described(FactSchemas.Expected(facts), "Derived facts, and what they must come out as")),
            ("expect", Schema.ListOf(Expected(workspace), "The ranked actions")),
            ("first", Schema.Whole(1, "How many of the first actions are compared; all where absent")),
            ("never", Schema.OneOrMore(Definitions.Action, "Actions that must not be recommended")),
        ], "example", "at", "given");
    }

    private static Members Expected(Workspace workspace) => Schema.Object(
    [
        ("action", Schema.Ref(Definitions.Action)),
        ("rule", Schema.Word(workspace.Rules.Select(rule => (rule.Id, rule.Title)))),
        ("contact", Schema.Text("The contact's id")),
        ("band", Schema.Ref(Definitions.Band, "The band")),
    ], "action");

    private static Members History()
    {
        Members Actions(string description) => Schema.ListOf(
            Schema.Object([("action", Schema.Ref(Definitions.Action)), ("contact", Schema.Text()), ("at", Schema.Text())], "action", "at"), description);

        return Schema.Object(
        [
            ("open", Actions("Actions being worked")),
            ("recommended", Actions("Actions that were recommended")),
            ("accepted", Actions("Actions that were accepted")),
            ("closed", Actions("Actions whose cases were closed")),
            ("sent", Schema.ListOf(Schema.Object([("contact", Schema.Text()), ("channel", Schema.Text()), ("at", Schema.Text())], "contact", "channel", "at"))),
            ("given", Schema.ListOf(Schema.Object([("amount", Schema.Number()), ("at", Schema.Text())], "amount", "at"))),
        ]);
    }
}
