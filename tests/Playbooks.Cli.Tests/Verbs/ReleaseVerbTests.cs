using System.Text.Json;
using Playbooks.Engine.Publishing;
using Playbooks.Storage;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class ReleaseVerbTests : IDisposable
{
    private const string Playbook = "playbooks/loyalty.json";
    private const string Policy = "playbooks/policy.json";

    private readonly Calling _calling = new();

    [Fact]
    public async Task TheFolderBecomesAReleaseAndSaysWhatChanged()
    {
        var first = await CallAsync("publish", "-m", "begin");
        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.StartsWith("release 1 is live\n  added    playbooks/actions.json  +", first.Output, StringComparison.Ordinal);

        Retitle("Rather call");
        var second = await CallAsync("publish", "-m", "clearer", "--as", "ana");
        Assert.Equal("release 2 is live\n  edited   playbooks/loyalty.json  +1 -1\n", second.Output);
        Assert.Equal((0, "release 2 is live and holds the same\n"), ((await CallAsync("publish", "-m", "again")).Code, (await CallAsync("publish", "-m", "again")).Output));

        var table = await CallAsync("releases");
        var lines = table.Output.TrimEnd().Split('\n');
        Assert.StartsWith("number  state  origin  author", lines[0], StringComparison.Ordinal);
        Assert.Contains($"command:{Environment.UserName}/ana", lines[1], StringComparison.Ordinal);
        Assert.Contains("past", lines[2], StringComparison.Ordinal);
        var listed = Json(await CallAsync("releases", "--json")).GetProperty("releases");
        Assert.Equal([2, 1], listed.EnumerateArray().Select(release => release.GetProperty("number").GetInt32()));
        Assert.Equal("clearer", listed[0].GetProperty("note").GetString());
    }

    [Fact]
    public async Task ANoteThatIsMissingIsSaidOnce()
    {
        var called = await CallAsync("publish", "-m", "");

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Equal("error PB4707: the note is missing\n --> note:1:1\n  = help: say in a few words what changes, and why\n\n1 error, 0 warnings\n", called.Error);
    }

    [Fact]
    public async Task WhatIsBrokenIsNotPublished()
    {
        await CallAsync("publish", "-m", "begin");
        Edit(Playbook, "contact.quadrant", "contact.quadrantt");
        var called = await CallAsync("publish", "-m", "broken");
        Assert.Equal(1, called.Code);
        Assert.Contains("error PB2104", called.Error, StringComparison.Ordinal);
        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task AFailedExampleStopsPublishing()
    {
        await CallAsync("publish", "-m", "begin");
        Write("playbooks/examples/more.json", """{ "example": "nobody is called", "at": "2026-03-02T09:00:00Z", "given": { "account": { "id": "A" }, "contact": { "id": "C", "role": "EndUser", "attitude": 2, "behaviour": 2 } }, "expect": [] }""");
        var called = await CallAsync("publish", "-m", "failing", "--json");
        Assert.Equal(1, called.Code);
        Assert.Contains(Json(called).GetProperty("diagnostics").EnumerateArray(), found => found.GetProperty("code").GetString() == "PB4409");
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("publish", "-m", " ")]
    [InlineData("publish", "-m", "x", "--at", "soon")]
    [InlineData("publish", "-m", "x", "--at", "2020-01-01T00:00:00Z")]
    [InlineData("publish", "-m", "x", "--as", "ana/bo")]
    [InlineData("publish", "-m", "x", "--draft", "none")]
    [InlineData("rollback", "1")]
    [InlineData("rollback", "9", "-m", "x")]
    [InlineData("approve", "9")]
    [InlineData("approve", "nine")]
    [InlineData("releases", "--limit", "0")]
    public async Task AWrongCallIsRefused(params string[] call)
    {
        var called = await CallAsync(call);
        Assert.Equal(2, called.Code);
        Assert.Contains("error", called.Error, StringComparison.Ordinal);
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task WithoutAReleaseTheListSaysHowToMakeOne()
    {
        var called = await CallAsync("releases");
        Assert.Equal((0, "", "no release yet: `playbooks publish` makes the first\n"), (called.Code, called.Output, called.Error));
    }

    [Fact]
    public async Task AReleaseIsSetToATime()
    {
        await CallAsync("publish", "-m", "begin");
        Retitle("Later");
        var called = await CallAsync("publish", "-m", "later", "--at", "2026-03-03T08:00:00Z");
        Assert.Equal((0, "release 2 goes live at 2026-03-03 08:00:00Z"), (called.Code, called.Output.Split('\n')[0]));
        Assert.Equal(ReleaseState.Scheduled, (await EntriesAsync())[0].State);
    }

    [Fact]
    public async Task ADraftAndARollbackAreWrittenIntoAFolderThatShowsWhatIsLive()
    {
        await CallAsync("publish", "-m", "begin");
        var (old, young) = (_calling.Read($"small/{Playbook}"), _calling.Read($"small/{Playbook}").Replace("\"title\": \"", "\"title\": \"Rather: ", StringComparison.Ordinal));
        var draft = await DraftAsync(young);
        Assert.Equal(0, (await CallAsync("publish", "-m", "by draft", "--draft", draft)).Code);
        Assert.Equal(young, _calling.Read($"small/{Playbook}"));

        var back = await CallAsync("rollback", "1", "-m", "better before");
        Assert.Equal((0, "release 3 is live"), (back.Code, back.Output.Split('\n')[0]));
        Assert.Equal(old, _calling.Read($"small/{Playbook}"));
    }

    [Fact]
    public async Task AFolderThatHoldsSomethingElseIsLeftAsItIs()
    {
        await CallAsync("publish", "-m", "begin");
        Retitle("Second");
        await CallAsync("publish", "-m", "second");
        Retitle("In work");
        var back = await CallAsync("rollback", "1", "-m", "better before");
        Assert.Equal((0, "the folder held something else than what was live before, and is left as it is\n"), (back.Code, back.Error));
        Assert.Contains("In work", _calling.Read($"small/{Playbook}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rollback", "1", "-m", "better before")]
    [InlineData("publish", "-m", "the folder")]
    public async Task WhatACallThatWasEndedLeftHalfWrittenIsFinishedFirst(params string[] call)
    {
        await CallAsync("publish", "-m", "begin");
        var first = _calling.Read($"small/{Playbook}");
        Retitle("Second");
        var second = _calling.Read($"small/{Playbook}");
        await CallAsync("publish", "-m", "second");
        var hash = (await EntriesAsync())[0].Hash;
        Write(Playbook, first);
        Write(".playbooks/publishing/0", second);
        Write(".playbooks/publishing/list.json", $$"""{"Hash":"{{hash}}","Moves":[{"Path":"{{Playbook}}","Name":"0"}]}""");

        var called = await CallAsync(call);
        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.Equal(call[0] == "rollback" ? first : second, _calling.Read($"small/{Playbook}"));
    }

    [Fact]
    public async Task WhatWasNeverLiveInThisStoreIsLeftToItsService()
    {
        await CallAsync("publish", "-m", "begin");
        Write(".playbooks/publishing/list.json", """{"Hash":"sha256:other","Moves":[]}""");
        Assert.Equal(0, (await CallAsync("publish", "-m", "again")).Code);
        Assert.True(File.Exists(Path.Combine(_calling.Folder, "small", ".playbooks", "publishing", "list.json")));
    }

    [Fact]
    public async Task NobodyApprovesTheirOwnUnderWhateverName()
    {
        await RequireApprovalAsync();
        Retitle("Mine");
        Assert.Equal("release 3 waits for somebody else to approve it", (await CallAsync("publish", "-m", "mine", "--as", "ana")).Output.Split('\n')[0]);
        var own = await CallAsync("approve", "3");
        Assert.Equal((1, "error: nobody approves what they proposed: somebody else has to\n"), (own.Code, own.Error));
        Assert.Equal(0, (await CallAsync("approve", "3", "--refuse", "-m", "not like this")).Code);
        Assert.Equal("not like this", (await EntriesAsync())[0].EndedBecause);
    }

    [Fact]
    public async Task SomebodyElsesReleaseIsApprovedByItsHash()
    {
        await RequireApprovalAsync();
        var draft = await DraftAsync(_calling.Read($"small/{Playbook}").Replace("\"title\": \"", "\"title\": \"Rather: ", StringComparison.Ordinal));
        await using (var store = await OpenAsync())
        {
            var proposed = await new Publisher(store.Releases, store.Drafts, TimeProvider.System).PublishDraftAsync(draft, new Publication("user:ana", "please"), default);
            Assert.Equal(PublishEnd.Proposed, proposed.End);
        }
        Assert.Equal(1, (await CallAsync("approve", "3", "--hash", "sha256:other")).Code);
        var hash = (await EntriesAsync())[0].Hash;
        var called = await CallAsync("approve", "3", "--hash", hash, "--json");
        Assert.Equal((0, "live"), (called.Code, Json(called).GetProperty("release").GetProperty("state").GetString()));
        Assert.Contains("Rather: ", _calling.Read($"small/{Playbook}"), StringComparison.Ordinal);
    }

    public void Dispose() => _calling.Dispose();

    private Task<Called> CallAsync(params string[] arguments) => _calling.CallInWorkspaceAsync(arguments);

    private async Task RequireApprovalAsync()
    {
        await CallAsync("publish", "-m", "begin");
        Edit(Policy, "\"required\": false", "\"required\": true");
        Assert.Equal(0, (await CallAsync("publish", "-m", "two see more")).Code);
    }

    private async Task<string> DraftAsync(string text)
    {
        await using var store = await OpenAsync();
        var workbench = new Workbench(store.Drafts, store.Releases, TimeProvider.System);
        var (draft, _) = await workbench.OpenAsync("a draft", "user:ana", default);
        var seen = (await workbench.ReadAsync(draft!.Id, Playbook, default))!.Etag;
        Assert.Equal(SaveEnd.Saved, (await workbench.SaveAsync(draft.Id, Playbook, text, seen, "user:ana", default)).End);
        return draft.Id;
    }

    private async Task<ReleaseEntry[]> EntriesAsync()
    {
        await using var store = await OpenAsync();
        return [.. await store.Releases.ListAsync(null, 100, default)];
    }

    private async Task<IStore> OpenAsync() =>
        (await Stores.OpenAsync(StoreAddress.DefaultFor(Path.Combine(_calling.Folder, "small")), TimeProvider.System, default)).Store!;

    private void Retitle(string title)
    {
        var text = _calling.Read($"small/{Playbook}");
        var start = text.IndexOf("\"title\": \"", text.IndexOf("\"rules\"", StringComparison.Ordinal), StringComparison.Ordinal) + "\"title\": \"".Length;
        Write(Playbook, text[..start] + title + text[text.IndexOf('"', start)..]);
    }

    private void Edit(string path, string old, string replacement)
    {
        var text = _calling.Read($"small/{path}");
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private void Write(string path, string text) => _calling.Write($"small/{path}", text);

    private static JsonElement Json(Called called) => JsonDocument.Parse(called.Output).RootElement;
}
