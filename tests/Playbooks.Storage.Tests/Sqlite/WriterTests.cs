using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Tests.Sqlite;

/// <summary>How the one writer does the work of many callers.</summary>
public sealed class WriterTests : IAsyncLifetime
{
    private TemporaryStore _temporary = null!;

    public async Task InitializeAsync() => _temporary = await TemporaryStore.OpenAsync();

    public async Task DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task CallersWhoWaitTogetherShareOneSyncOfTheDisk()
    {
        await using var writer = new Writer(new Database(_temporary.File));
        using var gate = new ManualResetEventSlim();
        var first = writer.WriteAsync(
            _ =>
            {
                gate.Wait();
                return 0;
            },
            default);
        var others = Enumerable.Range(0, 100).Select(number => writer.WriteAsync(connection => Note(connection, number), default)).ToArray();
        gate.Set();

        await first;
        Assert.All(await Task.WhenAll(others), touched => Assert.Equal(1, touched));
        Assert.Equal(1, writer.Commits);
    }

    [Fact]
    public async Task ACommandThatFailsTakesNoOtherWithIt()
    {
        await using var writer = new Writer(new Database(_temporary.File));
        using var gate = new ManualResetEventSlim();
        var first = writer.WriteAsync(
            connection =>
            {
                gate.Wait();
                return Note(connection, 1);
            },
            default);
        var wrong = writer.WriteAsync(connection => connection.Run("INSERT INTO probe (id, at) VALUES ($1, $2)", 1, null), default);
        var last = writer.WriteAsync(connection => connection.Number("SELECT count(*) FROM probe"), default);
        gate.Set();

        Assert.Equal(1, await first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => wrong);
        Assert.Equal(1, await last);
        Assert.Equal(1, writer.Commits);
    }

    [Fact]
    public async Task TheLogIsEmptiedBesideTheWriterAndBegunAnew()
    {
        const int LogPages = 100;
        var database = new Database(_temporary.File);
        await using var writer = new Writer(database, LogPages);
        await writer.WriteAsync(connection => connection.Run("CREATE TABLE large (number INTEGER PRIMARY KEY, bytes BLOB)"), default);

        // Begun anew, the log is shorter than all that was written to it.
        var written = 0;
        var isBegunAnew = await Eventually.BecomesAsync(
            async () =>
            {
                await Task.WhenAll(Enumerable.Range(0, LogPages).Select(_ => writer.WriteAsync(connection => Fill(connection), default)));
                written += LogPages;
                return new FileInfo(_temporary.File + "-wal").Length / Database.UsualPage < written / 2;
            },
            isShort => isShort);

        Assert.True(isBegunAnew);
        Assert.Equal(written, await writer.WriteAsync(connection => connection.Number("SELECT count(*) FROM large WHERE length(bytes) = 16384"), default));
    }

    private static int Fill(Connection connection) => connection.Run("INSERT INTO large (bytes) VALUES (zeroblob(16384))");

    private static int Note(Connection connection, int number) => connection.Run(
        "INSERT INTO probe (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at", DateTimeOffset.UnixEpoch.AddDays(number));
}
