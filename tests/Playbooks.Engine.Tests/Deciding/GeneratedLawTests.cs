using FsCheck;
using FsCheck.Fluent;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Tests.Compiling.Index;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>
/// Generated code decides the same, to the last byte, whatever the derived facts and the facts: what is known, what is not,
/// what fails, why, and in which order it is told.
/// </summary>
public sealed class GeneratedLawTests
{
    private const int AccountsEach = 40;
    private const int Workspaces = 25;

    private const string LastFact = "'HighRisk')\" }";

    // Each fails for some facts: divided by zero, too large, or beyond its limits.
    private const string Expressions = """
        ,
        "contact.rate": { "type": "number", "max": 4, "is": "contact.attitude / 2 + (contact.behaviour ?? 0)" },
        "contact.part": { "type": "money", "is": "account.arr / decimal(contact.attitude)" },
        "contact.isFirst": { "type": "boolean", "is": "contact.rate >= account.best or contact.role == 'Sponsor' and not contact.refuses" },
        "account.best": { "type": "number", "is": "max(contacts, rate)" },
        "account.mean": { "type": "number", "min": 2, "is": "average(contacts, attitude + behaviour)" },
        "account.parts": { "type": "money", "is": "sum(contacts, part)" },
        "account.more": { "type": "integer", "min": -5, "is": "account.tickets + 17" },
        "account.days": { "type": "integer", "is": "(account.renewsOn - today).Days" },
        "account.renewal": { "type": "date", "max": "2026-05-01", "is": "account.renewsOn + 1 day" },
        "account.called": { "type": "text", "is": "account.name + ' ' + upper(account.plan)" },
        "account.picked": { "type": "integer", "is": "any(contacts, isFirst) ? count(contacts, attitude between 2 and 7) : all(contacts, refuses) ? 0 : null" },
        "account.step": { "type": "choice", "of": ["Few", "Some", "Many"], "bands": { "of": "account.tickets", "from": { "Many": 2.5, "Some": 0, "Few": -9 } } },
        "account.size": { "type": "choice", "of": ["Small", "Large"], "bands": { "of": "account.cost", "from": { "Large": 10.5, "Small": -1 } } },
        "event.isLoud": { "type": "boolean", "is": "event.kind == 'Complaint' and account.unhappy > 0" }
        """;

    // Divided by zero it is infinite, and ranks as nothing; too large it fails.
    private const string Ranking = """ "ranking": "(account.best ?? 5) / (contact.attitude ?? 1) - (action.effort ?? 7) + double(account.tickets * 2) / 100" """;

    [Fact]
    public void GeneratedCodeDecidesTheSame()
    {
        var failures = 0;
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => failures += Compare(seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(Workspaces).WithQuietOnSuccess(true));
        Assert.True(failures > Workspaces, "facts have to fail often");
    }

    [Fact]
    public void AFactThatFailsForOneContactIsToldInTheOrderOfFacts()
    {
        var sample = new Sample().With("playbooks/facts.json", FactsWith(Expressions)).Playbook("p", "contact", """{ "id": "r", "title": "r", "when": {}, "then": "watch" }""");
        var (plain, generated) = Two(sample);
        var facts = """{ "account": { "arr": 1 }, "contacts": [{ "id": "C-1", "attitude": 0, "behaviour": 9 }, { "id": "C-2", "attitude": 10, "behaviour": 9 }, { "id": "C-3", "attitude": 2 }] }""";
        var decision = generated.Decider.Decide(Sample.RequestFor(generated, facts));
        Assert.Equal(["contact.rate C-1", "contact.rate C-2", "contact.part C-1"], decision.Failures.Select(failure => $"{failure.Where} {failure.Contact}"));
        Assert.Equal(Sample.Json(plain.Decider.Decide(Sample.RequestFor(plain, facts))), Sample.Json(decision));
        Assert.Equal(Slots(plain, facts), Slots(generated, facts));
    }

    [Fact]
    public void AFactTooLargeForCodeOfItsOwnIsLeftToItsDelegates()
    {
        var large = string.Join(" + ", Enumerable.Range(0, 190).Select(number => $"iif(account.tickets > {number}, {number}, (account.unhappy ?? {number}))"));
        var (plain, generated) = Two(new Sample().With("playbooks/facts.json", FactsWith($$""", "account.large": { "type": "integer", "is": "{{large}}" }""")));
        foreach (var tickets in new[] { "3", "100", "null" })
        {
            var facts = $$"""{ "account": { "tickets": {{tickets}} }, "contacts": [] }""";
            Assert.Equal(Slots(plain, facts), Slots(generated, facts));
        }
    }

