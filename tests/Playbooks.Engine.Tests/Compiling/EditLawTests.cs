using System.Globalization;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Tests.Compiling.Index;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace Playbooks.Engine.Tests.Compiling;

/// <summary>
/// A release that takes over from earlier ones what did not change is the one that is made of its documents alone: it
/// decides and explains the same, and its index holds the same, byte for byte, between the same fences.
/// </summary>
public sealed class EditLawTests
{
    private const int Documents = 5;

    [Theory]
    [InlineData(1, 3, 0)]
    [InlineData(2, 25, 2)]
    [InlineData(3, 60, 2)]
    [InlineData(4, 300, 1)]
    [InlineData(5, 300, 0)]
    public void ManyEditsInARowEndAsDocumentsAloneDo(int seed, int rulesEach, int shareOfRandom)
    {
        var random = new Random(seed);
        var (workspace, source, rules) = (new EditedWorkspace(), new EditedRules(random, shareOfRandom), new List<List<string>>());
        for (var i = 0; i < Documents; i++)
        {
            rules.Add([.. Enumerable.Range(0, rulesEach).Select(_ => source.Rule())]);
        }
        var takenOver = 0;
        for (var edit = 0; edit < 12; edit++)
        {
            var documents = EditedRules.Of(rules);
            var (edited, alone) = (workspace.Publish(documents), EditedWorkspace.MakeAlone(documents));
            takenOver += edited.Decider.Compiled.RulesCompiled < alone.Decider.Compiled.RulesCompiled ? 1 : 0;
            Assert.Equal(alone.Hash, edited.Hash);
            AssertDecidesTheSame(alone, edited, source);
            AssertHoldsTheSame(edited.Decider.Compiled.ContactMatcher);
            AssertHoldsTheSame(edited.Decider.Compiled.AccountMatcher);
            Edit(rules, source, random);
        }
        Assert.InRange(takenOver, 8, 11);
    }

    [Fact]
    public void AWayBackEndsWhereItBegan()
    {
        var (random, workspace) = (new Random(6), new EditedWorkspace());
        var source = new EditedRules(random, 2);
        List<List<string>> rules = [.. Enumerable.Range(0, Documents).Select(_ => Enumerable.Range(0, 80).Select(_ => source.Rule()).ToList())];
        var first = EditedRules.Of(rules);
        var before = workspace.Publish(first);
        Edit(rules, source, random);
        workspace.Publish(EditedRules.Of(rules));

        var back = workspace.Publish(first);

        Assert.Equal(0, back.Decider.Compiled.RulesCompiled);
        Assert.Equal(IndexContents.Of(before.Decider.Compiled.ContactMatcher), IndexContents.Of(back.Decider.Compiled.ContactMatcher));
        GC.KeepAlive(before);
    }

    // Mostly one rule, as people work; sometimes a whole document.
    private static void Edit(List<List<string>> rules, EditedRules source, Random random)
    {
        var document = rules[random.Next(rules.Count)];
        var at = random.Next(document.Count + 1);
        switch (random.Next(8))
        {
            case 0:
                document.Insert(at, source.Rule());
                break;
            case 1 when document.Count > 1:
                document.RemoveAt(Math.Min(at, document.Count - 1));
                break;
            case 2:
                document.Reverse();
                break;
            case 3:
                (rules[0], rules[^1]) = (rules[^1], rules[0]);
                break;
            case 4:
                document.AddRange(Enumerable.Range(0, document.Count / 4).Select(_ => source.Rule()));
                break;
            default:
                document[Math.Min(at, document.Count - 1)] = source.Rule(JsonNode.Parse(document[Math.Min(at, document.Count - 1)])!["id"]!.ToString());
                break;
        }
    }

    private static void AssertDecidesTheSame(Release alone, Release edited, EditedRules source)
    {
        for (var i = 0; i < 4; i++)
        {
            var facts = source.Facts();
            Assert.Equal(Decide(alone, facts), Decide(edited, facts));
        }
    }

    private static string Decide(Release release, string facts) =>
        Sample.Json(release.Decider.Decide(Sample.RequestFor(release, facts) with { ExplainsAllRules = true }));

    private static void AssertHoldsTheSame(RuleIndex index) => Assert.Equal(IndexContents.Of(index.Anew()), IndexContents.Of(index));

    /// <summary>Rules with cells of all sorts, or with many different bounds, so that not all of them are fences.</summary>
    private sealed class EditedRules(Random random, int shareOfRandom)
    {
        private readonly RandomRules _random = new(random);
        private int _number;

        /// <summary>A rule, of an id that no other has unless it is told one.</summary>
        public string Rule(string? id = null)
        {
            var number = ++_number;
            var rule = random.Next(3) < shareOfRandom ? _random.RuleWithActions(number, isForContacts: true) : Ranges();
            var node = JsonNode.Parse(rule)!;
            node["id"] = id ?? string.Create(CultureInfo.InvariantCulture, $"r{number}");
            return node.ToJsonString();
        }

        public string Facts() => _random.Facts();

        public static DocumentSet Of(List<List<string>> rules)
        {
            var sample = Sample.Rules(Rules(rules[0]));
            for (var i = 1; i < rules.Count; i++)
            {
                sample.Playbook($"p{i}", i == 2 ? "account" : "contact", i == 2 ? [.. rules[i].Select(AboutTheAccount)] : Rules(rules[i]));
            }
            return sample.Documents();

            static string[] Rules(List<string> rules) => [.. rules];
        }

        private static string AboutTheAccount(string rule)
        {
            var node = JsonNode.Parse(rule)!;
            var when = node["when"]!.AsObject();
            foreach (var fact in when.Select(cell => cell.Key).Where(fact => fact.StartsWith("contact.", StringComparison.Ordinal)).ToList())
            {
                when.Remove(fact);
            }
            node.AsObject().Remove("if");
            return node.ToJsonString();
        }

        private string Ranges()
        {
            var choice = random.Next(3) == 0 ? "" : $", \"account.plan\": \"{(random.Next(2) == 0 ? "Basic" : "Premium")}\", \"contact.quadrant\": \"{(random.Next(2) == 0 ? "HighRisk" : "not Loyal")}\"";
            return string.Create(CultureInfo.InvariantCulture, $$"""
                { "id": "r", "title": "r", "when": { "account.arr": ">= {{random.Next(100_000)}}", "account.score": "< {{random.Next(10_000) / 100.0}}"{{choice}} }, "then": "{{(random.Next(2) == 0 ? "call" : "letter")}}" }
                """);
        }
    }
}
