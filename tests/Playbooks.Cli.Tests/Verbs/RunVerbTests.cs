using Playbooks.Testing;
using System.Text.Json;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class RunVerbTests
{
    private const string Book = "account.id,contact.id,contact.role,contact.attitude,contact.behaviour\nA,a1,DecisionMaker,3,2\nB,b1,EndUser,9,9\nB,b2,Boss,1,1\n";

    [Fact]
    public async Task ATableNamesAContactsOwnActionBeforeThoseOfTheAccount()
    {
        using var calling = new Calling();
        var book = Repository.PathOf("playbooks/sample-book/book.csv");

        await calling.CallAsync("run", "--in", book, "--out", "out.csv", "--at", "2026-11-02T09:00:00.1234567Z", "--workspace", Repository.Root);

        var row = Assert.Single(calling.Read("out.csv").Split('\n'), line => line.StartsWith("A-02,C-0204,", StringComparison.Ordinal));
        Assert.Contains(",monitor,high-risk/watch,", row, StringComparison.Ordinal);
        Assert.Contains(",2026-11-09T09:00:00Z,", row, StringComparison.Ordinal);
        Assert.EndsWith(",rescue-team; clear-issue", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABookIsDecidedAndTheActionsAreCounted()
    {
        using var calling = new Calling();
        calling.Write("book.csv", Book);

        var called = await calling.CallInWorkspaceAsync("run", "--in", "book.csv", "--out", "decided.jsonl");

        Assert.Equal(0, called.Code);
        Assert.Equal("action             recommended\ncheck-in           1\npersonal-recovery  1\n", called.Output);
        Assert.Contains("book.csv:4: `Boss` is none of the values of `contact.role`", called.Error, StringComparison.Ordinal);
        Assert.Contains("2 accounts with 2 contacts decided", called.Error, StringComparison.Ordinal);
        Assert.Contains("rejected rows are in decided.rejected.csv", called.Error, StringComparison.Ordinal);
        Assert.Equal(2, calling.Read("decided.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("b2,Boss,1,1,4,", calling.Read("decided.rejected.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonSaysWhatCameOfIt()
    {
        using var calling = new Calling();
        calling.Write("book.csv", Book);

        var json = JsonDocument.Parse((await calling.CallInWorkspaceAsync("run", "--in", "book.csv", "--out", "decided.csv", "--json")).Output).RootElement;

        Assert.Equal((2, 1), (json.GetProperty("accounts").GetInt32(), json.GetProperty("rejected").GetInt32()));
        Assert.Equal("decided.rejected.csv", json.GetProperty("rejectedFile").GetString());
    }

    [Fact]
    public async Task ABookOfWhichNothingCanBeReadIsAProblemFound()
    {
        using var calling = new Calling();
        calling.Write("book.csv", "account.id,contact.attitude\nA,high\n");

        var called = await calling.CallInWorkspaceAsync("run", "--in", "book.csv", "--out", "decided.csv");

        Assert.Equal(1, called.Code);
        Assert.Contains("1 row rejected", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATerminalShowsATable()
    {
        using var calling = new Calling { OnTerminal = true };
        calling.Write("book.csv", "account.id,contact.id,contact.attitude,contact.behaviour\nA,a1,9,9\n");

        var called = await calling.CallInWorkspaceAsync("run", "--in", "book.csv", "--out", "decided.csv");

        Assert.Equal(0, called.Code);
        Assert.Contains("╭", called.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("book.csv", "decided.xls", "`decided.xls` cannot be written: `.xls` is not supported")]
    [InlineData("book.xlsx", "decided.csv", "`book.xlsx` cannot be read: `.xlsx` is not supported")]
    [InlineData("bok.csv", "decided.csv", "there is no file `bok.csv`\n  = help: did you mean `book.csv`?")]
    [InlineData("book", "decided.csv", "`book` cannot be read: its name has no ending")]
    [InlineData("small", "decided.csv", "`small` cannot be read: it is a folder")]
    [InlineData("book.csv", "decided", "`decided` cannot be written: its name has no ending")]
    [InlineData("nowhere.csv", "decided.csv", "there is no file `nowhere.csv`")]
    [InlineData("book.csv", "nowhere/decided.csv", "there is no folder for `nowhere/decided.csv`")]
    public async Task FilesThatCannotBeReadOrWrittenAreAWrongCall(string input, string output, string message)
    {
        using var calling = new Calling();
        calling.Write("book.csv", Book);

        var called = await calling.CallInWorkspaceAsync("run", "--in", input, "--out", output);

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains(message, called.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("book.csv", "book.csv")]
    [InlineData("book.rejected.csv", "book.csv")]
    public async Task WhatIsReadIsNeverOverwritten(string input, string output)
    {
        using var calling = new Calling();
        calling.Write(input, Book);

        var called = await calling.CallInWorkspaceAsync("run", "--in", input, "--out", output);

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains($"`{input}` would be overwritten", called.Error, StringComparison.Ordinal);
        Assert.Equal(Book, calling.Read(input));
    }

    [Fact]
    public async Task WhatWouldSteerATerminalIsShownAndDoesNothing()
    {
        using var calling = new Calling();
        calling.Write("book.csv", "account.id,account.valueScore\nA,\u001b[2J1\n");

        var called = await calling.CallInWorkspaceAsync("run", "--in", "book.csv", "--out", "decided.csv");

        Assert.StartsWith("book.csv:2: `account.valueScore` is of type number, and `␛[2J1` is none", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongHeaderIsSaidWithItsPlace()
    {
        using var calling = new Calling();
        calling.Write("book.csv", "account.id,contact.atitude\n");

        var called = await calling.CallInWorkspaceAsync("run", "--in", "book.csv", "--out", "decided.csv");

        Assert.Equal(2, called.Code);
        Assert.Contains("error PB5002: no fact is named `contact.atitude`", called.Error, StringComparison.Ordinal);
        Assert.Contains("--> book.csv:1:12", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMapReadsABookFromElsewhere()
    {
        using var calling = new Calling();
        calling.Write("customers.csv", "Number;Mood\n17;bad\n");
        calling.Write("m.json", """
            { "map": "m", "columns": { "number": { "from": "Number", "type": "text" }, "mood": { "from": "Mood", "type": "text" } },
              "facts": { "account.id": "number", "contact.id": "number", "contact.attitude": { "column": "mood", "values": { "bad": 2 } }, "contact.behaviour": { "is": "5.0" }, "contact.role": { "is": "'EndUser'" } } }
            """);

        var called = await calling.CallInWorkspaceAsync("run", "--in", "customers.csv", "--map", "m.json", "--out", "decided.csv");

        Assert.Equal((0, "action   recommended\nmonitor  1\n"), (called.Code, called.Output));
    }
}
