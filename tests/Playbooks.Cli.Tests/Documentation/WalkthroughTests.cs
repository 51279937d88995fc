using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Documentation;

/// <summary>What the pages tell people to do works as they tell it, and prints what they show.</summary>
public sealed class WalkthroughTests
{
    private static readonly Guide s_authors = Guide.Of("playbooks/README.md");
    private static readonly Guide s_readme = Guide.Of("README.md");

    [Fact]
    public void EveryJsonBlockOfTheAuthorsGuideIsJson() =>
        Assert.All(s_authors.Blocks.Where(block => block.Language == "json"), block => JsonNode.Parse(Whole(block.Text)));

    [Fact]
    public async Task TheChangesOfTheAuthorsGuideCheckCleanAndItsExampleHolds()
    {
        using var calling = new Calling();
        using var workspace = WorkspaceCopy.OfShipped();
        var bands = JsonNode.Parse(Whole(s_authors.BlockWith("\"Strategic\": 85")))!["account.valueTier"]!["bands"]!;
        workspace.Replace("playbooks/facts.json", "\"Strategic\": 80", $"\"Strategic\": {bands["from"]!["Strategic"]}");
        workspace.Replace("playbooks/exceptions.json", "\"rules\": [", $"\"rules\": [{s_authors.BlockWith("support-is-swamped")},");
        workspace.Replace("playbooks/actions.json", "\"executive-escalation\": {", $"{s_authors.BlockWith("\"site-visit\"")}, \"executive-escalation\": {{");
        workspace.Write("templates/site-visit.email.scriban", s_authors.BlockWith("May I come and see you?"));
        workspace.Write("playbooks/examples/guide.json", s_authors.BlockWith("\"expect\""));
        workspace.Write("playbooks/guide.json", $$"""{ "playbook": "guide", "title": "The guide's table", {{s_authors.BlockWith("low-on-basic")}} }""");

        var check = await calling.CallAsync("check", "--workspace", workspace.Folder);
        var test = await calling.CallAsync("test", "--workspace", workspace.Folder);

        Assert.True(check.Code == 0, check.Error);
        Assert.Contains("passed  an influencer who may leave is watched  playbooks/examples/guide.json", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReadmesDiagnosticIsTheOneThatIsPrinted()
    {
        using var calling = new Calling();
        using var workspace = WorkspaceCopy.OfShipped();
        workspace.Replace("playbooks/exceptions.json", """{ "contact.doNotContact": true }""", """{ "contact.rolle": "ExecutiveSponsor" }""");

        var called = await calling.CallAsync("check", "--workspace", workspace.Folder);

        Assert.Equal(1, called.Code);
        Assert.StartsWith(s_readme.BlockWith("PB2104"), called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReadmesFirstDecisionLeadsToAnAction()
    {
        using var calling = new Calling();
        var call = s_readme.BlockWith("curl");
        calling.Write("facts.json", call[(call.IndexOf("-d '", StringComparison.Ordinal) + 4)..call.LastIndexOf('\'')]);

        var called = await calling.CallAsync("recommend", "--facts", "facts.json", "--json", "--workspace", Repository.Root);

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.NotEqual(0, JsonDocument.Parse(called.Output).RootElement.GetProperty("actions").GetArrayLength());
    }

    // A block shows a whole value, or some members of an object.
    private static string Whole(string block) => block.TrimStart().StartsWith('{') ? block : $"{{{block}}}";
}
