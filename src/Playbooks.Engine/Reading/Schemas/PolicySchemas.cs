using Playbooks.Engine.Checking;
using Playbooks.Language.Templates;
using Members = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Reading.Schemas;

/// <summary>Schemas of policy.json and workspace.json.</summary>
internal static class PolicySchemas
{
    /// <summary>workspace.json.</summary>
    public static Members Settings() => Schema.Object(
    [
        ("$schema", Schema.Text()),
        ("format", Schema.Constant(SettingsReader.CurrentFormat, "The version of the format in which the workspace is written")),
        ("name", Schema.Text("A short name")),
        ("title", Schema.Text("What it is called")),
        ("language", Schema.TextLike(["en", "de", "de-AT"], "The language of messages, where the contact's is not known")),
        ("currency", Schema.TextLike(["EUR", "USD"], "The currency of amounts, where the account's is not known")),
    ], "format", "name");

    /// <summary>policy.json.</summary>
    public static Members Policy()
    {
        var sender = Schema.Object([("name", Schema.Text()), ("title", Schema.Text()), ("email", Schema.Text()), ("phone", Schema.Text())]);
        return Schema.Object(
        [
            ("$schema", Schema.Text()),
            ("bands", Schema.ListOf(Schema.Text(), "Bands, first ranked first")),
            ("ranking", Schema.Expression("Ranks within a band, higher first, over account, contact, event and action")),
            ("valueTier", Schema.Ref(Definitions.Fact, "The choice whose values, best first, break ties")),
            ("caps", Caps()),
            ("consent", Consent()),
            ("calendar", Calendar()),
            ("events", Schema.Described(Schema.Object([("openFor", Schema.Duration("How long the latest event counts where a decision names none"))]), "Events of the store")),
            ("senders", Schema.Described(Schema.Map([], sender), "Who signs, by the owner of the action; `*` for the others")),
            ("report", Schema.ListOf(Schema.Ref(Definitions.Fact), "The facts that a recommendation shows")),
            ("approvals", Schema.Object([("required", Schema.Boolean("Whether a second person must approve")), ("because", Schema.Text("Why, or why not"))])),
        ], "bands");
    }

    private static Members Caps() => Schema.Object(
    [
        ("actionsPerAccount", Schema.Whole(1, "How many actions one recommendation may hold")),
        ("actionsPerContact", Schema.Whole(1, "How many of them may be for one contact")),
        ("messagesPerContact", Schema.Object([("count", Schema.Whole(0)), ("within", Schema.Duration("In which time"))], "count", "within")),
        ("givenPerAccount", Schema.Object([("amount", Schema.Number()), ("within", Schema.Duration("In which time"))], "amount", "within")),
    ]);

    private static Members Consent() => Schema.Object(
    [
        ("doNotContact", Schema.Expression("When it holds for a contact, nothing is written to them")),
        ("optOut", Schema.Object(FrontMatter.Channels.Select(channel => (channel, Schema.Expression("When it holds for a contact, nothing is written by this channel"))))),
        ("quietHours", Schema.Object([("from", Schema.TextLike(["20:00"])), ("until", Schema.TextLike(["08:00"]))], "from", "until")),
        ("timeZone", Schema.Ref(Definitions.Fact, "The fact that names a contact's time zone")),
    ]);

    private static Members Calendar() => Schema.Object(
    [
        ("timeZone", Schema.TextLike(["UTC", "Europe/Berlin", "America/New_York"])),
        ("hours", Schema.TextLike(["09:00-17:00"], "The working day")),
        ("days", Schema.ListOf(Schema.Word(Enum.GetNames<DayOfWeek>()), "The working days")),
        ("holidays", Schema.ListOf(Schema.Date("A day on which nobody works"))),
    ]);
}
