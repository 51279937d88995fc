using System.Text.Json;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Serving;

/// <summary>The way of a team that begins: a fresh copy of the shipped workspace, the service, the book, a recommendation, another rule, another recommendation.</summary>
public sealed class FromAFreshCopyTests : IDisposable
{
    private const string Title = "\"title\": \"";

    private readonly Calling _calling = new();
    private readonly WorkspaceCopy _workspace = WorkspaceCopy.OfShipped();

    public void Dispose()
    {
        _workspace.Dispose();
        _calling.Dispose();
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("store")]
    public async Task ADraftThatIsPublishedChangesTheAnswerAndTheFirstDecisionStaysWhatItWas(string source)
    {
        await using var service = await BeginAsync(source);
        var (first, playbook, text) = await FirstAsync(service);
        var draft = await service.DraftAsync((playbook, text));
        var (status, release) = await service.PublishAsync(draft, "another way");
        Assert.True(status == 201 && JsonDocument.Parse(release).RootElement.Text("state") == "live", release);
        await ChangedAsync(first, await FetchAsync(service, first.Text("account")));
    }

    [Fact]
    public async Task AFileThatIsSavedChangesTheAnswerAndTheFirstDecisionStaysWhatItWas()
    {
        await using var service = await BeginAsync("folder");
        var (first, playbook, text) = await FirstAsync(service);
        _workspace.Write(playbook, text);
        await ChangedAsync(first, await Eventually.BecomesAsync(() => FetchAsync(service, first.Text("account")), answer => answer.Text("release") != first.Text("release")));
    }

    private async Task<ServeProcess> BeginAsync(string source)
    {
        var service = await ServeProcess.StartAsync(_workspace.Folder, ["--source", source]);
        foreach (var kind in new[] { "accounts", "contacts", "surveys", "events", "purchases", "products" })
        {
            await CallAsync("import", kind, Repository.PathOf($"playbooks/sample-book/{kind}.csv"), "--workspace", _workspace.Folder);
        }
        return service;
    }

    // The first account of the book whose first action comes from a rule of a playbook's own file; the file with the rule's action changed.
    private static async Task<(JsonElement First, string Playbook, string Text)> FirstAsync(ServeProcess service)
    {
        foreach (var account in (await service.DoneAsync("GET", "/v1/accounts?limit=200")).GetProperty("items").EnumerateArray())
        {
            var answer = await FetchAsync(service, account.Text("account"));
            // What was recommended just now is not recommended again, unless it may be: then what changes follows from the rule alone.
            if (FirstOf(answer) is { ValueKind: JsonValueKind.Object } action && FirstOf(await FetchAsync(service, account.Text("account"))) is { ValueKind: JsonValueKind.Object } again
                && again.Text("rule") == action.Text("rule"))
            {
                var (playbook, rule) = action.Text("rule").Split('/') is [var one, var two] ? ($"playbooks/{one}.json", two) : ("", "");
                var (status, document) = await service.SendAsync("GET", $"/v1/documents/{playbook}");
                var text = status == 200 ? JsonDocument.Parse(document).RootElement.Text("text") : "";
                var id = text.IndexOf($"\"id\": \"{rule}\"", StringComparison.Ordinal);
                var title = id < 0 ? -1 : text.IndexOf(Title, id, StringComparison.Ordinal);
                // A row of a table has no title of its own.
                if (title > 0 && !text[id..title].Contains('}', StringComparison.Ordinal))
                {
                    return (answer, playbook, text.Insert(title + Title.Length, "As changed: "));
                }
            }
        }
        throw new InvalidOperationException("no account has an action from a playbook's own file");
    }

    private static JsonElement FirstOf(JsonElement answer) => answer.GetProperty("actions").EnumerateArray().FirstOrDefault();

    private static Task<JsonElement> FetchAsync(ServeProcess service, string account) =>
        service.DoneAsync("GET", $"/v1/accounts/{Uri.EscapeDataString(account)}/recommendation");

    private async Task ChangedAsync(JsonElement first, JsonElement second)
    {
        Assert.NotEqual(first.Text("release"), second.Text("release"));
        Assert.StartsWith("As changed: ", second.GetProperty("actions")[0].Text("because"), StringComparison.Ordinal);
        Assert.DoesNotContain("As changed: ", first.GetRawText(), StringComparison.Ordinal);
        var replayed = JsonDocument.Parse(await CallAsync("replay", first.Text("decision"), "--json", "--workspace", _workspace.Folder)).RootElement;
        Assert.True(replayed.GetProperty("same").GetBoolean(), replayed.ToString());
        Assert.Equal(first.Text("release"), replayed.Text("release"));
    }

    private async Task<string> CallAsync(params string[] arguments)
    {
        var called = await _calling.CallAsync(arguments);
        Assert.True(called.Code == 0, $"{string.Join(' ', arguments)}: {called.Error}");
        return called.Output;
    }
}
