using Playbooks.Engine.Deciding;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Decisions;
using Playbooks.Storage.Tests.Contracts;

namespace Playbooks.Storage.Tests.Sqlite;

/// <summary>What it takes to keep a decision.</summary>
public sealed class DecisionRowsTests
{
    // What it holds takes four pages, the file's first page tells how many there are, and two are of its keys; a page that
    // became full is two.
    private const int MostPages = 8;

    [Fact]
    public async Task ADecisionOnItsOwnChangesFewPages()
    {
        const int Decisions = 100;
        await using var temporary = await TemporaryStore.OpenAsync();
        await Given.LiveReleaseAsync(temporary.Store);
        using var connection = new Database(temporary.File).Open();

        connection.TakePagesWritten();
        for (var number = 0; number < Decisions; number++)
        {
            var record = Given.Decision($"{number:D26}", 1, $"A-{number % 9}", actions: [new DecidedAction(1, "call", "high-risk/call", "C-1"), new DecidedAction(2, "write", "high-risk/write", null)])
                with { Request = new byte[1_100], Result = new byte[12_000] };
            connection.Run("BEGIN IMMEDIATE");
            Assert.True(DecisionRows.InsertIfLive(connection, record, record.Result, AccountDecision.Of(record)));
            connection.Run("COMMIT");
        }

        Assert.InRange(connection.TakePagesWritten(), Decisions * 4, Decisions * MostPages);
    }

    [Fact]
    public async Task AResultNamesATextOnceTheStoreHasIt()
    {
        await using var temporary = await TemporaryStore.OpenAsync();
        await Given.LiveReleaseAsync(temporary.Store);
        var text = new SharedText(new byte[10_000]);
        foreach (var id in new[] { "01A", "01B", "01C" })
        {
            await temporary.Store.Decisions.AppendAsync(Given.Decision(id, 1) with { Result = new byte[10_000], Shared = [new SharedPart(0, text)] }, null, default);
        }

        using var connection = new Database(temporary.File).Open();
        Assert.Equal([10_000, 4, 4], connection.All("SELECT length(result) FROM decisions ORDER BY id", row => row.Number(0)).Select(length => (int)length));
        Assert.Equal(1, connection.Number("SELECT count(*) FROM decision_texts"));
    }
}
