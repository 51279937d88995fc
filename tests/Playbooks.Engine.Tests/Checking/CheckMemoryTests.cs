using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Tests.Shipped;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Tests.Checking;

/// <summary>How much a change makes a check do over: what depends on it, and nothing else.</summary>
public sealed class CheckMemoryTests
{
    private static readonly DocumentSet Shipped = ShippedWorkspace.Documents();

    private readonly CheckMemory _memory = new();

    [Fact]
    public void WhatDidNotChangeIsNotReadAgain()
    {
        Check(Shipped);

        Assert.Equal("", DoneBy(() => Check(Shipped)));
    }

    [Fact]
    public void AChangedPlaybookIsReadAlone()
    {
        Check(Shipped);

        Assert.Equal("Json 1, Playbook 1, Rules 1", DoneBy(() => Check(Edit("playbooks/leaving.json", "\"title\": \"", "\"title\": \"Well: "))));
    }

    [Fact]
    public void ARuleMoreMovesThoseBehindItWithoutReadingThem()
    {
        Check(Shipped);
        var more = Edit("playbooks/consumers.json", "\"rows\": [", """
            "rows": [ { "id": "one-more", "is": ["true", "Trapped", "Strategic", "*", "Staying", "personal-call", "urgent", "One more"] },
            """);

        // Examples name rules, so that they are looked through again.
        var done = DoneBy(() => Check(more));

        Assert.StartsWith("Json 1, Playbook 1, Rules 1, Examples ", done, StringComparison.Ordinal);
        var rules = WorkspaceChecker.Check(more, _memory).Workspace!.Rules.ToList();
        Assert.Equal(Enumerable.Range(0, rules.Count), rules.Select(rule => rule.Place));
    }

    [Fact]
    public void AChangedTableReadsThePlaybookThatPointsToIt()
    {
        Check(Shipped);

        Assert.Equal("Playbook 1, Rules 1", DoneBy(() => Check(Shipped.With("playbooks/tables/trapped.csv", Shipped.Texts["playbooks/tables/trapped.csv"] + "\n"))));
    }

    [Fact]
    public void AChangedTemplateIsReadAlone()
    {
        Check(Shipped);

        Assert.Equal("Template 1, BoundTemplate 1", DoneBy(() => Check(Append("templates/offer.letter.scriban", "!"))));
    }

    [Fact]
    public void AChangedPartialReadsTheTemplatesThatIncludeIt()
    {
        Check(Shipped);
        var including = WorkspaceChecker.Check(Shipped).Workspace!.Templates.Count(template => template.Key.EndsWith(".de", StringComparison.Ordinal) && template.Value.Includes.Contains("_signature"));

        Assert.InRange(including, 2, 50);
        Assert.Equal($"Template 1, BoundTemplate {including}", DoneBy(() => Check(Append("templates/_signature.de.scriban", "!"))));
    }

    [Fact]
    public void ChangedFactsReadEverythingThatNamesFacts()
    {
        Check(Shipped);
        var playbooks = WorkspaceChecker.Check(Shipped).Workspace!.Playbooks.Length;

        Assert.Contains($"Facts 1, Policy 1, Actions 1, Playbook {playbooks}, ", DoneBy(() => Check(Edit("playbooks/facts.json", "\"label\": \"", "\"label\": \"The "))), StringComparison.Ordinal);
    }

    [Fact]
    public void AWayBackIsRememberedToo()
    {
        Check(Shipped);
        Check(Append("templates/offer.letter.scriban", "!"));

        Assert.Equal("", DoneBy(() => Check(Shipped)));
    }

    [Fact]
    public void RulesThatDidNotChangeKeepTheirCells()
    {
        var before = WorkspaceChecker.Check(Shipped, _memory).Workspace!;
        var after = WorkspaceChecker.Check(Edit("playbooks/leaving.json", "\"title\": \"", "\"title\": \"Well: "), _memory).Workspace!;

        Assert.Same(before.Vocabulary, after.Vocabulary);
        Assert.Same(before.Policy, after.Policy);
        Assert.Equal(before.Playbooks.Length - 1, before.Playbooks.Zip(after.Playbooks).Count(pair => ReferenceEquals(pair.First, pair.Second)));
    }

    [Fact]
    public void RulesThatSayTheSameInTwoDocumentsAreFoundAfterEachEdit()
    {
        const string More = """{ "playbook": "more", "title": "More", "rules": [ { "id": "one", "title": "One", "then": "personal-call", "band": "save", "when": { "contact.quadrant": "Trapped" } } ] }""";
        var twice = Shipped.With("playbooks/more.json", More).With("playbooks/twice.json", More.Replace("\"more\"", "\"twice\"", StringComparison.Ordinal));
        var before = WorkspaceChecker.Check(twice, _memory);
        var after = WorkspaceChecker.Check(twice.With("playbooks/more.json", More.Replace("One", "Two", StringComparison.Ordinal)), _memory);
        var apart = WorkspaceChecker.Check(twice.With("playbooks/more.json", More.Replace("Trapped", "HighRisk", StringComparison.Ordinal)), _memory);

        Assert.Equal(["`twice/one` says the same as `more/one`"], Same(before));
        Assert.Equal(["rules[0].id"], before.Diagnostics.Where(IsSame).Select(diagnostic => diagnostic.Location.Path));
        Assert.Equal(Same(before), Same(after));
        Assert.Empty(Same(apart));

        static bool IsSame(Diagnostic diagnostic) => diagnostic.Code == PlaybookErrors.SameRule.Code;
        static IEnumerable<string> Same(WorkspaceCheck check) => check.Diagnostics.Where(IsSame).Select(diagnostic => diagnostic.Message);
    }

    [Fact]
    public void NoMoreIsKeptThanTheBoundAllows()
    {
        var total = Shipped.Texts.Values.Sum(text => text.Length);
        var memory = new CheckMemory(total);
        for (var i = 0; i < 20; i++)
        {
            WorkspaceChecker.Check(Append("templates/offer.letter.scriban", new string('!', i)), memory);

            Assert.InRange(memory.Characters, 1, total);
        }
    }

    private void Check(DocumentSet documents) => WorkspaceChecker.Check(documents, _memory);

    private string DoneBy(Action check)
    {
        var steps = Enum.GetValues<CheckStep>();
        var before = steps.Select(_memory.Worked).ToArray();
        check();
        return string.Join(", ", steps.Select((step, i) => (step, Count: _memory.Worked(step) - before[i])).Where(done => done.Count > 0).Select(done => $"{done.step} {done.Count}"));
    }

    private static DocumentSet Append(string path, string text) => Shipped.With(path, Shipped.Texts[path] + text);

    private static DocumentSet Edit(string path, string old, string text)
    {
        var at = Shipped.Texts[path].IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, path);
        return Shipped.With(path, Shipped.Texts[path].Remove(at, old.Length).Insert(at, text));
    }
}
