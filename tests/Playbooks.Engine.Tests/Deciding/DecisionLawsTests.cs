using System.Globalization;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>What holds of every decision, tried on random playbooks and random accounts; the seed is the case.</summary>
public sealed class DecisionLawsTests
{
    private const int Workspaces = 40;
    private const int AccountsEach = 10;

    private static readonly string[] Actions = ["call", "letter", "visit", "sell", "watch"];

    private static readonly string[] Bands = ["urgent", "save", "grow", "fallback"];

    [Fact]
    public void WhatAMatchingRuleSuppressesIsNotRecommended() => ForAll((release, decision, _) =>
    {
        foreach (var (rule, contact) in Matched(release, decision))
        {
            Assert.DoesNotContain(decision.Actions, action => rule.Suppress.Contains(action.Action.Id) && (contact is null || action.Contact == contact));
        }
    });

    [Fact]
    public void WhatAMatchingRuleWantsIsRecommendedOrSaidWhyNot() => ForAll((release, decision, _) =>
    {
        foreach (var (rule, contact) in Matched(release, decision))
        {
            Assert.All(rule.Then, action => Assert.True(
                decision.Actions.Any(chosen => chosen.Action.Id == action.Id && chosen.Contact == contact)
                != decision.NotChosen.Any(other => other.Action == action.Id && other.Contact == contact && other.Reason != NotChosenReason.NotMatched)));
        }
    });

    [Fact]
    public void WhatIsRecommendedIsWantedByARuleThatMatched() => ForAll((release, decision, _) =>
    {
        var wanted = Matched(release, decision).SelectMany(match => match.Rule.Then.Select(action => (match.Rule.Id, match.Contact, action.Id))).ToHashSet();
        Assert.All(decision.Actions, action => Assert.Contains((action.Rule.Id, action.Contact, action.Action.Id), wanted));
        Assert.All(decision.Actions, action => Assert.All(action.AlsoBy, rule => Assert.Contains((rule, action.Contact, action.Action.Id), wanted)));
    });

    [Fact]
    public void EveryActionOfARuleIsRecommendedOrExplained() => ForAll((release, decision, _) =>
    {
        var said = decision.Actions.Select(action => action.Action.Id).Concat(decision.NotChosen.Select(other => other.Action)).ToHashSet();
        Assert.Superset(release.Workspace.Rules.SelectMany(rule => rule.Then).Select(action => action.Id).ToHashSet(), said);
    });

    [Fact]
    public void ActionsStandByBandAndThenByScore() => ForAll((_, decision, _) =>
    {
        var places = decision.Actions.Select(action => (Array.IndexOf(Bands, action.Band), -action.Score)).ToList();
        Assert.Equal(places.Order(), places);
        Assert.Equal(Enumerable.Range(1, decision.Actions.Length), decision.Actions.Select(action => action.Rank));
    });

    [Fact]
    public void CapsHold() => ForAll((release, decision, _) =>
    {
        // Watching is free: it neither fills a cap nor falls to one.
        var counted = decision.Actions.Where(action => action.Action.Kind != ActionKind.Monitor).ToList();
        Assert.True(counted.Count <= release.Workspace.Policy.ActionsPerAccount);
        Assert.All(
            counted.Where(action => action.Contact is not null).GroupBy(action => action.Contact),
            group => Assert.True(group.Count() <= release.Workspace.Policy.ActionsPerContact));
    });

    [Fact]
    public void ExplainingEveryRuleChangesNothingElse() => ForAll((release, decision, request) =>
        Assert.Equal(Sample.Json(decision with { Rules = [] }), Sample.Json(release.Decider.Decide(request with { ExplainsAllRules = false }))));

    [Fact]
    public void TheOrderOfContactsChangesOnlyTheOrderOfActions() => ForAll(
        (release, decision, request) =>
        {
            var turned = request.Facts.Account.Copy();
            turned.SetChildren(0, [.. request.Facts.Contacts.ToArray().Reverse()]);
            var other = release.Decider.Decide(request with { Facts = request.Facts with { Account = turned } });

            Assert.Equal(Chosen(decision), Chosen(other));
        },
        caps: false);

