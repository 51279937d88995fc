using System.Text.Json;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class CheckVerbTests
{
    [Fact]
    public async Task ACleanWorkspaceIsFine()
    {
        using var calling = new Calling();

        var called = await calling.CallInWorkspaceAsync("check");

        Assert.Equal((0, ""), (called.Code, called.Output));
        Assert.Contains("clean: 5 rules, 1 playbook, 9 facts, 4 actions, 2 templates, 2 examples", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MistakesAreShownWithTheirPlaceAndExitWith1()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        calling.Write("small/playbooks/loyalty.json", calling.Read("small/playbooks/loyalty.json").Replace("\"contact.role\"", "\"contact.rolle\"", StringComparison.Ordinal));

        var called = await calling.CallInWorkspaceAsync("check");

        Assert.Equal((1, ""), (called.Code, called.Output));
        Assert.Contains("error PB2104: unknown fact `contact.rolle`", called.Error, StringComparison.Ordinal);
        Assert.Contains("--> playbooks/loyalty.json:11:", called.Error, StringComparison.Ordinal);
        Assert.Contains("= help: did you mean `contact.role`?", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonHasDiagnosticsAndCountsAndNothingElse()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        calling.Write("small/playbooks/loyalty.json", calling.Read("small/playbooks/loyalty.json").Replace("\"contact.role\"", "\"contact.rolle\"", StringComparison.Ordinal));

        var called = await calling.CallInWorkspaceAsync("check", "--json");

        Assert.Equal((1, ""), (called.Code, called.Error));
        var json = JsonDocument.Parse(called.Output).RootElement;
        var diagnostic = json.GetProperty("diagnostics")[0];
        Assert.Equal(
            ["code", "severity", "message", "help", "document", "path", "line", "column", "length", "replacement"],
            diagnostic.EnumerateObject().Select(member => member.Name));
        Assert.Equal((11, 13), (diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("length").GetInt32()));
        Assert.Equal(5, json.GetProperty("rules").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("release").ValueKind);
    }

    [Fact]
    public async Task TheWorkspaceThatShipsIsClean()
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("check", "--workspace", Repository.Root, "--json");

        Assert.Equal(0, called.Code);
        Assert.StartsWith("sha256:", JsonDocument.Parse(called.Output).RootElement.GetProperty("release").GetString(), StringComparison.Ordinal);
    }

    private const string Book = "account.id,account.name,contact.id,contact.name,contact.role,contact.attitude,contact.behaviour\nA,Aral,a1,Ann,DecisionMaker,3,2\nB,,b1,,EndUser,9,9\nB,,b2,Bob,EndUser,8,9\n";

    private const string Message = "---\nchannel: email\n---\nDear {{ contact.name }} of {{ account?.name }}";

    [Fact]
    public async Task ABookShowsWhoWouldGetABrokenOrHalfEmptyMessage()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        calling.Write("small/templates/check-in.email.scriban", Message);
        calling.Write("book.csv", Book);

        var called = await calling.CallInWorkspaceAsync("check", "--book", "book.csv", "--template", "check-in.email");

        Assert.Equal(1, called.Code);
        Assert.Equal(
            "B/b1  check-in.email  not written: `contact.name` is not known  templates/check-in.email.scriban:4:9\n"
            + "B/b2  check-in.email  with a gap: `account.name` has nothing in it, which leaves a gap in the text  templates/check-in.email.scriban:4:31\n",
            called.Output);
        Assert.Contains("2 accounts with 3 contacts: 2 message problems", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutATemplateItsMessagesAreThoseThatAreRecommended()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        calling.Write("small/templates/check-in.email.scriban", Message);
        calling.Write("book.csv", Book);

        var json = JsonDocument.Parse((await calling.CallInWorkspaceAsync("check", "--book", "book.csv", "--json")).Output).RootElement.GetProperty("book");

        Assert.Equal((2, 3, 0), (json.GetProperty("accounts").GetInt32(), json.GetProperty("contacts").GetInt32(), json.GetProperty("rejected").GetInt32()));
        var message = json.GetProperty("messages")[0];
        Assert.Equal(
            ("B", "b1", "check-in", "email", "check-in.email", "withheld", "templates/check-in.email.scriban", 4),
            (message.GetProperty("account").GetString(), message.GetProperty("contact").GetString(), message.GetProperty("action").GetString(), message.GetProperty("channel").GetString(),
            message.GetProperty("template").GetString(), message.GetProperty("problem").GetString(), message.GetProperty("document").GetString(), message.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task TheStoresBookIsCheckedToo()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        await StoreOfCalls.PublishAsync(calling);
        calling.Write("accounts.csv", "account.id,account.name\nA,Aral\n");
        calling.Write("contacts.csv", "account.id,contact.id,contact.name,contact.role\nA,a1,Ann,EndUser\n");
        await calling.CallInWorkspaceAsync("import", "accounts", "accounts.csv");
        await calling.CallInWorkspaceAsync("import", "contacts", "contacts.csv");

        var called = await calling.CallInWorkspaceAsync("check", "--book", "store", "--template", "check-in.email");

        Assert.Equal((0, ""), (called.Code, called.Output));
        Assert.Contains("1 account with 1 contact: every message can be written", called.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`--map` and `--template` say how a book is checked", "check", "--template", "check-in.email")]
    [InlineData("there is no template `check-in.emial`", "check", "--book", "book.csv", "--template", "check-in.emial")]
    [InlineData("a map reads columns, and the store has none", "check", "--book", "store", "--map", "book.csv")]
    public async Task CallsThatMakeNoSenseAreRefused(string expected, params string[] arguments)
    {
        using var calling = new Calling();
        calling.Write("book.csv", Book);

        var called = await calling.CallInWorkspaceAsync(arguments);

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains(expected, called.Error, StringComparison.Ordinal);
    }
}
