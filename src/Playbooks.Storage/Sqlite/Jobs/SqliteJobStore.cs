using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Recording;
using Playbooks.Storage.Jobs;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Recording;

namespace Playbooks.Storage.Sqlite.Jobs;

/// <summary>Jobs and their results.</summary>
internal sealed class SqliteJobStore(Readers readers, Writer writer) : IJobStore
{
    private const string Columns = "id, kind, request, actor, created_at, state, done, total, checkpoint, ended_at, error";

    public Task AddAsync(Job job, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            connection.Run(
                $"INSERT INTO jobs ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                job.Id, job.Kind, job.Request, job.Actor, job.CreatedAt, job.State, job.Done, job.Total, job.Checkpoint, job.EndedAt, job.Error);
            return AuditWriter.Append(connection, audit);
        },
        cancel);

    public Task<Job?> FindAsync(string id, CancellationToken cancel) =>
        readers.ReadAsync(connection => connection.First($"SELECT {Columns} FROM jobs WHERE id = $1", Read, id), cancel);

    public Task<ImmutableArray<Job>> ListAsync(string? before, int most, CancellationToken cancel) => readers.ReadAsync(
        connection => connection.All($"SELECT {Columns} FROM jobs WHERE id < $1 ORDER BY id DESC LIMIT $2", Read, before ?? StoredValue.AfterAllText, most), cancel);

    public Task<ImmutableArray<Job>> UnfinishedAsync(CancellationToken cancel) => readers.ReadAsync(
        connection => connection.All($"SELECT {Columns} FROM jobs WHERE state IN ('Waiting', 'Running') ORDER BY id", Read), cancel);

    public Task<bool> ProgressAsync(Job job, ReadOnlyMemory<byte> result, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            var isUnfinished = connection.Run(
                """
                UPDATE jobs SET state = $2, done = $3, total = $4, checkpoint = $5, ended_at = $6, error = $7
                WHERE id = $1 AND state IN ('Waiting', 'Running')
                """,
                job.Id, job.State, job.Done, job.Total, job.Checkpoint, job.EndedAt, job.Error) > 0;
            if (isUnfinished && result.Length > 0)
            {
                connection.Run("INSERT INTO job_results (job, number, piece) SELECT $1, coalesce(max(number), 0) + 1, $2 FROM job_results WHERE job = $1", job.Id, result);
            }
            return isUnfinished;
        },
        cancel);

    public Task<bool> CancelAsync(string id, DateTimeOffset at, AuditEntry audit, CancellationToken cancel) => writer.WriteAsync(
        connection =>
        {
            var isUnfinished = connection.Run(
                "UPDATE jobs SET state = 'Cancelled', ended_at = $2 WHERE id = $1 AND state IN ('Waiting', 'Running')", id, at) > 0;
            if (isUnfinished)
            {
                AuditWriter.Append(connection, audit);
            }
            return isUnfinished;
        },
        cancel);

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ResultAsync(string id, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var number = 1L; ; number++)
        {
            // One piece at a time: a result may be larger than memory, and no reader is held while the caller sends it.
            var piece = await readers.ReadAsync(
                connection => connection.First("SELECT piece FROM job_results WHERE job = $1 AND number = $2", row => row.Bytes(0), id, number), cancel);
            if (piece is null)
            {
                yield break;
            }
            yield return piece;
        }
    }

    public Task DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancel) =>
        writer.WriteAsync(connection => connection.Run("DELETE FROM jobs WHERE ended_at < $1", time), cancel);

    private static Job Read(Row row) => new()
    {
        Id = row.Text(0),
        Kind = row.Text(1),
        Request = row.Text(2),
        Actor = row.Text(3),
        CreatedAt = row.Time(4),
        State = row.Name<JobState>(5),
        Done = row.Number(6),
        Total = row.NumberOrNull(7),
        Checkpoint = row.TextOrNull(8),
        EndedAt = row.TimeOrNull(9),
        Error = row.TextOrNull(10),
    };
}
