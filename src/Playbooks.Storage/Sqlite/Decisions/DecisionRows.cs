using System.Collections.Immutable;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Decisions;

/// <summary>Decisions and their actions as rows.</summary>
internal static class DecisionRows
{
    private const string Columns = "id, account, at, release, release_number, request, result, erased_at";

    public static DecisionRecord? Find(Connection connection, string id) =>
        connection.First($"SELECT {Columns} FROM decisions WHERE id = $1", Read, id) is { } record ? WithActions(connection, record) : null;

    public static ImmutableArray<DecisionRecord> Before(Connection connection, string? account, string? before, int most)
    {
        var records = account is null
            ? connection.All($"SELECT {Columns} FROM decisions WHERE id < $1 ORDER BY id DESC LIMIT $2", Read, before ?? StoredValue.AfterAllText, most)
            : connection.All(
                $"SELECT {Columns} FROM decisions WHERE account = $1 AND id < $2 ORDER BY id DESC LIMIT $3", Read, account, before ?? StoredValue.AfterAllText, most);
        return [.. records.Select(record => WithActions(connection, record))];
    }

    public static void Insert(Connection connection, DecisionRecord record)
    {
        var at = StoredValue.OfTime(record.At);
        connection.Run(
            $"INSERT INTO decisions ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            record.Id, record.Account, at, record.Release, record.ReleaseNumber, record.Request, record.Result, record.ErasedAt);
        InsertActions(connection, record, at);
    }

    public static void Replace(Connection connection, DecisionRecord record)
    {
        if (Find(connection, record.Id) is { } old)
        {
            connection.Run("DELETE FROM decided_actions WHERE account = $1 AND at = $2 AND decision = $3", old.Account, old.At, old.Id);
            connection.Run("DELETE FROM decisions WHERE id = $1", old.Id);
            Insert(connection, record);
        }
    }

    public static int DeleteBefore(Connection connection, DateTimeOffset time, int most)
    {
        connection.Run(
            """
            DELETE FROM decided_actions WHERE (account, at, decision) IN
            (SELECT account, at, id FROM decisions WHERE at < $1 ORDER BY at, id LIMIT $2)
            """,
            time, most);
        return connection.Run("DELETE FROM decisions WHERE id IN (SELECT id FROM decisions WHERE at < $1 ORDER BY at, id LIMIT $2)", time, most);
    }

    private static void InsertActions(Connection connection, DecisionRecord record, string at)
    {
        for (var place = 0; place < record.Actions.Length; place++)
        {
            var action = record.Actions[place];
            connection.Run(
                "INSERT INTO decided_actions (account, at, decision, place, rank, action, rule, contact) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                record.Account, at, record.Id, place, action.Rank, action.Action, action.Rule, action.Contact);
        }
    }

    private static DecisionRecord WithActions(Connection connection, DecisionRecord record) => record with
    {
        Actions = connection.All(
            "SELECT rank, action, rule, contact FROM decided_actions WHERE account = $1 AND at = $2 AND decision = $3 ORDER BY place",
            row => new DecidedAction(row.Int(0), row.Text(1), row.Text(2), row.TextOrNull(3)), record.Account, record.At, record.Id),
    };

    private static DecisionRecord Read(Row row) => new()
    {
        Id = row.Text(0),
        Account = row.Text(1),
        At = row.Time(2),
        Release = row.Text(3),
        ReleaseNumber = row.Number(4),
        Request = row.Bytes(5),
        Result = row.Bytes(6),
        ErasedAt = row.TimeOrNull(7),
    };
}
