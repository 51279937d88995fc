using System.Text.Json;
using Microsoft.Data.Sqlite;
using Playbooks.Storage;
using Playbooks.Storage.Keys;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class KeyVerbTests : IDisposable
{
    private readonly Calling _calling = new();

    [Fact]
    public async Task ANewKeyIsPrintedAndNothingElse()
    {
        var called = await _calling.CallInWorkspaceAsync("key", "new", "CRM", "--role", "agent", "--team", "north");
        Assert.Equal(0, called.Code);
        Assert.True(KeySecret.IsWellFormed(called.Output.Trim()));
        await using var store = await OpenAsync();
        var key = (await store.Keys.FindByHashAsync(KeySecret.HashOf(called.Output.Trim()), default))!;
        Assert.Equal(("CRM", "north", "recommend read work", $"key:{key.Id}", $"command:{Environment.UserName}"), (key.Name, key.Team, string.Join(' ', key.Scopes), key.Actor, key.CreatedBy));
    }

    [Fact]
    public async Task AKeyForAPersonActsAsThem()
    {
        var made = await JsonAsync("key", "new", "laptop", "--role", "approver", "--for", "ana", "--expires", "2027-01-01");
        var listed = (await JsonAsync("key", "list")).GetProperty("keys")[0];
        Assert.Equal((made.GetProperty("id").GetString(), "user:ana", "until 2027-01-01"), (listed.GetProperty("id").GetString(), listed.GetProperty("actor").GetString(), listed.GetProperty("state").GetString()));
        Assert.False(listed.TryGetProperty("key", out _));
    }

    [Fact]
    public async Task ARevokedKeyIsListedAsThat()
    {
        var id = (await JsonAsync("key", "new", "CRM", "--role", "agent")).GetProperty("id").GetString()!;
        Assert.Equal(0, (await _calling.CallInWorkspaceAsync("key", "revoke", id)).Code);
        Assert.Contains("revoked 2026-03-02", (await _calling.CallInWorkspaceAsync("key", "list")).Output, StringComparison.Ordinal);
        var again = await _calling.CallInWorkspaceAsync("key", "revoke", id);
        Assert.Equal(2, again.Code);
        Assert.Contains($"there is no key `{id}` that is in force", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`owner` is none of `agent`, `reader`, `author`, `approver`, `admin`", "key", "new", "CRM", "--role", "owner")]
    [InlineData("a name is one line of up to 80 characters", "key", "new", "a\nb", "--role", "agent")]
    [InlineData("a key expires at a time to come", "key", "new", "CRM", "--role", "agent", "--expires", "2020-01-01")]
    public async Task AMistakeInTheCallMakesNoKey(string message, params string[] arguments)
    {
        var called = await _calling.CallInWorkspaceAsync(arguments);
        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains(message, called.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await JsonAsync("key", "list")).GetProperty("keys").GetArrayLength());
    }

    [Fact]
    public async Task ALinkLeadsToTheSignIn() =>
        Assert.Matches("^http://127\\.0\\.0\\.1:6000/sign-in\\?token=[A-Za-z0-9_-]{43}\n$", (await _calling.CallInWorkspaceAsync("key", "link", "--url", "http://127.0.0.1:6000/")).Output);

    [Fact]
    public async Task TheAuditTellsOfKeysAndIsWhole()
    {
        await _calling.CallInWorkspaceAsync("key", "new", "CRM", "--role", "agent");
        await _calling.CallInWorkspaceAsync("key", "link", "--for", "ana", "--role", "author");
        var records = (await JsonAsync("audit", "list")).GetProperty("records").EnumerateArray().Select(record => $"{record.GetProperty("number")} {record.GetProperty("action")} {record.GetProperty("note")}");
        Assert.Equal(["2 link.created role author", "1 key.created recommend read work"], records);
        var verified = await _calling.CallInWorkspaceAsync("audit", "verify");
        Assert.Equal((0, "the audit is whole\n"), (verified.Code, verified.Output));
    }

    [Fact]
    public async Task TheAuditNamesTheFirstRecordThatWasTamperedWith()
    {
        foreach (var name in new[] { "one", "two", "three" })
        {
            await _calling.CallInWorkspaceAsync("key", "new", name, "--role", "agent");
        }
        Tamper();
        var verified = await _calling.CallInWorkspaceAsync("audit", "verify");
        Assert.Equal((1, ""), (verified.Code, verified.Output));
        Assert.Contains("record 2 of the audit is not as it was written", verified.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await JsonAsync("audit", "verify")).GetProperty("brokenAt").GetInt32());
    }

    public void Dispose() => _calling.Dispose();

    private async Task<JsonElement> JsonAsync(params string[] arguments) =>
        JsonDocument.Parse((await _calling.CallInWorkspaceAsync([.. arguments, "--json"])).Output).RootElement;

    // As somebody would who has the file and knows the database: the store itself refuses.
    private void Tamper()
    {
        using var connection = new SqliteConnection($"Data Source={StoreAddress.DefaultFor(Path.Combine(_calling.Folder, "small")).Place};Pooling=False");
        connection.Open();
        using var triggers = connection.CreateCommand();
        triggers.CommandText = "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'";
        var drops = new List<string>();
        using (var names = triggers.ExecuteReader())
        {
            while (names.Read())
            {
                drops.Add(names.GetString(0));
            }
        }
        using var change = connection.CreateCommand();
        change.CommandText = string.Concat(drops) + "UPDATE audit SET actor = 'command:nobody' WHERE number = 2";
        change.ExecuteNonQuery();
    }

    private async Task<IStore> OpenAsync() =>
        (await Stores.OpenAsync(StoreAddress.DefaultFor(Path.Combine(_calling.Folder, "small")), TimeProvider.System, default)).Store!;
}
