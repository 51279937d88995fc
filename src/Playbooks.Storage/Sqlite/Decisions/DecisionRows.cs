using System.Collections.Immutable;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Decisions;

/// <summary>Decisions as rows: each has one of its own, and one with its account. Results are read as they are kept.</summary>
internal static class DecisionRows
{
    private const string Columns = "id, account, at, release, release_number, request, result, erased_at";
    private const string Values = "$1, $2, $3, $4, $5, $6, $7, $8";

    private const string Select =
        $"SELECT {Columns}, (SELECT actions FROM account_decisions AS kept WHERE kept.account = decisions.account AND kept.at = decisions.at AND kept.decision = decisions.id) FROM decisions";

    public static DecisionRecord? Find(Connection connection, string id) => connection.First($"{Select} WHERE id = $1", Read, id);

    public static ImmutableArray<DecisionRecord> Before(Connection connection, string? account, string? before, int most) => account is null
        ? connection.All($"{Select} WHERE id < $1 ORDER BY id DESC LIMIT $2", Read, before ?? StoredValue.AfterAllText, most)
        : connection.All(
            // Ids first: sorting must not carry what the decisions hold.
            $"""
            {Select} WHERE id IN
            (SELECT decision FROM account_decisions WHERE account = $1 AND decision < $2 ORDER BY decision DESC LIMIT $3)
            ORDER BY id DESC
            """,
            Read, account, before ?? StoredValue.AfterAllText, most);

    /// <summary>Inserts a decision when its release is live. False, with nothing inserted, when it is not.</summary>
    /// <param name="connection">The writer's.</param>
    /// <param name="record">The decision.</param>
    /// <param name="result">Its result as it is kept.</param>
    /// <param name="texts">What is kept with its account.</param>
    public static bool InsertIfLive(Connection connection, DecisionRecord record, ReadOnlyMemory<byte> result, AccountDecision texts) =>
        Insert(connection, $"INSERT INTO decisions ({Columns}) SELECT {Values} WHERE (SELECT number FROM releases WHERE state = 'Live') = $5", record, result, texts);

    public static void Replace(Connection connection, DecisionRecord record)
    {
        if (Find(connection, record.Id) is { } old && Delete(connection, [new DecisionKey(old.Account, StoredValue.OfTime(old.At), old.Id)]) > 0)
        {
            Insert(connection, $"INSERT INTO decisions ({Columns}) VALUES ({Values})", record, record.Result, AccountDecision.Of(record));
        }
    }

    /// <summary>Keys of decisions from before a time, in their order, behind the one that is named.</summary>
    public static ImmutableArray<DecisionKey> KeysBefore(Connection connection, DateTimeOffset time, DecisionKey behind, int most) => connection.All(
        """
        SELECT account, at, decision FROM account_decisions
        WHERE (account, at, decision) > ($1, $2, $3) AND at < $4 ORDER BY account, at, decision LIMIT $5
        """,
        row => new DecisionKey(row.Text(0), row.Text(1), row.Text(2)), behind.Account, behind.At, behind.Id, time, most);

    /// <summary>Deletes decisions where they still are; how many.</summary>
    public static int Delete(Connection connection, ImmutableArray<DecisionKey> keys)
    {
        var deleted = 0;
        foreach (var key in keys)
        {
            if (connection.Run("DELETE FROM account_decisions WHERE account = $1 AND at = $2 AND decision = $3", key.Account, key.At, key.Id) > 0)
            {
                deleted += connection.Run("DELETE FROM decisions WHERE id = $1", key.Id);
            }
        }
        return deleted;
    }

    private static bool Insert(Connection connection, string sql, DecisionRecord record, ReadOnlyMemory<byte> result, AccountDecision texts) =>
        connection.Run(sql, record.Id, record.Account, texts.At, record.Release, record.ReleaseNumber, record.Request, result, record.ErasedAt) > 0
        && connection.Run(
            "INSERT INTO account_decisions (account, at, decision, actions) VALUES ($1, $2, $3, $4)", record.Account, texts.At, record.Id, texts.Actions) > 0;

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
        Actions = AccountDecision.Read(row.Text(8)),
    };
}
