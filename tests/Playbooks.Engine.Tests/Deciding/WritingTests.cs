using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>What stands with a recommended action: reason, due time, offer, steps, messages.</summary>
public sealed class WritingTests
{
    private const string Facts = """{ "account": { "score": 70, "arr": 20000 }, "contact": { "id": "C-1", "name": "Ada" } }""";

    [Fact]
    public void TheReasonIsWrittenWithTheFacts() =>
        Assert.Equal("Ada is worth 70", Because(""" "because": "{{ contact.name }} is worth {{ account.score }}" """, Facts));

    [Fact]
    public void WithoutAReasonTheTitleIsOne() => Assert.Equal("The title", Because(""" "description": "d" """, Facts));

    [Fact]
    public void AReasonThatCannotBeWrittenFallsBackToTheTitleAndIsReported()
    {
        var decision = Rule(""" "because": "{{ contact.email }} wrote" """).Decide(Facts);

        Assert.Equal("The title", decision.Actions[0].Because);
        var failure = Assert.Single(decision.Failures);
        Assert.Equal(("p/r", "C-1"), (failure.Where, failure.Contact));
        Assert.Equal("PB3201", failure.Diagnostic.Code);
        Assert.Equal("contact.email", failure.Diagnostic.Location.Text);
    }

    [Theory]
    [InlineData(90, "2026-03-02T13:00:00Z")]
    [InlineData(40, "2026-03-03T09:00:00Z")]
    [InlineData(null, "2026-03-03T09:00:00Z")]
    public void TheDueTimeFollowsTheTier(int? score, string expected)
    {
        var decision = Rule("", """{ "action": "call", "due": { "by": "account.tier", "High": "4 hours", "otherwise": "1 business day" } }""")
            .Decide($$"""{ "account": { "score": {{(object?)score ?? "null"}} }, "contact": {} }""");

        Assert.Equal(DateTimeOffset.Parse(expected, null), decision.Actions[0].DueAt);
    }

    [Theory]
    [InlineData(""" "atMost": 500 """, "500 False")]
    [InlineData(""" "atMost": [500, "0.01 * account.arr"] """, "200 False")]
    [InlineData(""" "atMost": ["account.arr / 3"] """, "6666.66 True")]
    [InlineData(""" "atMost": ["-1 * account.arr"] """, "0 False")]
    [InlineData(""" "atMost": ["decimal(account.score)"] """, "70 False")]
    [InlineData(""" "atMost": [500, "account.cost"] """, "500 True")]
    [InlineData(""" "atMost": ["account.cost"] """, " True")]
    [InlineData(""" "atMost": [500, "account.arr / (account.arr - 20000)"] """, "500 True")]
    [InlineData(""" "expiresAfter": "7 days" """, " False")]
    public void TheSmallestLimitBindsTheOffer(string terms, string expected)
    {
        var offer = OfferOf($$"""{ {{terms}}, "approvalAbove": 1000 }""", Facts);

        Assert.Equal(expected, $"{ReasonText.Of(offer.UpTo)} {offer.NeedsApproval}");
    }

    [Fact]
    public void ALimitThatIsNotKnownIsMissed()
    {
        var decision = Rule("", """{ "action": "call", "offer": { "atMost": "account.cost" } }""").Decide(Facts);

        Assert.Equal("account.cost", Assert.Single(decision.Missing).Fact.Name);
    }

