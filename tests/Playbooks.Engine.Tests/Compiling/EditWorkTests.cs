using System.Globalization;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Tests.Compiling;

/// <summary>How much of a release is made anew after an edit of one document of ten: what depends on it, and nothing else.</summary>
public sealed class EditWorkTests
{
    private const int Documents = 10;
    private const int RulesEach = 100;
    private const string Edited = "playbooks/p4.json";

    private static readonly DocumentSet Before = Make();

    private readonly EditedWorkspace _workspace = new();

    [Fact]
    public void AnotherTitleCompilesItsDocumentAloneAndNoBlock()
    {
        var before = _workspace.Publish(Before);
        var after = _workspace.Publish(Replace("\"title\": \"p4\"", "\"title\": \"Another\""));

        Assert.Equal(1, Read() - Documents);
        Assert.Equal(RulesEach, after.Decider.Compiled.RulesCompiled);
        Assert.Equal(0, after.Decider.Compiled.ContactMatcher.BlocksBuilt);
        Assert.Same(before.Decider.Compiled.ContactMatcher.Lookup, after.Decider.Compiled.ContactMatcher.Lookup);
    }

    [Fact]
    public void AnotherBoundOfARuleBuildsTheBlocksThatItIsIn()
    {
        var all = _workspace.Publish(Before).Decider.Compiled;
        var after = _workspace.Publish(Replace("\"> 51\"", "\"> 54\"")).Decider.Compiled;

        Assert.Equal(RulesEach, after.RulesCompiled);
        Assert.InRange(all.ContactMatcher.BlocksBuilt, 20, 1_000);
        Assert.InRange(after.ContactMatcher.BlocksBuilt, 1, all.ContactMatcher.BlocksBuilt / 10);
    }

    [Fact]
    public void ARuleMoreInTheFirstDocumentLeavesTheBlocksOfOthers()
    {
        var all = _workspace.Publish(Before).Decider.Compiled;
        var more = Before.With("playbooks/p0.json", Before.Texts["playbooks/p0.json"].Replace("\"rules\": [", "\"rules\": [ " + Rule("more", 60, "Premium", "Low", "Loyal") + ",", StringComparison.Ordinal));
        var after = _workspace.Publish(more).Decider.Compiled;

        Assert.Equal(RulesEach + 1, after.RulesCompiled);
        Assert.InRange(after.ContactMatcher.BlocksBuilt, 1, all.ContactMatcher.BlocksBuilt / 10);
    }

    [Fact]
    public void AWayBackToWhatIsStillInUseCompilesNothing()
    {
        var before = _workspace.Publish(Before);
        _workspace.Publish(Replace("\"> 51\"", "\"> 54\""));
        var back = _workspace.Publish(Before);

        Assert.Equal(0, back.Decider.Compiled.RulesCompiled);
        Assert.Equal(0, back.Decider.Compiled.ContactMatcher.BlocksBuilt);
        GC.KeepAlive(before);
    }

    private long Read() => _workspace.Checked.Worked(CheckStep.Playbook);

    private static DocumentSet Replace(string old, string text)
    {
        var at = Before.Texts[Edited].IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, old);
        return Before.With(Edited, Before.Texts[Edited].Remove(at, old.Length).Insert(at, text));
    }

    private static DocumentSet Make()
    {
        var random = new Random(7);
        var sample = new Sample();
        for (var i = 0; i < Documents; i++)
        {
            sample.Playbook(
                string.Create(CultureInfo.InvariantCulture, $"p{i}"),
                "contact",
                [.. Enumerable.Range(0, RulesEach).Select(j => Rule(
                    string.Create(CultureInfo.InvariantCulture, $"r{j}"),
                    40 + ((j + (i * 7)) % 30),
                    j % 2 == 0 ? "Basic" : "Premium",
                    (random.Next(3)) switch { 0 => "High", 1 => "Medium", _ => "Low" },
                    (random.Next(4)) switch { 0 => "Loyal", 1 => "Trapped", 2 => "Accessible", _ => "HighRisk" }))]);
        }
        return sample.Documents();
    }

    private static string Rule(string id, int tickets, string plan, string tier, string quadrant) => string.Create(CultureInfo.InvariantCulture, $$"""
        { "id": "{{id}}", "title": "r", "when": { "account.tickets": "> {{tickets}}", "account.plan": "{{plan}}", "account.tier": "{{tier}}", "contact.quadrant": "{{quadrant}}", "account.score": "< {{tickets}}.5" }, "then": "watch" }
        """);
}
