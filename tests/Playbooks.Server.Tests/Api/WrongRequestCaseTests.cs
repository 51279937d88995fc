using System.Text.Json;
using Microsoft.Data.Sqlite;
using Playbooks.Server.Api;
using Playbooks.Server.Tests.Api.Described;
using Playbooks.Storage;

namespace Playbooks.Server.Tests.Api;

/// <summary>Requests made wrongly get the right status and problem details, change nothing, and are told nothing of what is inside.</summary>
public sealed class WrongRequestCaseTests
{
    private static readonly string s_folder = Repository.PathOf("tests/Playbooks.Server.Tests/Api/WrongRequests");

    // What sign-ins leave behind, and what is remembered of requests, is no change of what the service keeps for its users.
    private static readonly string[] s_passing = ["requests", "sessions", "audit", "probe", "sqlite_sequence"];

    [Fact]
    public async Task EachIsRefusedAsTheFilesSayAndChangesNothing()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var words = await WrongRequestSeeds.PlantAsync(service, workspace);
        var api = await DescribedApi.ReadAsync(service.Http);
        var before = Dump(workspace);
        var failures = new List<string>();
        foreach (var wrong in WrongCase.All(s_folder).Select(wrong => wrong.With(words)))
        {
            if (await TryAsync(service, wrong, words, api, workspace) is { } failure)
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
    public async Task EveryOperationIsAskedWronglyAtLeastOnce()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var api = await DescribedApi.ReadAsync(service.Http);
        var asked = WrongCase.All(s_folder).Where(wrong => wrong.Status is >= 400 and not 405).Select(wrong => api.OperationOf(wrong.Method, wrong.Address)).OfType<string>();
        Assert.Equal([], api.Operations.Except(asked));
        Assert.InRange(WrongCase.All(s_folder).Count(), 300, 3000);
    }

    private static async Task<string?> TryAsync(RunningService service, WrongCase wrong, (string Word, string Meaning)[] words, DescribedApi api, WorkspaceCopy workspace)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var admin = words.Single(word => word.Word == "{{key}}").Meaning;
        var (status, head, body) = await RawCall.SendAsync(service.Address, wrong.Line, wrong.HeadersWith(service.Address.Authority, admin), wrong.Body, patience.Token);
        var shown = $"{wrong.Line[..Math.Min(100, wrong.Line.Length)]} {string.Join(", ", wrong.Headers.Select(header => header[..Math.Min(40, header.Length)]))} {wrong.Text[..Math.Min(100, wrong.Text.Length)]}: {status} {body[..Math.Min(300, body.Length)]}";
        // The server itself refuses what is no HTTP, before any answer of ours.
        if (wrong.Code == "-")
        {
            return status == wrong.Status ? null : $"expected {wrong.Status}, {shown}";
        }
        if (status != wrong.Status || !head.Contains("Content-Type: application/problem+json", StringComparison.OrdinalIgnoreCase))
        {
            return $"expected {wrong.Status} {wrong.Code}, {shown}";
        }
        if (!IsProblem(JsonDocument.Parse(body).RootElement, wrong) || !head.Contains("X-Content-Type-Options: nosniff", StringComparison.Ordinal)
            || !head.Contains("Cache-Control: no-store", StringComparison.Ordinal) || head.Contains("\nServer:", StringComparison.Ordinal))
        {
            return $"expected {wrong.Code} {wrong.Diagnostic}, {shown} {head}";
        }
        if (api.OperationOf(wrong.Method, wrong.Address) is not null && api.Complaint(wrong.Method, wrong.Address, status, Problem.MediaType, body) is { } undescribed)
        {
            return $"{undescribed}: {shown}";
        }
        IEnumerable<string> inside = [workspace.Folder, Path.GetTempPath() + "playbooks", admin, "Exception", "Playbooks.", "Microsoft.", "   at ", "SQLite", "root:"];
        // Who is bound to a team is told nothing of other teams' accounts, not even that they are there.
        var others = wrong.Headers.Any(header => header.EndsWith(words.Single(word => word.Word == "{{southern}}").Meaning, StringComparison.Ordinal)) ? (string[])["A-1", "A-2", "Alder", "Cedar"] : [];
        return inside.Concat(others).FirstOrDefault(word => body.Contains(word, StringComparison.Ordinal)) is { } leaked ? $"`{leaked}` leaked by {shown}" : null;
    }

    private static bool IsProblem(JsonElement problem, WrongCase wrong) =>
        problem.Text("code") == wrong.Code && problem.Text("type") == $"urn:playbooks:problem:{wrong.Code}" && problem.GetProperty("status").GetInt32() == wrong.Status
        && problem.Text("title").Length > 0 && problem.Text("detail").Length > 0
        && (wrong.Diagnostic is null || problem.Items("diagnostics").Any(diagnostic => diagnostic.Text("code") == wrong.Diagnostic));

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
