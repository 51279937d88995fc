using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Scripts;

/// <summary>Scripts by the command and by the service, each as people use it.</summary>
public sealed class HostPathTests
{
    private const string Script = """
        function score(account) {
          if (account.arr === 9001) { for (;;); }
          if (account.arr === 9002) { var t = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'; return /^(a+)+$/.test(t) ? 1 : 2; }
          if (account.arr === 9003) { var all = 'x'; for (;;) { all += all; } }
          if (account.arr === 9004) { throw new Error('too bad'); }
          return account.arr / 100;
        }
        """;

    private const string Example = """
        { "example": "the script runs", "at": "2026-03-02T09:00:00Z", "given": { "account": { "arr": 1200 }, "contact": { "attitude": 9, "behaviour": 9 } },
          "expect": [{ "action": "thank" }], "facts": { "account.score": 12 } }
        """;

    [Fact]
    public async Task TheServiceStopsWhatDoesNotEndWhileItServesOthers()
    {
        using var workspace = Create();
        await using var service = await ServeProcess.StartAsync(workspace.Folder);

        var hostile = new[] { 9001, 9002, 9003, 9004 }.Select(arr => RecommendAsync(service, arr)).ToList();
        var others = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => RecommendAsync(service, i * 100)));
        var stopped = await Task.WhenAll(hostile);

        Assert.Equal(Enumerable.Range(1, 20).Select(i => (double?)i), others.Select(answer => answer["facts"]!["account.score"]?.GetValue<double>()));
        Assert.Equal(["PB4812", "PB4812", "PB4812", "PB4811"], stopped.Select(answer => answer["failures"]![0]!["diagnostic"]!["code"]!.GetValue<string>()));
        Assert.All(stopped, answer => Assert.Null(answer["facts"]!["account.score"]));
        // Made again from the records, without a script.
        foreach (var answer in stopped.Concat(others.Take(2)))
        {
            using var replay = await service.Client.GetAsync(new Uri($"/v1/decisions/{answer["decision"]}/replay", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, replay.StatusCode);
            Assert.True(JsonNode.Parse(await replay.Content.ReadAsStringAsync())!["same"]!.GetValue<bool>());
        }
    }

    [Fact]
    public async Task ExamplesRecommendationsAndBooksOfTheCommandRunScripts()
    {
        using var workspace = Create();
        using var calling = new Calling();
        var facts = calling.Write("facts.json", """{ "account": { "arr": 1200 } }""");
        var book = calling.Write("book.csv", "account.id,account.arr,contact.id,contact.attitude,contact.behaviour\nA-1,1200,C-1,9,9\nA-2,9004,C-2,9,9\nA-3,400,C-3,9,9\n");

        var recommended = await calling.CallAsync("recommend", "--facts", facts, "--workspace", workspace.Folder, "--json");
        var tested = await calling.CallAsync("test", "--workspace", workspace.Folder);
        var ran = await calling.CallAsync("run", "--in", book, "--out", "out.jsonl", "--workspace", workspace.Folder);

        Assert.Equal(12, JsonNode.Parse(recommended.Output)!["facts"]!["account.score"]!.GetValue<double>());
        Assert.True(tested.Code == 0, tested.Output + tested.Error);
        Assert.Equal(0, ran.Code);
        var scores = calling.Read("out.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!["facts"]!["account.score"]?.GetValue<double>());
        Assert.Equal([12, null, 4], scores);
    }

    [Fact]
    public async Task AScriptThatIsNoJavaScriptIsShownWhereItIsWrong()
    {
        using var workspace = Create();
        using var calling = new Calling();
        workspace.Write("playbooks/scripts/score.js", "function score(account) {\n  return account.arr +;\n}\n");

        var called = await calling.CallAsync("check", "--workspace", workspace.Folder);

        Assert.Equal(1, called.Code);
        Assert.Contains("error PB4801: this is no JavaScript: unexpected token ;\n --> playbooks/scripts/score.js:2:23\n", called.Output + called.Error, StringComparison.Ordinal);
    }

    private static WorkspaceCopy Create()
    {
        var documents = ScriptedWorkspace.Documents(Script).With("playbooks/examples/score.json", Example);
        var policy = documents.Texts["playbooks/policy.json"].Replace("\"report\": [", "\"report\": [\"account.score\", ", StringComparison.Ordinal);
        return WorkspaceCopy.Of(documents.With("playbooks/policy.json", policy).Texts);
    }

    private static async Task<JsonNode> RecommendAsync(ServeProcess service, int arr)
    {
        using var body = new StringContent($$"""{ "account": { "id": "A-{{arr}}", "arr": {{arr}} } }""", Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync(new Uri("/v1/recommendations", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
