using System.Text.Json;
using Microsoft.Data.Sqlite;
using Playbooks.Storage;

namespace Playbooks.Server.Tests.Api;

/// <summary>Requests made wrongly get the right status and problem details, change nothing, and are told nothing of what is inside.</summary>
public sealed class WrongRequestCaseTests
{
    private static readonly string s_file = Repository.PathOf("tests/Playbooks.Server.Tests/Api/wrong-requests.txt");

    // What sign-ins leave behind, and what is remembered of requests, is no change of what the service keeps for its users.
    private static readonly string[] s_passing = ["requests", "sessions", "audit", "probe", "sqlite_sequence"];

    [Fact]
    public async Task EachIsRefusedAsTheFileSaysAndChangesNothing()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var admin = service.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        var reader = await RunningService.KeyOfAsync(workspace, TimeProvider.System, "reader", "rita");
        var draft = await service.DraftAsync();
        var before = Dump(workspace);
        var failures = new List<string>();
        foreach (var wrong in WrongCase.All(s_file))
        {
            if (await TryAsync(service, wrong, admin, reader, draft, workspace) is { } failure)
            {
                failures.Add(failure);
            }
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal(before, Dump(workspace));
        // All of that, and it still serves.
        Assert.Equal(200, (await service.Http.CallAsync("GET", "/v1/workspace")).Status);
    }

    [Fact]
    public void ThereAreEnoughOfThem() => Assert.InRange(WrongCase.All(s_file).Count(), 60, 1000);

    private static async Task<string?> TryAsync(RunningService service, WrongCase wrong, string admin, string reader, string draft, WorkspaceCopy workspace)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var host = service.Address.Authority;
        var headers = wrong.HeadersWith(host, admin).Select(header => header.Replace("{{reader}}", reader, StringComparison.Ordinal).Replace("{{host}}", host, StringComparison.Ordinal));
        var (status, head, body) = await RawCall.SendAsync(service.Address, wrong.Line.Replace("{{draft}}", draft, StringComparison.Ordinal), headers, wrong.Body, patience.Token);
        var shown = $"{wrong.Line}: {status} {body[..Math.Min(300, body.Length)]}";
        // The server itself refuses what is no HTTP, before any answer of ours.
        if (wrong.Code == "-")
        {
            return status == wrong.Status ? null : $"expected {wrong.Status}, {shown}";
        }
        if (status != wrong.Status || !head.Contains("Content-Type: application/problem+json", StringComparison.OrdinalIgnoreCase))
        {
            return $"expected {wrong.Status} {wrong.Code}, {shown}";
        }
        var problem = JsonDocument.Parse(body).RootElement;
        if (problem.Text("code") != wrong.Code || problem.GetProperty("status").GetInt32() != status || !head.Contains("X-Content-Type-Options: nosniff", StringComparison.Ordinal))
        {
            return $"expected {wrong.Code}, {shown}";
        }
        string[] inside = [workspace.Folder, admin, reader, "Exception", "Playbooks.", "Microsoft.", "   at ", "SQLite", "root:"];
        return inside.FirstOrDefault(word => body.Contains(word, StringComparison.Ordinal)) is { } leaked ? $"`{leaked}` leaked by {shown}" : null;
    }

    private static string Dump(WorkspaceCopy workspace)
    {
        using var connection = new SqliteConnection($"Data Source={StoreAddress.DefaultFor(workspace.Folder).Place};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Where(table => !s_passing.Contains(table) && !table.Contains("_words_", StringComparison.Ordinal));
        return string.Join('\n', tables.Select(table => $"{table}: {string.Join(" | ", Rows(connection, $"SELECT * FROM \"{table}\""))}"));
    }

    private static List<string> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tables' own names
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(at).ToString())));
        }
        return rows;
    }
}