    private static void ForAll(Action<Release, Decision, DecisionRequest> holds, bool caps = true)
    {
        for (var seed = 0; seed < Workspaces; seed++)
        {
            var random = new Random(seed);
            var release = RandomWorkspace(random, caps).Release();
            for (var i = 0; i < AccountsEach; i++)
            {
                var request = Sample.RequestFor(release, RandomFacts(random)) with { ExplainsAllRules = true };
                holds(release, release.Decider.Decide(request), request);
            }
        }
    }

    private static IEnumerable<(Rule Rule, string? Contact)> Matched(Release release, Decision decision)
    {
        var rules = release.Workspace.Rules.ToDictionary(rule => rule.Id);
        return decision.Rules.Where(rule => rule.Outcome == RuleOutcome.Matched).Select(rule => (rules[rule.Rule], rule.Contact));
    }

    private static IEnumerable<string> Chosen(Decision decision) =>
        decision.Actions.Select(action => $"{action.Action.Id} {action.Contact} {action.Rule.Id} {action.Because}").Order(StringComparer.Ordinal);

    private static Sample RandomWorkspace(Random random, bool caps)
    {
        var sample = new Sample()
            .Playbook("p", "contact", RandomRules(random, random.Next(3, 12), isForContact: true))
            .Playbook("q", "account", RandomRules(random, random.Next(1, 5), isForContact: false));
        var limits = caps ? $$""" "caps": { "actionsPerAccount": {{random.Next(1, 8)}}, "actionsPerContact": {{random.Next(1, 3)}} }, """ : "";
        return sample.Policy(limits + """ "ranking": "(account.score ?? 5) - (action.effort ?? 7) + (contact.attitude ?? 0)", "consent": { "doNotContact": "contact.refuses" } """);
    }

    private static string[] RandomRules(Random random, int count, bool isForContact) =>
        [.. Enumerable.Range(0, count).Select(i => RandomRule(random, i, isForContact, isLast: i == count - 1))];

    private static string RandomRule(Random random, int number, bool isForContact, bool isLast)
    {
        var cells = new List<string>();
        Add(0.4, () => $"\"account.plan\": \"{Pick("Basic", "Premium", "not Basic", "is not known", "*")}\"");
        Add(0.4, () => $"\"account.tier\": \"{Pick("High", "High | Low", "not Low", "is known")}\"");
        Add(0.3, () => $"\"account.tickets\": \"{Pick(">= 2", "0", "1 to 3", "1 to under 3")}\"");
        Add(0.5, () => isForContact ? $"\"contact.quadrant\": \"{Pick("HighRisk", "Loyal | Trapped", "not HighRisk", "is not known")}\"" : null);
        Add(0.3, () => isForContact ? $"\"contact.role\": \"{Pick("Sponsor", "User")}\"" : null);
        var suppresses = random.NextDouble() < 0.25;
        var then = suppresses ? $"\"suppress\": \"{Pick(Actions)}\"" : $"\"then\": [\"{Pick(Actions)}\"]";
        var more = isLast && random.NextDouble() < 0.5 ? ", \"otherwise\": true" : random.NextDouble() < 0.2 ? ", \"if\": \"account.tickets > 1 or account.plan == 'Basic'\"" : "";
        return $$"""{ "id": "r{{number}}", "title": "r{{number}}", "when": { {{string.Join(", ", cells)}} }, {{then}}, "band": "{{Pick(Bands)}}"{{more}} }""";

        void Add(double chance, Func<string?> cell)
        {
            if (random.NextDouble() < chance && cell() is { } text)
            {
                cells.Add(text);
            }
        }

        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
    }

    private static string RandomFacts(Random random)
    {
        var contacts = Enumerable.Range(1, random.Next(0, 5)).Select(i =>
            $$"""{ "id": "C-{{i}}", "role": {{Maybe("\"Sponsor\"", "\"User\"")}}, "attitude": {{Maybe("2", "9")}}, "behaviour": {{Maybe("2", "9")}}, "refuses": {{Maybe("true", "false", "false")}} }""");
        return string.Create(CultureInfo.InvariantCulture, $$"""
            { "account": { "plan": {{Maybe("\"Basic\"", "\"Premium\"")}}, "score": {{Maybe("10", "45", "80")}}, "tickets": {{Maybe("0", "1", "2", "3")}} }, "contacts": [{{string.Join(", ", contacts)}}] }
            """);

        string Maybe(params string[] values) => random.NextDouble() < 0.2 ? "null" : values[random.Next(values.Length)];
    }
}
