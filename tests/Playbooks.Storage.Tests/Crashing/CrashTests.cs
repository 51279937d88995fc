using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Tests.Contracts;

namespace Playbooks.Storage.Tests.Crashing;

/// <summary>A real process is killed again and again while it writes: nothing that it was told is kept is ever lost.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 50;
    private const int MostWrites = 250;
    // Each tenth is killed before it has said a thing: while it starts, or while it takes up what the one before left.
    private const int EarlyEvery = 10;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("playbooks-crash-");
    private readonly HashSet<string> _decisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _reached = new(StringComparer.Ordinal);
    private readonly Random _random = new(20260302);

    private string StoreFile => Path.Combine(_folder.FullName, "playbooks.db");

    [Fact]
    public async Task NothingAcknowledgedIsLostWhenTheProcessIsKilled()
    {
        for (var round = 1; round <= Kills; round++)
        {
            var acknowledged = await WriteUntilKilledAsync(round, round % EarlyEvery is 0 ? 0 : _random.Next(1, MostWrites));
            await CheckAsync(acknowledged);
        }
        await CheckAllDecisionsAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Starts the writer, kills it after a number of acknowledged writes, and gives all that it said.</summary>
    private async Task<List<string>> WriteUntilKilledAsync(int round, int writes)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet")
        {
            ArgumentList = { typeof(CrashWriter).Assembly.Location, "crash", StoreFile, round.ToString("D3", CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        while (lines.Count < writes && await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }
        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync();
        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        // The last line may have been cut off by the kill: then nobody was told anything whole.
        lines.AddRange(rest.Split('\n')[..^1]);
        Assert.True(lines.Count >= writes);
        return lines;
    }

    private async Task CheckAsync(List<string> acknowledged)
    {
        foreach (var (what, which) in acknowledged.Select(line => line.Split(' ')).Select(parts => (parts[0], parts[1])))
        {
            if (what is "decision")
            {
                _decisions.Add(which);
            }
            else
            {
                _reached[what] = Math.Max(_reached.GetValueOrDefault(what), long.Parse(which, CultureInfo.InvariantCulture));
            }
        }
        await using var store = await OpenAsync();
        CheckFile();
        Assert.Null(await AuditChain.FindBreakAsync(store.Audit.AllAsync(default)));
        await CheckReleasesAsync(store);
        await CheckDraftAsync(store);
        await CheckJobAsync(store);
        await CheckAccountAsync(store);
    }

    private async Task CheckReleasesAsync(IStore store)
    {
        var releases = await store.Releases.ListAsync(null, int.MaxValue, default);
        Assert.True(releases.Length >= Reached("release"));
        Assert.Equal(Enumerable.Range(1, releases.Length).Select(number => (long)number).Reverse(), releases.Select(release => release.Number));
        Assert.All(releases, release => Assert.Equal(release.Number == releases.Length ? ReleaseState.Live : ReleaseState.Past, release.State));
        if (releases is [{ Number: > 1 } live, ..])
        {
            Assert.Equal(live.Number.ToString(CultureInfo.InvariantCulture), (await store.Releases.DocumentsAsync(live.Number, default))!.Texts["playbooks/facts.json"]);
        }
    }

    private async Task CheckDraftAsync(IStore store)
    {
        var document = (await store.Drafts.FindAsync(CrashWriter.Draft, default))?.Documents.GetValueOrDefault(CrashWriter.Document);
        Assert.True((document?.Version ?? 0) >= Reached("draft"));
        Assert.True(document is null || document.Text == CrashWriter.TextOf(document.Version));
    }

    private async Task CheckJobAsync(IStore store)
    {
        var done = (await store.Jobs.FindAsync(CrashWriter.Job, default))?.Done ?? 0;
        Assert.True(done >= Reached("job"));
        var result = new StringBuilder();
        await foreach (var piece in store.Jobs.ResultAsync(CrashWriter.Job, default))
        {
            result.Append(Given.Text(piece));
        }
        Assert.Equal(string.Concat(Enumerable.Range(1, (int)done).Select(number => $"{number}\n")), result.ToString());
    }

    private async Task CheckAccountAsync(IStore store)
    {
        var file = await store.Book.FindAsync(CrashWriter.Account, default);
        Assert.True((file?.Version ?? 0) >= Reached("account"));
        Assert.True(file is null || (file.Account.Facts == CrashWriter.FactsOf(file.Version) && file.Contacts[0].Facts == file.Account.Facts));
    }

    /// <summary>Every acknowledged decision is there, each with its action and with its place in the outbox, and none has one without the other.</summary>
    private async Task CheckAllDecisionsAsync()
    {
        await using var store = await OpenAsync();
        var kept = await store.Decisions.ListAsync(null, null, int.MaxValue, default);
        var ids = kept.Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(_decisions, ids);
        Assert.All(kept, record => Assert.Single(record.Actions));
        Assert.Equal(kept.Length, (await store.Decisions.RecommendedAsync("A-1", Given.Noon, Given.Noon.AddDays(1), default)).Length);
        Assert.Equal(ids, (await store.Webhooks.PendingAsync(CrashWriter.Webhook, int.MaxValue, default)).Select(delivery => delivery.Subject).ToHashSet(StringComparer.Ordinal));
        Assert.NotEmpty(_decisions);
    }

    private long Reached(string what) => _reached.GetValueOrDefault(what);

    private async Task<IStore> OpenAsync()
    {
        var opening = await Stores.OpenAsync(StoreAddress.Parse("sqlite:" + StoreFile), TimeProvider.System, default);
        Assert.Null(opening.Problem);
        return opening.Store!;
    }

    private void CheckFile()
    {
        using var connection = new SqliteConnection($"Data Source={StoreFile};Pooling=False");
        connection.Open();
        using var check = new SqliteCommand("PRAGMA integrity_check", connection);
        Assert.Equal("ok", check.ExecuteScalar());
    }
}
