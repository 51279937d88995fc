using Playbooks.Engine.Deciding;

namespace Playbooks.Engine.Tests.Deciding;

public sealed class ConsentTests
{
    private const string Policy = """
        "consent": { "doNotContact": "contact.refuses", "optOut": { "email": "contact.optOuts.Contains('email')", "call": "contact.optOuts.Contains('call')" },
                     "quietHours": { "from": "20:00", "until": "08:00" }, "timeZone": "contact.timeZone" },
        "caps": { "messagesPerContact": { "count": 2, "within": "30 days" } }
        """;

    private static readonly string[] Rules =
    [
        """{ "id": "l", "title": "l", "then": "letter" }""",
        """{ "id": "t", "title": "t", "then": "talk" }""",
    ];

    private static Sample Sample => Playbooks.Engine.Tests.Sample.Rules(Rules).Policy(Policy)
        .Action("talk", """ "messages": { "call": "call.call" }, "steps": [{ "stage": "Comprehend", "title": "Ask", "template": "call.call" }, { "stage": "Respond", "title": "Do it" }] """);

    [Fact]
    public void WithoutARefusalMessagesAreWritten()
    {
        var decision = Sample.Decide(Contact(""));

        Assert.Equal("letter@C-1: email, call; talk@C-1: call", Messages(decision));
    }

    [Fact]
    public void WhoMustNotBeContactedGetsNoMessageAndNoActionThatIsNothingElse()
    {
        var decision = Sample.Decide(Contact(""" "refuses": true """));

        Assert.Equal("talk@C-1: ", Messages(decision));
        Assert.Equal("the contact must not be contacted", Assert.Single(decision.Actions[0].Withheld).Why);
        Assert.Equal("letter@C-1 Consent by p/l: the contact must not be contacted", Playbooks.Engine.Tests.Sample.NotChosen(decision));
    }

    [Fact]
    public void AnOptOutTakesOneChannel()
    {
        var decision = Sample.Decide(Contact(""" "optOuts": ["call"] """));

        Assert.Equal("letter@C-1: email; talk@C-1: ", Messages(decision));
        Assert.All(decision.Actions, action => Assert.Equal("the contact has opted out of call", Assert.Single(action.Withheld).Why));
    }

    [Fact]
    public void AnActionOfMessagesWithoutAChannelLeftIsTakenOut()
    {
        var decision = Sample.Decide(Contact(""" "optOuts": ["call", "email"] """));

        Assert.Equal("letter@C-1 Consent by p/l: the contact has opted out of email and the contact has opted out of call", Playbooks.Engine.Tests.Sample.NotChosen(decision));
    }

    [Theory]
    [InlineData("2026-03-02T07:00:00Z", null)]
    [InlineData("2026-03-02T06:59:59Z", "2026-03-02T07:00:00Z")]
    [InlineData("2026-03-02T18:59:59Z", null)]
    [InlineData("2026-03-02T19:00:00Z", "2026-03-03T07:00:00Z")]
    [InlineData("2026-03-02T23:30:00Z", "2026-03-03T07:00:00Z")]
    [InlineData("2026-03-28T22:00:00Z", "2026-03-29T06:00:00Z")]
    public void AMessageOfTheQuietHoursWaitsForTheirEnd(string at, string? expected)
    {
        var decision = Sample.Decide(Contact(""" "timeZone": "Europe/Berlin" """), at);

        Assert.Equal("letter@C-1 talk@C-1", Playbooks.Engine.Tests.Sample.Recommended(decision));
        Assert.Equal(
            expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            decision.Actions[0].Messages[0].NotBefore);
    }

    [Fact]
    public void WithoutATimeZoneOfTheirOwnTheCalendarsCounts() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), Sample.Decide(Contact(""), "2026-03-02T07:30:00Z").Actions[0].Messages[0].NotBefore);

    [Fact]
    public void ATimeZoneThatDoesNotExistIsNoConsent() =>
        Assert.Equal("contact.timeZone is `Mars/Olympus`, which is no time zone", Sample.Decide(Contact(""" "timeZone": "Mars/Olympus" """)).Actions[0].Withheld[0].Why);

    [Fact]
    public void MessagesOfOneActionCountAsOneTowardsTheCap()
    {
        var decision = Sample.Decide(Contact("", """{ "contact": "C-1", "channel": "email", "at": "2026-02-10T09:00:00Z" }"""));

        Assert.Equal("letter@C-1: email, call; talk@C-1: ", Messages(decision));
        Assert.Equal("the contact has had 2 messages within 30 days", decision.Actions[1].Withheld[0].Why);
    }

    [Fact]
    public void MessagesToOthersAndOldOnesDoNotCount()
    {
        var decision = Sample.Decide(Contact(
            "",
            """{ "contact": "C-2", "channel": "email", "at": "2026-02-10T09:00:00Z" }""",
            """{ "contact": "C-1", "channel": "email", "at": "2026-01-31T09:00:00Z" }"""));

        Assert.Equal("letter@C-1: email, call; talk@C-1: call", Messages(decision));
    }

    [Fact]
    public void AConditionThatFailsIsNoConsent()
    {
        var sample = Playbooks.Engine.Tests.Sample.Rules(Rules[0]).Policy(""" "consent": { "doNotContact": "account.share > 3" } """);

        var decision = sample.Decide("""{ "account": { "cost": 1, "arr": 0 }, "contact": { "id": "C-1", "name": "Ada" } }""");

        Assert.Equal("letter@C-1 Consent by p/l: whether the contact may be contacted could not be worked out", Playbooks.Engine.Tests.Sample.NotChosen(decision));
    }

    [Fact]
    public void NothingIsWrittenForAnAccountAtWhichEverybodyRefuses()
    {
        var sample = Sample.Playbook("q", "account", """{ "id": "n", "title": "n", "then": "note" }""")
            .With("templates/note.email.scriban", "Note")
            .Action("note", """ "messages": { "email": "note.email" } """);

        var all = sample.Decide("""{ "account": {}, "contacts": [{ "refuses": true }, { "refuses": true }] }""");
        var one = sample.Decide("""{ "account": {}, "contacts": [{ "refuses": true }, { "refuses": false }] }""");

        Assert.Contains("note Consent by q/n: no contact of the account may be contacted", Playbooks.Engine.Tests.Sample.NotChosen(all), StringComparison.Ordinal);
        Assert.Contains(one.Actions, action => action.Action.Id == "note" && action.Messages.Length == 1);
    }

    private static string Contact(string facts, params string[] sent)
    {
        var more = facts.Length == 0 ? "" : "," + facts;
        return $$"""{ "account": {}, "contact": { "id": "C-1", "name": "Ada" {{more}} }, "history": { "sent": [{{string.Join(", ", sent)}}] } }""";
    }

    private static string Messages(Decision decision) => string.Join(
        "; ",
        decision.Actions.Select(action => $"{action.Action.Id}@{action.Contact}: {string.Join(", ", action.Messages.Select(message => message.Channel))}"));
}
