using System.Text.Json;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class BenchVerbTests
{
    private const string Book = "account.id,contact.id,contact.role,contact.attitude,contact.behaviour\nA,a1,DecisionMaker,3,2\nB,b1,EndUser,9,9\n";

    [Fact]
    public async Task JsonSaysWhatWasMeasured()
    {
        using var calling = new Calling();
        calling.Write("book.csv", Book);

        var called = await calling.CallInWorkspaceAsync("bench", "--book", "book.csv", "--rounds", "1", "--json");

        Assert.Equal(0, called.Code);
        var json = JsonDocument.Parse(called.Output).RootElement;
        Assert.Equal(("book.csv", 2, 2), (json.GetProperty("book").GetString(), json.GetProperty("accounts").GetInt32(), json.GetProperty("contacts").GetInt32()));
        Assert.Equal(
            ["decide", "decide, without messages", "decide, actions alone", "decide, every rule explained", "all rules that match", "best rule that matches"],
            json.GetProperty("speed").EnumerateArray().Select(speed => speed.GetProperty("what").GetString()));
        Assert.Equal(["derive", "match", "rank", "write", "explain"], json.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("stage").GetString()));
        Assert.Equal(JsonValueKind.Array, json.GetProperty("templates").ValueKind);
    }

    [Fact]
    public async Task ARuleThatCannotBeLookedUpIsNamedWithItsPlaceAndAWayOut()
    {
        using var calling = new Calling();
        calling.Write("book.csv", Book);
        await calling.CallAsync("new", "small");
        calling.Write("small/playbooks/extra.json", """
            {
              "playbook": "extra", "title": "Extra", "band": "save",
              "rules": [ { "id": "by-condition", "if": "contact.role == 'EndUser'", "then": "check-in" } ]
            }
            """);

        var called = await calling.CallAsync("bench", "--book", "book.csv", "--rounds", "1", "--workspace", "small");

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.StartsWith("book.csv: 2 accounts, 2 contacts, on one thread\n", called.Output, StringComparison.Ordinal);
        Assert.Contains(
            "playbooks/extra.json:3:45  extra/by-condition: contact.role == 'EndUser'\n    a condition is worked out, not looked up; write it as cells in `when`: \"contact.role\": \"EndUser\"\n",
            called.Output,
            StringComparison.Ordinal);
        Assert.Matches("extra/by-condition +playbooks/extra.json:3 +2 +1 ", called.Output);
    }

    [Fact]
    public async Task TheSampleBookIsTakenWhereNoneIsNamed()
    {
        using var calling = new Calling();

        var called = await calling.CallInWorkspaceAsync("bench", "--rounds", "1", "--json");

        Assert.Equal(0, called.Code);
        Assert.True(JsonDocument.Parse(called.Output).RootElement.GetProperty("accounts").GetInt32() > 0);
    }

    [Theory]
    [InlineData("a map reads the columns of a file", "--map", "map.json")]
    [InlineData("`book.xlsx` cannot be read: `.xlsx` is not supported", "--book", "book.xlsx")]
    [InlineData("`--rounds` is a number from 1 to 100", "--rounds", "0")]
    public async Task AWrongCallIsRefused(string message, params string[] options)
    {
        using var calling = new Calling();

        var called = await calling.CallInWorkspaceAsync(["bench", .. options]);

        Assert.Equal(2, called.Code);
        Assert.Contains(message, called.Error, StringComparison.Ordinal);
    }
}
