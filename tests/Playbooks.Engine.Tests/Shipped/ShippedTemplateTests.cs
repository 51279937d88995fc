using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Tests.Shipped;

public sealed class ShippedTemplateTests
{
    // Templates of steps are written when a case gets there; a playbook of the test asks for them now.
    private const string ShowsTheOthers = """
        {
          "playbook": "shows-the-others", "title": "shows the others", "band": "fallback",
          "rules": [ { "id": "lead", "title": "lead", "when": { "contact.isLead": true },
            "then": { "action": "monitor", "messages": { "letter": "offer.letter", "email": "reengage.email" } } } ]
        }
        """;

    private static readonly Lazy<Release> s_release = new(() =>
        ShippedWorkspace.Compile(new DocumentSet(ShippedWorkspace.Documents().Texts.SetItem("playbooks/shows-the-others.json", ShowsTheOthers))));

    private static readonly Lazy<Decision[]> s_decisions = new(() =>
        [.. SampleBook.Accounts(s_release.Value.Workspace.Vocabulary).Concat(Others()).Select(facts => ShippedWorkspace.Decide(s_release.Value, facts)),
            .. ShippedWorkspace.DecideExamples(s_release.Value), .. ShippedWorkspace.DecideExamples(s_release.Value, "de")]);

    [Fact]
    public void EveryTemplateIsWrittenForSomeone()
    {
        var written = Messages().Select(message => message.Template);
        Assert.Empty(s_release.Value.Workspace.Templates.Keys.Except(written));
    }

    [Fact]
    public void NoMessageIsWithheldBecauseOfItsTemplate()
    {
        Assert.Empty(s_decisions.Value.SelectMany(decision => decision.Failures).Select(failure => $"{failure.Where}: {failure.Diagnostic.Message}"));
        var reasons = s_decisions.Value.SelectMany(decision => decision.Actions).SelectMany(action => action.Withheld).Select(withheld => withheld.Why);
        Assert.All(reasons, why => Assert.DoesNotContain("not known", why, StringComparison.Ordinal));
    }

    [Fact]
    public void NobodyIsToldSorryWithoutARecordedFault()
    {
        foreach (var decision in s_decisions.Value.Where(decision => decision.Event?.Get(s_release.Value.Workspace.Vocabulary.Find("event.fault")!.Column) is null))
        {
            // Call scripts and interviews tell the agent about apologies, which is no apology.
            var toCustomers = decision.Actions.SelectMany(action => action.Messages).Where(message => message.Channel is "email" or "letter");
            Assert.All(toCustomers, message => Assert.DoesNotMatch("(?i)sorry|apologi|tut mir leid", message.Body));
        }
    }

    [Fact]
    public void NoMessageLooksLikeAForm() =>
        Assert.All(Messages(), message =>
        {
            Assert.DoesNotContain("\n\n\n", message.Body, StringComparison.Ordinal);
            Assert.DoesNotMatch(@" ,|\S  |, *[.,]|(?<!\.)\.\.(?!\.)|\{\{|\}\}", $"{message.Subject}\n{message.Body}");
            Assert.InRange(message.Body.Length, 40, 6_000);
        });

    [Fact]
    public void NoMessageHasAWordThatOnlyTheRulesKnow() =>
        Assert.All(Messages(), message => Assert.DoesNotMatch("ExecutiveSponsor|DecisionMaker|PrimaryContact|EndUser|HighRisk|TrulyLoyal|RedZone|DeadZone", message.Body));

    private static IEnumerable<WrittenMessage> Messages() =>
        s_decisions.Value.SelectMany(decision => decision.Actions).SelectMany(action => action.Messages);

    // Whom the sample book has nobody like.
    private static IEnumerable<JsonObject> Others()
    {
        yield return new JsonObject
        {
            ["account"] = new JsonObject { ["lifetimeValue"] = 500000 },
            ["contact"] = new JsonObject { ["role"] = "DecisionMaker", ["attitude"] = 2, ["behaviour"] = 2 },
        };
        yield return new JsonObject
        {
            ["account"] = new JsonObject { ["lifetimeValue"] = 500000 },
            ["contact"] = new JsonObject { ["role"] = "DecisionMaker", ["attitude"] = 2, ["behaviour"] = 8, ["language"] = "de" },
        };
        yield return new JsonObject
        {
            ["account"] = new JsonObject { ["lifetimeValue"] = 420000, ["renewsOn"] = "2026-05-20", ["usage"] = 77, ["openTickets"] = 0 },
            ["contact"] = new JsonObject { ["role"] = "ExecutiveSponsor", ["attitude"] = 9, ["behaviour"] = 9 },
        };
    }
}
