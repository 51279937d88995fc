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
    public async Task TheChangesOfTheAuthorsGuideCheckCleanAndItsExamplesHold()
    {
        using var calling = new Calling();
        using var workspace = FollowTheGuide();

        var check = await calling.CallAsync("check", "--workspace", workspace.Folder);
        var test = await calling.CallAsync("test", "--workspace", workspace.Folder);

        Assert.StartsWith("clean: ", check.Error, StringComparison.Ordinal);
        Assert.Contains("passed  Corvane was seen at a valuable account: asked the same day  playbooks/examples/corvane.json", test.Output, StringComparison.Ordinal);
        Assert.Contains("passed  an influencer who may leave is watched  playbooks/examples/guide.json", test.Output, StringComparison.Ordinal);
        Assert.EndsWith(" 0 failed\n", test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCustomerOfTheAuthorsGuideGetsTheNewMessageInTheirLanguage()
    {
        using var calling = new Calling();
        using var workspace = FollowTheGuide();
        calling.Write("facts.json", s_authors.BlockWith("Alder Mills"));

        var called = await calling.CallAsync("recommend", "--facts", "facts.json", "--messages", "--at", "2026-03-02T09:00:00Z", "--workspace", workspace.Folder);

        Assert.Contains("site-visit", called.Output, StringComparison.Ordinal);
        Assert.Contains("Darf ich Sie besuchen?", called.Output, StringComparison.Ordinal);
        Assert.Contains("Guten Tag Frau Linde,", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTableOfTheAuthorsGuideIsOne()
    {
        using var calling = new Calling();
        using var workspace = WorkspaceCopy.OfShipped();
        workspace.Write("playbooks/guide.json", $$"""{ "playbook": "guide", "title": "The guide's table", {{s_authors.BlockWith("\"low-on-basic\"")}} }""");

        var check = await calling.CallAsync("check", "--workspace", workspace.Folder);

        Assert.True(check.Code == 0, check.Error);
    }

    [Fact]
    public async Task TheMistakeOfTheAuthorsGuideIsShownAsItSays()
    {
        using var calling = new Calling();
        using var workspace = WorkspaceCopy.OfShipped();
        PutFirst(workspace, "playbooks/signals.json", "\"rules\": [", s_authors.BlockWith("\"corvane-seen\"").Replace("check-in", "chek-in", StringComparison.Ordinal));

        var called = await calling.CallAsync("check", "--workspace", workspace.Folder);

        Assert.Equal(1, called.Code);
        Assert.StartsWith(s_authors.BlockWith("PB4101"), called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TheGesturesOfTheAuthorsGuideAreThoseThatShip()
    {
        var table = JsonNode.Parse(File.ReadAllText(Repository.PathOf("playbooks/gestures.json")))!["table"]!;
        var shipped = table["rows"]!.AsArray().Select(row => $"{row!["id"]} {row["is"]![6]} {row["is"]![7]}");

        var section = s_authors.Text[s_authors.Text.IndexOf("### 8. ", StringComparison.Ordinal)..s_authors.Text.IndexOf("## The shipped playbooks", StringComparison.Ordinal)];
        var shown = section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries));

        Assert.Equal(shipped, shown.Select(cells => $"{cells[1].Trim('`')} {cells[8]} {cells[9]}"));
    }

    [Fact]
    public void EveryKeyThatTheSchemasKnowIsInTheAuthorsGuide()
    {
        var keys = Directory.EnumerateFiles(Repository.PathOf("playbooks"), "*.schema.json")
            .SelectMany(file => Keys(JsonNode.Parse(File.ReadAllText(file))!))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        var missing = string.Join(", ", keys.Where(key => !Names(key).Any(name => s_authors.Text.Contains(name, StringComparison.Ordinal))));
        Assert.Equal("", missing);
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

    // Every change that the guide asks for, and its example of an example.
    private static WorkspaceCopy FollowTheGuide()
    {
        var workspace = WorkspaceCopy.OfShipped();
        var bands = JsonNode.Parse(Whole(s_authors.BlockWith("\"Strategic\": 85")))!["account.valueTier"]!["bands"]!;
        workspace.Replace("playbooks/facts.json", "\"Strategic\": 80", $"\"Strategic\": {bands["from"]!["Strategic"]}");
        PutFirst(workspace, "playbooks/facts.json", "\"derived\": {", s_authors.BlockWith("account.referralPoints\": {"));
        workspace.Replace("playbooks/facts.json", "+ account.weightOfReach\"", "+ account.weightOfReach + account.weightOfReferrals\"");
        workspace.Replace("playbooks/facts.json", "(account.valueFromReach ?? 0) :", "(account.valueFromReach ?? 0) + (account.valueFromReferrals ?? 0) :");
        PutFirst(workspace, "playbooks/signals.json", "\"rules\": [", s_authors.BlockWith("\"corvane-seen\""));
        workspace.Write("playbooks/examples/corvane.json", s_authors.BlockWith("Corvane Systems"));
        workspace.Replace("playbooks/actions.json", "\"executive-escalation\": {", $"{s_authors.BlockWith("\"site-visit\": {")}, \"executive-escalation\": {{");
        workspace.Write("templates/site-visit.email.scriban", s_authors.BlockWith("May I come and see you?"));
        workspace.Write("templates/site-visit.email.de.scriban", s_authors.BlockWith("Darf ich Sie besuchen?"));
        PutFirst(workspace, "playbooks/prevention.json", "\"rules\": [", s_authors.BlockWith("\"never-visited\""));
        PutFirst(workspace, "playbooks/gestures.json", "\"rows\": [", s_authors.BlockWith("\"goodwill-small\""));
        workspace.Write("playbooks/examples/guide.json", s_authors.BlockWith("an influencer who may leave is watched"));
        return workspace;
    }

    private static void PutFirst(WorkspaceCopy workspace, string document, string list, string item) =>
        workspace.Replace(document, list, $"{list}\n{string.Concat(item.TrimEnd('\n').Split('\n').Select(line => $"    {line}\n")).TrimEnd('\n')},");

    // Names of facts are no keys: they have a point, or stand under what an example gives.
    private static IEnumerable<string> Keys(JsonNode schema) => schema switch
    {
        JsonArray items => items.OfType<JsonNode>().SelectMany(Keys),
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => member.Key == "properties"
            ? member.Value!.AsObject().Where(property => !property.Key.Contains('.', StringComparison.Ordinal)).SelectMany(property => IsOfFacts(property) ? [property.Key] : Keys(property.Value!).Prepend(property.Key))
            : member.Key == "contact" ? [] : Keys(member.Value!)),
        _ => [],
    };

    // As a word, as the last part of a path, as a key in a block.
    private static IEnumerable<string> Names(string key) => [$"`{key}`", $".{key}`", $"\"{key}\""];

    private static bool IsOfFacts(KeyValuePair<string, JsonNode?> property) =>
        property.Key is "account" or "event" && property.Value!["properties"] is not null;

    // A block shows a whole value, or some members of an object.
    private static string Whole(string block) => block.TrimStart().StartsWith('{') ? block : $"{{{block}}}";
}
