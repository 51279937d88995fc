using FsCheck;
using FsCheck.Fluent;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Tests.Compiling.Index;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>
/// Working out no more derived facts than are needed makes no difference to what is decided, whatever the rules and the
/// facts. Slots of facts that nobody asked for hold something wrong, so that a decision which reads one would show it.
/// </summary>
public sealed class PartialDerivingLawTests
{
    private const int AccountsEach = 12;

    private const string LastFact = "'HighRisk')\" }";

    private const string MoreFacts = """
        ,
        "account.mood": { "type": "choice", "of": ["Good", "Bad"],
          "table": { "when": ["account.unhappy", "account.tier"], "rows": [["0", "*", "Good"], ["*", "High", "Good"], [">= 1", "*", "Bad"]] } },
        "contact.rank": { "type": "integer", "is": "iif(contact.role == 'Sponsor', 1, 2) + (account.unhappy ?? 0)" },
        "account.first": { "type": "integer", "is": "min(contacts, rank)" },
        "contact.isFirst": { "type": "boolean", "is": "contact.rank == account.first" },
        "contact.shuns": { "type": "boolean", "is": "contact.refuses and contact.isFirst" },
        "account.most": { "type": "money", "max": 2000, "is": "Math.Max(0, account.double) + 10" }
        """;

    // Everything that reads facts reads derived ones.
    private const string Policy = """
        "ranking": "(account.first ?? 5) - (action.effort ?? 7) + (contact.attitude ?? 0) * iif(contact.isFirst ?? false, 2, 1)", "valueTier": "account.tier",
        "caps": { "actionsPerAccount": 6, "givenPerAccount": { "amount": 900, "within": "90 days" } },
        "consent": { "doNotContact": "contact.shuns", "optOut": { "email": "account.mood == 'Bad'" } }
        """;

    private const string Talk = """
        "talk": { "title": "Talk", "kind": "CheckIn", "owner": "Manager", "due": { "by": "account.mood", "Bad": "4 hours", "otherwise": "2 days" } }
        """;

    [Theory]
    [InlineData(0, 12, 60)]
    [InlineData(40, 130, 20)]
    [InlineData(400, 900, 2)]
    public void WorkingOutWhatIsNeededDecidesTheSame(int fewest, int most, int workspaces)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(workspaces).WithQuietOnSuccess(true);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Agrees(seed, fewest, most)).Check(config);
    }

    private static bool Agrees(int seed, int fewest, int most)
    {
        var random = new Random(seed);
        var source = new RandomRules(random);
        var release = Workspace(random)
            .Playbook("p", "contact", [.. Rules(isForContacts: true), .. MoreRules(random)])
            .Playbook("q", "account", Rules(isForContacts: false))
            .Release();
        return Enumerable.Range(0, AccountsEach).All(_ => Agrees(release, Sample.RequestFor(release, source.Facts())));

        string[] Rules(bool isForContacts) => [.. Enumerable.Range(0, random.Next(fewest, most)).Select(i => source.RuleWithActions(i, isForContacts))];
    }

    private static bool Agrees(Release release, DecisionRequest request)
    {
        var all = request with { Id = "id", WritesMessages = false, LooksAtMisses = false };
        var (whole, part) = (new DecisionRun(release.Decider.Compiled, all, "id"), new DecisionRun(release.Decider.Compiled, WithWrongFacts(release, all) with { DerivesAllFacts = false }, "id"));
        var (expected, decided) = (release.Decider.Decide(whole), release.Decider.Decide(part));

        Assert.Equal(Sample.Json(expected with { Failures = [] }), Sample.Json(decided with { Failures = [] }));
        Assert.Subset(Said(expected), Said(decided));
        Assert.InRange(part.Deriving.WorkedOut, 0, whole.Deriving.WorkedOut);
        return true;
    }

    private static HashSet<string> Said(Decision decision) => [.. decision.Failures.Select(failure => $"{failure.Where} {failure.Contact} {failure.Diagnostic.Message}")];

    // Known, and another value than it will be: the last one of a choice, the truth, a number that no test data has.
    private static DecisionRequest WithWrongFacts(Release release, DecisionRequest request)
    {
        var account = request.Facts.Account.Copy();
        foreach (var fact in release.Workspace.Vocabulary.Derived)
        {
            foreach (var row in fact.Entity == Entity.Contact ? account.Children(0).ToArray() : [account])
            {
                row.Set(fact.Column, fact.Type switch
                {
                    ChoiceType choice => choice.Values[^1],
                    ScalarType { Kind: ScalarKind.Bool } => true,
                    ScalarType { Kind: ScalarKind.Long } => 1L,
                    ScalarType { Kind: ScalarKind.Double } => 10.5,
                    _ => 10.5m,
                });
            }
        }
        return request with { Facts = request.Facts with { Account = account } };
    }

    private static Sample Workspace(Random random) => new Sample()
        .With("playbooks/facts.json", Sample.Facts.Replace(LastFact, LastFact + MoreFacts, StringComparison.Ordinal))
        .Policy(Policy + Pick(random, "", """, "report": ["account.tier"]""", """, "report": ["account.mood", "contact.isFirst"]"""))
        .With("playbooks/actions.json", $"{Sample.Actions.TrimEnd()[..^1]}, {Talk} }}")
        .Action("gift", """ "offer": { "atMost": [500, "account.most"], "expiresAfter": "14 days", "approvalAbove": 100 }, "needs": ["account.share"] """);

    private static IEnumerable<string> MoreRules(Random random) => Enumerable.Range(0, random.Next(8)).Select(i =>
    {
        var cells = Pick(random, "\"contact.isFirst\": true", "\"account.mood\": \"Bad\"", "\"contact.rank\": \"<= 2\", \"account.mood\": \"is known\"", "\"contact.role\": \"Sponsor\", \"account.most\": \"> 20\"");
        var because = Pick(random, "plain", "{{ account.mood }} and {{ contact.rank }}", "{{ for c in contacts }}{{ c.quadrant }}{{ end }}");
        return $$"""{ "id": "m{{i}}", "title": "m", "when": { {{cells}} }, "then": "{{Pick(random, "gift", "talk", "letter")}}", "because": "{{because}}" }""";
    });

    private static string Pick(Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