    [Fact]
    public void TheDeepestExpressionsGetTheirCodeOnASmallStack()
    {
        // What a thread has at least, on the systems that there are.
        const int SmallStack = 512 * 1024;
        var conditions = string.Concat(Enumerable.Range(0, 48).Select(number => $"account.tickets > {number} ? {number} : (")) + "0" + new string(')', 48);
        var sums = string.Concat(Enumerable.Range(0, 95).Select(number => $"{number} + (")) + "account.tickets" + new string(')', 95);
        var chain = string.Join(" + ", Enumerable.Repeat("account.tickets", 195));
        var sample = new Sample().With("playbooks/facts.json", FactsWith($$"""
            , "account.conditions": { "type": "integer", "is": "{{conditions}}" }, "account.sums": { "type": "integer", "is": "{{sums}}" }, "account.chain": { "type": "integer", "is": "{{chain}}" }
            """));
        var (plain, generated) = (sample.Release(), sample.Release());
        var thread = new Thread(generated.Decider.Generate, SmallStack);
        thread.Start();
        thread.Join();
        const string Facts = """{ "account": { "tickets": 3 }, "contacts": [] }""";
        Assert.NotEmpty(generated.Decider.Compiled.Generated);
        Assert.Equal(Slots(plain, Facts), Slots(generated, Facts));
    }

    private static int Compare(int seed)
    {
        var random = new Random(seed);
        var source = new RandomRules(random);
        var tables = string.Concat(Enumerable.Range(0, 12).Select(number => Table(source, random, number)));
        var rules = Enumerable.Range(0, 10).Select(number => source.RuleWithActions(number, isForContacts: true));
        var (plain, generated) = Two(new Sample().With("playbooks/facts.json", FactsWith(Expressions + tables)).Policy(Ranking).Playbook("p", "contact", [.. rules]));
        var failures = 0;
        for (var i = 0; i < AccountsEach; i++)
        {
            var facts = source.Facts();
            var (expected, decision) = (plain.Decider.Decide(Sample.RequestFor(plain, facts)), generated.Decider.Decide(Sample.RequestFor(generated, facts)));
            Assert.Equal(Sample.Json(expected), Sample.Json(decision));
            Assert.Equal(Slots(plain, facts), Slots(generated, facts));
            failures += expected.Failures.Length;
        }
        return failures;
    }

    private static string FactsWith(string derived) => Sample.Facts.Replace(LastFact, LastFact + derived, StringComparison.Ordinal);

    private static (Release Plain, Release Generated) Two(Sample sample)
    {
        var (plain, generated) = (sample.Release(), sample.Release());
        generated.Decider.Generate();
        Assert.Empty(plain.Decider.Compiled.Generated);
        Assert.NotEmpty(generated.Decider.Compiled.Generated);
        return (plain, generated);
    }

    // A table over up to three facts, of a contact where one of them is a contact's.
    private static string Table(RandomRules source, Random random, int number)
    {
        string[] asked = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => source.Cell().Fact).Distinct()];
        var entity = Array.Exists(asked, fact => fact.StartsWith("contact.", StringComparison.Ordinal)) ? "contact" : "account";
        (string Type, string[] Values)[] types =
        [
            ("\"choice\", \"of\": [\"A\", \"B\"]", ["\"A\"", "\"B\""]), ("\"integer\"", ["1", "-2"]), ("\"number\", \"min\": 0", ["0.5", "3"]), ("\"money\"", ["10.50", "7"]),
            ("\"boolean\"", ["true", "false"]), ("\"text\"", ["\"so\"", "\"not so\""]), ("\"date\"", ["\"2026-01-01\"", "\"2026-03-02\""]),
        ];
        var (type, values) = types[random.Next(types.Length)];
        var rows = Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"[{string.Join(", ", asked.Select(Cell))}, {values[random.Next(values.Length)]}]");
        return $$""", "{{entity}}.t{{number}}": { "type": {{type}}, "table": { "when": ["{{string.Join("\", \"", asked)}}"], "rows": [{{string.Join(", ", rows)}}] } }""";

        string Cell(string fact)
        {
            var cell = source.Cell();
            while (cell.Fact != fact)
            {
                cell = source.Cell();
            }
            return random.Next(5) == 0 ? "\"*\"" : $"\"{cell.Cell}\"";
        }
    }

    // Every derived fact as it lies in its slot, an amount with its places.
    private static string[] Slots(Release release, string facts)
    {
        var run = new DecisionRun(release.Decider.Compiled, Sample.RequestFor(release, facts), "id");
        Deriving.WorkOut(run, assumed: null);
        return
        [
            .. run.Workspace.Derivations.SelectMany(derivation => RowsOf(run, derivation.Fact.Entity).Select(row => Slot(derivation.Fact, row))),
            .. run.Failures.Select(failure => $"{failure.Where} {failure.Contact} {failure.Diagnostic}"),
            $"{run.Deriving.WorkedOut}",
        ];
    }

    private static FactRow[] RowsOf(DecisionRun run, Entity entity) => entity switch
    {
        Entity.Contact => run.Contacts.ToArray(),
        Entity.Event => run.Event is null ? [] : [run.Event],
        _ => [run.Account],
    };

    private static string Slot(FactDefinition fact, FactRow row) =>
        $"{fact.Name} {row.State(fact.Column)} {row.Get(fact.Column)} {(row.State(fact.Column) == FactState.Known && fact.Column.Storage is SlotStorage.Bits or SlotStorage.Reals ? row.GetBits(fact.Column) : 0):x}";
}
