using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Publishing;

/// <summary>Release entries as rows.</summary>
internal static class ReleaseRows
{
    private const string Columns =
        "number, hash, state, origin, author, note, proposed_at, base, draft, draft_revision, restores, needs_approval, approved_by, approved_at, publish_at, live_from, live_until, ended_because";

    public static ReleaseEntry? Find(Connection connection, long number) =>
        connection.First($"SELECT {Columns} FROM releases WHERE number = $1", Read, number);

    public static ReleaseEntry? Find(Connection connection, string hash) =>
        connection.First($"SELECT {Columns} FROM releases WHERE hash = $1 ORDER BY number DESC LIMIT 1", Read, hash);

    public static ReleaseEntry? Live(Connection connection) =>
        connection.First($"SELECT {Columns} FROM releases WHERE state = 'Live'", Read);

    public static long? LiveNumber(Connection connection) =>
        connection.Number("SELECT number FROM releases WHERE state = 'Live'");

    public static ImmutableArray<ReleaseEntry> Before(Connection connection, long? before, int most) =>
        connection.All($"SELECT {Columns} FROM releases WHERE number < $1 ORDER BY number DESC LIMIT $2", Read, before ?? long.MaxValue, most);

    public static ImmutableArray<ReleaseEntry> Waiting(Connection connection) =>
        connection.All($"SELECT {Columns} FROM releases WHERE state IN ('Proposed', 'Scheduled') ORDER BY number", Read);

    public static ImmutableArray<ReleaseEntry> WaitingOf(Connection connection, string draft) =>
        connection.All($"SELECT {Columns} FROM releases WHERE draft = $1 AND state IN ('Proposed', 'Scheduled') ORDER BY number", Read, draft);

    public static void Insert(Connection connection, ReleaseEntry release, string content) => connection.Run(
        $"""
        INSERT INTO releases ({Columns}, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        """,
        release.Number, release.Hash, release.State, release.Origin, release.Author, release.Note, release.ProposedAt, release.Base, release.Draft,
        release.DraftRevision, release.Restores, release.NeedsApproval, release.ApprovedBy, release.ApprovedAt, release.PublishAt, release.LiveFrom, release.LiveUntil, release.EndedBecause, content);

    /// <summary>Writes what may change: where it stands, who approved it, its times and its end.</summary>
    public static void Update(Connection connection, ReleaseEntry release) => connection.Run(
        """
        UPDATE releases SET state = $2, approved_by = $3, approved_at = $4, publish_at = $5, live_from = $6, live_until = $7, ended_because = $8
        WHERE number = $1
        """,
        release.Number, release.State, release.ApprovedBy, release.ApprovedAt, release.PublishAt, release.LiveFrom, release.LiveUntil, release.EndedBecause);

    private static ReleaseEntry Read(Row row) => new()
    {
        Number = row.Number(0),
        Hash = row.Text(1),
        State = row.Name<ReleaseState>(2),
        Origin = row.Name<ReleaseOrigin>(3),
        Author = row.Text(4),
        Note = row.Text(5),
        ProposedAt = row.Time(6),
        Base = row.NumberOrNull(7),
        Draft = row.TextOrNull(8),
        DraftRevision = row.NumberOrNull(9),
        Restores = row.NumberOrNull(10),
        NeedsApproval = row.IsTrue(11),
        ApprovedBy = row.TextOrNull(12),
        ApprovedAt = row.TimeOrNull(13),
        PublishAt = row.TimeOrNull(14),
        LiveFrom = row.TimeOrNull(15),
        LiveUntil = row.TimeOrNull(16),
        EndedBecause = row.TextOrNull(17),
    };
}