    [Fact]
    public void TheOfferLapses() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 9, 0, 0, TimeSpan.Zero), OfferOf("""{ "atMost": 1, "expiresAfter": "7 days" }""", Facts).ExpiresAt);

    [Theory]
    [InlineData("2026-02-20T09:00:00Z", 300)]
    [InlineData("2026-01-01T09:00:00Z", 500)]
    public void WhatWasGivenIsTakenOff(string at, int expected)
    {
        var sample = Rule("", """{ "action": "call", "offer": { "atMost": 500 } }""").Policy(""" "caps": { "givenPerAccount": { "amount": 1000, "within": "30 days" } } """);
        var decision = sample.Decide($$"""{ "account": {}, "contact": {}, "history": { "given": [{ "amount": 700, "at": "{{at}}" }] } }""");

        Assert.Equal(expected, decision.Actions[0].Offer!.UpTo);
    }

    [Fact]
    public void NoStepIsDueBeforeTheOneAheadOfIt()
    {
        var sample = Rule("", "\"plan\"").Action("plan", """
            "steps": [ { "stage": "Comprehend", "title": "Ask" }, { "stage": "Propose", "title": "Write", "due": "3 days", "owner": "Sales" },
                       { "stage": "Respond", "title": "Do", "due": "2 hours" }, { "stage": "Reengage", "title": "Tell" } ]
            """);

        var steps = sample.Decide(Facts).Actions[0].Steps;

        Assert.Equal(["1 Manager", "3 Sales", "3 Manager", "3 Manager"], steps.Select(step => $"{(step.DueAt.Date - new DateTime(2026, 3, 2)).Days} {step.Owner}"));
        Assert.Equal(Enum.GetValues<Stage>(), steps.Select(step => step.Stage));
    }

    [Theory]
    [InlineData("de", "letter.email.de", "An Ada")]
    [InlineData("de-AT", "letter.email.de", "An Ada")]
    [InlineData("fr", "letter.email", "For Ada")]
    [InlineData(null, "letter.email", "For Ada")]
    public void MessagesAreWrittenInTheContactsLanguage(string? language, string template, string subject)
    {
        var decision = Rule("", "\"letter\"").Decide($$"""{ "account": {}, "contact": { "name": "Ada", "language": {{(language is null ? "null" : $"\"{language}\"")}} } }""");

        var message = decision.Actions[0].Messages[0];
        Assert.Equal((template, subject), (message.Template, message.Subject));
    }

    [Theory]
    [InlineData("de", "2. März")]
    [InlineData("fr", "2 March")]
    public void DatesAreInTheLanguageOfTheTextThatStandsIn(string language, string expected)
    {
        var sample = Rule("", """{ "action": "plan" }""")
            .Action("plan", """ "messages": { "email": "day" } """)
            .With("templates/day.scriban", "---\nchannel: email\n---\n{{ at | date.to_string '%-d %B' }}")
            .With("templates/day.de.scriban", "---\nchannel: email\n---\n{{ at | date.to_string '%-d. %B' }}");

        var decision = sample.Decide($$"""{ "account": {}, "contact": { "name": "Ada", "language": "{{language}}" } }""");

        Assert.Equal(expected, decision.Actions[0].Messages[0].Body.Trim());
    }

    [Fact]
    public void AMessageThatLacksAFactIsWithheldWithTheReason()
    {
        var decision = Rule("", "\"letter\"").Decide("""{ "account": {}, "contact": {} }""");

        var action = Assert.Single(decision.Actions);
        Assert.Empty(action.Messages);
        Assert.All(action.Withheld, message => Assert.Contains("contact.name", message.Why, StringComparison.Ordinal));
        Assert.Empty(decision.Failures);
    }

    [Theory]
    [InlineData("Manager", "Hello Ada, this is Mara.")]
    [InlineData("Sales", "Hello Ada, this is Jon.")]
    public void TheSenderIsTheOwners(string owner, string expected)
    {
        var decision = Rule("", $$"""{ "action": "call", "owner": "{{owner}}" }""")
            .Policy(""" "senders": { "Sales": { "name": "Jon" }, "*": { "name": "Mara" } } """).Decide(Facts);

        Assert.Equal(expected, decision.Actions[0].Messages[0].Body.Trim());
    }

    [Fact]
    public void WithoutASenderTheTemplateProvidesForIt() =>
        Assert.Equal("Hello Ada, this is us.", Rule("", "\"call\"").Decide(Facts).Actions[0].Messages[0].Body.Trim());

    [Fact]
    public void TemplatesSeeAllThatBelongsToTheAction()
    {
        const string Template = "{{ action.id }}|{{ action.title }}|{{ action.kind }}|{{ action.owner }}|{{ action.due | date.to_string '%Y-%m-%d' }}|{{ action.steps.size }}|"
            + "{{ offer.upTo }}|{{ rule.id }}|{{ rule.because }}|{{ contacts.size }}|{{ contacts[0].name }}|{{ language }}|{{ at | date.to_string '%H:%M' }}|{{ account.tier }}";
        var sample = Rule(""" "because": "So" """, """{ "action": "plan", "offer": { "atMost": 5 } }""")
            .Action("plan", """ "messages": { "email": "all" }, "steps": [{ "stage": "Comprehend", "title": "Ask" }] """)
            .With("templates/all.scriban", Template);

        var message = sample.Decide(Facts).Actions[0];

        Assert.Equal("plan|plan|CheckIn|Manager|2026-03-03|1|€5|p/r|So|1|Ada|en|09:00|High", message.Messages.SingleOrDefault()?.Body.Trim() ?? message.Withheld[0].Why);
    }

    [Fact]
    public void MessagesAreLeftOutWhereNobodyReadsThem()
    {
        var release = Rule("", "\"letter\"").Release();
        var action = release.Decider.Decide(Sample.RequestFor(release, Facts) with { WritesMessages = false }).Actions[0];

        Assert.Empty(action.Messages);
        Assert.Empty(action.Withheld);
    }

    private static string Because(string members, string facts) => Rule(members).Decide(facts).Actions[0].Because;

    private static Offer OfferOf(string terms, string facts) =>
        Rule("", $$"""{ "action": "call", "offer": {{terms}} }""").Decide(facts).Actions[0].Offer!;

    private static Sample Rule(string members, string then = "\"call\"") =>
        Sample.Rules($$"""{ "id": "r", "title": "The title", "then": {{then}}{{(members.Length == 0 ? "" : "," + members)}} }""");
}
