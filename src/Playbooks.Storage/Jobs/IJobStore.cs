using System.Collections.Immutable;
using Playbooks.Engine.Recording;

namespace Playbooks.Storage.Jobs;

/// <summary>Where jobs and their results are kept.</summary>
public interface IJobStore
{
    /// <summary>Keeps a new job.</summary>
    Task AddAsync(Job job, AuditEntry audit, CancellationToken cancel);

    /// <summary>A job, or null.</summary>
    Task<Job?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Jobs, newest first, with an id below <paramref name="before"/> where that is given.</summary>
    Task<ImmutableArray<Job>> ListAsync(string? before, int most, CancellationToken cancel);

    /// <summary>Jobs that wait or run: what is to be taken up after a restart.</summary>
    Task<ImmutableArray<Job>> UnfinishedAsync(CancellationToken cancel);

    /// <summary>
    /// Says how far a job is, and appends to its result, in one step: after a restart both agree. False, and nothing done,
    /// when it was cancelled in between.
    /// </summary>
    Task<bool> ProgressAsync(Job job, ReadOnlyMemory<byte> result, CancellationToken cancel);

    /// <summary>Cancels a job that waits or runs. False when it has ended.</summary>
    Task<bool> CancelAsync(string id, DateTimeOffset at, AuditEntry audit, CancellationToken cancel);

    /// <summary>The pieces of a job's result, in order.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ResultAsync(string id, CancellationToken cancel);

    /// <summary>Forgets jobs that ended before a time, with their results.</summary>
    Task DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancel);
}
