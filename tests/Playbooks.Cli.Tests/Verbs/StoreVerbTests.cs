using System.Text.Json;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class StoreVerbTests : IDisposable
{
    private const string Accounts = "account.id,account.name,account.valueScore,team\nA-1,Nordlicht,90,\nA-2,Two,10,north\n";
    private const string Contacts = "account.id,contact.id,contact.name,contact.role\nA-1,C-1,Ada,ExecutiveSponsor\nA-1,C-2,Bo,EndUser\n";
    private const string Surveys = "account.id,contact.id,at,contact.attitude,contact.behaviour\nA-1,C-1,2026-02-01,2,2\nA-1,C-2,2026-02-02,9,9\n";

    private readonly Calling _calling = new();

    public void Dispose() => _calling.Dispose();

    [Fact]
    public async Task WithoutAReleaseTheWayOutIsSaid()
    {
        _calling.Write("accounts.csv", Accounts);
        foreach (var call in new[] { "recommend --account A-1", "import accounts accounts.csv", "run --in store --out out.csv", "erase A-1", "interview --account A-1 --out x.md" })
        {
            var called = await _calling.CallInWorkspaceAsync(call.Split(' '));
            Assert.Equal((2, "error: no release is live in the store\n  = help: publish one: `playbooks publish -m NOTE`\n"), (called.Code, called.Error));
        }
    }

    [Fact]
    public async Task ImportingReportsWhatCameOfIt()
    {
        await FillAsync();
        _calling.Write("more.csv", "account.id,account.valueScore\nA-1,90\nA-3,150\n");
        var called = await _calling.CallInWorkspaceAsync("import", "accounts", "more.csv");
        Assert.Equal((0, "accounts: 0 added, 1 changed, 0 as before, 1 rejected\n"), (called.Code, called.Output));
        Assert.Equal("more.csv:3: `account.valueScore` is 150, at most 100 is allowed\nrejected rows are in more.rejected.csv\n", called.Error);
        Assert.Equal("account.id,account.valueScore,rejected.line,rejected.reason\nA-3,150,3,\"`account.valueScore` is 150, at most 100 is allowed\"\n", _calling.Read("more.rejected.csv"));
        var again = await _calling.CallInWorkspaceAsync("import", "accounts", "more.csv", "--json");
        var json = JsonDocument.Parse(again.Output).RootElement;
        Assert.Equal((1, 1, "more.rejected.csv"), (json.GetProperty("unchanged").GetInt32(), json.GetProperty("rejected").GetInt32(), json.GetProperty("rejectedFile").GetString()));
        Assert.Equal(2, (await _calling.CallInWorkspaceAsync("import", "customers", "more.csv")).Code);
        Assert.Equal(2, (await _calling.CallInWorkspaceAsync("import", "contacts", "more.csv")).Code);
    }

    [Fact]
    public async Task ADecisionAboutAnAccountIsExplainedAndReplayedAlsoAfterALaterRelease()
    {
        await FillAsync();
        var made = JsonDocument.Parse((await _calling.CallInWorkspaceAsync("recommend", "--account", "A-1", "--json")).Output).RootElement;
        var id = made.GetProperty("decision").GetString()!;
        Assert.Equal(26, id.Length);
        var rule = made.GetProperty("actions")[0].GetProperty("rule").GetString()!;
        _calling.Write("small/playbooks/loyalty.json", _calling.Read("small/playbooks/loyalty.json").Replace("\"title\": \"", "\"title\": \"New ", StringComparison.Ordinal));
        await StoreOfCalls.PublishAsync(_calling);

        var replayed = await _calling.CallInWorkspaceAsync("replay", id);
        Assert.Equal(0, replayed.Code);
        Assert.Matches("^the same [0-9]+ bytes, by release 1\n$", replayed.Output);
        Assert.True(JsonDocument.Parse((await _calling.CallInWorkspaceAsync("replay", id, "--json")).Output).RootElement.GetProperty("same").GetBoolean());
        var explained = await _calling.CallInWorkspaceAsync("explain", id);
        Assert.Contains($"{rule} for C-1: matched", explained.Output, StringComparison.Ordinal);
        Assert.NotEmpty(JsonDocument.Parse((await _calling.CallInWorkspaceAsync("explain", id, "--json")).Output).RootElement.GetProperty("rules").EnumerateArray());
        var one = JsonDocument.Parse((await _calling.CallInWorkspaceAsync("explain", id, "--rule", rule, "--json")).Output).RootElement.GetProperty("rules").EnumerateArray();
        Assert.All(one, outcome => Assert.Equal(rule, outcome.GetProperty("rule").GetString()));
        Assert.Contains(one, outcome => outcome.GetProperty("outcome").GetString() == "matched");
        Assert.Equal(
            (2, $"error: the decision's release has no rule `{rule}x`\n  = help: did you mean `{rule}`?\n"),
            ((await _calling.CallInWorkspaceAsync("explain", id, "--rule", rule + "x")) is var unknown ? unknown.Code : 0, unknown.Error));
        Assert.Equal((2, "error: the store has no decision `01X`\n"), ((await _calling.CallInWorkspaceAsync("replay", "01X")) is var missing ? missing.Code : 0, missing.Error));
    }

    [Fact]
    public async Task OneContactsPartLeavesTheOthersOut()
    {
        await FillAsync();
        var called = await _calling.CallInWorkspaceAsync("recommend", "--account", "A-1", "--contact", "C-2", "--json");
        Assert.DoesNotContain("C-1", called.Output, StringComparison.Ordinal);
        Assert.Contains("C-2", called.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recommend --account A-11", "the store has no account `A-11`", "did you mean `A-1`?")]
    [InlineData("recommend --account A-1 --contact C-9", "account `A-1` has no contact `C-9`", "its contacts are `C-1`, `C-2`")]
    [InlineData("recommend --account A-1 --facts x.json", "`--facts` and `--account` exclude one another", "give the facts, or name an account of the store")]
    [InlineData("recommend", "about whom? neither `--facts` nor `--account` is given", "give the facts with `--facts FILE`, or name an account of the store with `--account ID`")]
    [InlineData("recommend --facts x.json --contact C-1", "`--contact` and `--event` name records of the store's accounts", "give `--account`, or put them into the facts")]
    [InlineData("run --in store --out out.csv --map m.json", "a map reads columns, and the store has none", "leave `--map` out")]
    public async Task AWrongQuestionIsAnsweredWithHelp(string call, string message, string help)
    {
        await FillAsync();
        var called = await _calling.CallInWorkspaceAsync(call.Split(' '));
        Assert.Equal((2, $"error: {message}\n  = help: {help}\n"), (called.Code, called.Error));
    }

    [Fact]
    public async Task TheStoresBookIsDecidedAsAWhole()
    {
        await FillAsync();
        var called = await _calling.CallInWorkspaceAsync("run", "--in", "store", "--out", "out.csv", "--json");
        Assert.Equal(0, called.Code);
        Assert.Equal(2, JsonDocument.Parse(called.Output).RootElement.GetProperty("accounts").GetInt32());
        Assert.Equal(["account.id", "A-1", "A-1", "A-2"], _calling.Read("out.csv").TrimEnd().Split('\n').Select(line => line.Split(',')[0]));
        Assert.Equal(0, (await _calling.CallInWorkspaceAsync("run", "--in", "store", "--out", "out.xlsx")).Code);
        Assert.StartsWith("PK", _calling.Read("out.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErasedDecisionCannotBeReplayed()
    {
        await FillAsync();
        var made = JsonDocument.Parse((await _calling.CallInWorkspaceAsync("recommend", "--account", "A-1", "--json")).Output).RootElement.GetProperty("decision").GetString()!;
        Assert.Equal("erased in 2 records and 1 decision\n", (await _calling.CallInWorkspaceAsync("erase", "A-1")).Output);
        var called = await _calling.CallInWorkspaceAsync("replay", made);
        Assert.Equal((1, $"error: the personal data of decision `{made}` was erased on 2026-03-02, so it cannot be made again\n"), (called.Code, called.Error));
        Assert.Equal(2, (await _calling.CallInWorkspaceAsync("erase", "A-9")).Code);
    }

    private async Task FillAsync()
    {
        await _calling.CallInWorkspaceAsync("check");
        await StoreOfCalls.PublishAsync(_calling);
        foreach (var (kind, csv) in new[] { ("accounts", Accounts), ("contacts", Contacts), ("surveys", Surveys) })
        {
            _calling.Write(kind + ".csv", csv);
            Assert.Equal(0, (await _calling.CallInWorkspaceAsync("import", kind, kind + ".csv")).Code);
        }
    }
}
