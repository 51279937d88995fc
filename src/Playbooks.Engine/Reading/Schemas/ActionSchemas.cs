using Playbooks.Engine.Rules;
using Playbooks.Language.Templates;
using Members = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Reading.Schemas;

/// <summary>Schemas of actions and of what rules change of them.</summary>
internal static class ActionSchemas
{
    /// <summary>actions.json.</summary>
    public static Members Catalogue(Workspace workspace)
    {
        var action = Schema.Object(
            Parts(workspace).Prepend(("kind", Schema.Word(Enum.GetNames<ActionKind>(), "What sort of action it is"))),
            "title", "kind", "owner", "due");
        return Schema.Map([("$schema", Schema.Text())], action);
    }

    /// <summary>One thing that a rule wants: an action, or an action with changes.</summary>
    public static Members Wanted(Workspace workspace) => Schema.AnyOf(
        null,
        Schema.Ref(Definitions.Action),
        Schema.Object(Parts(workspace).Prepend(("action", Schema.Ref(Definitions.Action))), "action"));

    /// <summary>An action's id.</summary>
    public static Members Name(Workspace workspace) =>
        Schema.Word(workspace.Actions.Values.Select(action => (action.Id, $"{action.Title} ({action.Kind}, {action.Owner})")));

    /// <summary>A template's name.</summary>
    public static Members Template(Workspace workspace) =>
        Schema.Word(workspace.Templates.Keys.Where(name => TemplateName.LanguageOf(name) is null), "A template, without its language");

    private static IEnumerable<(string, Members)> Parts(Workspace workspace) =>
    [
        ("title", Schema.Text("What people call it")),
        ("owner", Schema.TextLike(workspace.Actions.Values.Select(action => action.Owner).Distinct(StringComparer.Ordinal), "The role that carries it out")),
        ("due", Due()),
        ("description", Schema.Text("What to do and why")),
        ("effort", Schema.Duration("Working time that it takes")),
        ("cost", Schema.Number("What it costs, in the account's currency")),
        ("band", Schema.Ref(Definitions.Band, "The band for rules that name none")),
        ("offer", Offer()),
        ("cooldown", Cooldown()),
        ("excludes", Schema.OneOrMore(Definitions.Action, "Actions that must not stand beside it")),
        ("needs", Schema.OneOrMore(Definitions.Fact, "Facts without which it cannot be done")),
        ("messages", Schema.Described(Schema.Object(FrontMatter.Channels.Select(channel => (channel, Schema.Ref(Definitions.Template)))), "Templates by channel")),
        ("steps", Schema.ListOf(Step(), "The steps, in the order of the stages")),
    ];

    private static Members Due()
    {
        var cases = Schema.Map([("by", Schema.Ref(Definitions.Fact)), ("otherwise", Schema.Duration("For all other values", true))], Schema.Duration("For this value", true));
        cases["required"] = new System.Text.Json.Nodes.JsonArray("by", "otherwise");
        return Schema.AnyOf("When it is due", Schema.Duration("When it is due", true), cases);
    }

    private static Members Offer() => Schema.Described(
        Schema.Object(
        [
            ("atMost", Schema.OneOrMore(() => Schema.AnyOf(null, Schema.Number(), Schema.Expression("An amount")), "Limits on the amount; the smallest wins")),
            ("expiresAfter", Schema.Duration("How long the offer stands")),
            ("approvalAbove", Schema.Number("The amount above which someone must approve")),
        ]),
        "What may be promised");

    private static Members Cooldown() => Schema.Described(
        Schema.Object(
        [
            ("for", Schema.Duration("How long it rests")),
            ("after", Schema.Word(["recommended", "accepted", "closed"], "What that counts from; accepted where absent")),
            ("per", Schema.Word(["account", "contact"], "Whether it rests for the whole account, which holds where absent, or for the contact")),
        ], "for"),
        "How long it rests after having been taken");

    private static Members Step() => Schema.Object(
    [
        ("stage", Schema.Word(Enum.GetNames<Stage>())),
        ("title", Schema.Text("What to do")),
        ("template", Schema.Ref(Definitions.Template)),
        ("due", Schema.Duration("When, counted from the decision", true)),
        ("owner", Schema.Text("Who, where it is not the action's owner")),
    ], "stage", "title");
}
