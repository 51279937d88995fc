using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Decisions;
using Playbooks.Storage.Jobs;

namespace Playbooks.Server.Jobs;

/// <summary>
/// Decides the store's whole book for a job, a hundred accounts at a time. What is decided and how far the job is are
/// kept in one step; after a restart it goes on behind the last account that was kept. Nothing of it counts as recommended.
/// </summary>
internal sealed class RunJob(IJobStore jobs, IBookStore book, IDecisionLog log, ReleaseShelf shelf, TimeProvider clock)
{
    /// <summary>How many accounts are decided before that is kept.</summary>
    public const int AccountsAtOnce = 100;

    /// <summary>Carries a job on to its end; returns early when it was cancelled.</summary>
    public async Task GoOnAsync(Job job, CancellationToken cancel)
    {
        var order = RunOrder.Read(job.Request);
        var shelved = await shelf.FindAsync(order.ReleaseNumber, order.Release, cancel);
        if (shelved.Release is not { } release)
        {
            await EndAsync(job, JobState.Failed, shelved.Problem, default, cancel);
            return;
        }
        job = job with { State = JobState.Running, Total = job.Total ?? await CountAsync(order.Team, cancel) };
        using var deciding = Begin(release, order, job.Checkpoint is null, cancel);
        await foreach (var account in new StoreBook(book, log, release.Release, order.At) { Team = order.Team }.ReadAsync(job.Checkpoint, cancel))
        {
            foreach (var batch in deciding.Take(account, 0))
            {
                using var taken = batch;
                var before = job.Done;
                job = Behind(batch, job);
                if (!await jobs.ProgressAsync(job, batch.Written, cancel))
                {
                    return;
                }
                Instruments.JobGotOn(job.Done - before);
            }
        }
        var rest = deciding.Finish(0).ToArray();
        foreach (var batch in rest)
        {
            using var taken = batch;
            var before = job.Done;
            job = Behind(batch, job);
            // The last piece and the end are kept in one step, too.
            var isKept = batch == rest[^1]
                ? await EndAsync(job with { Total = job.Done }, JobState.Done, null, batch.Written, cancel)
                : await jobs.ProgressAsync(job, batch.Written, cancel);
            if (!isKept)
            {
                return;
            }
            Instruments.JobGotOn(job.Done - before);
        }
    }

    /// <summary>Says that a job cannot go on.</summary>
    public Task FailAsync(Job job, string error, CancellationToken cancel) => EndAsync(job, JobState.Failed, error, default, cancel);

    // False where it was cancelled before.
    private async Task<bool> EndAsync(Job job, JobState state, string? error, ReadOnlyMemory<byte> result, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var isEnded = await jobs.ProgressAsync(job with { State = state, EndedAt = now, Error = error }, result, cancel);
        if (isEnded)
        {
            Instruments.JobEnded(state == JobState.Done ? "done" : "failed", now - job.CreatedAt);
        }
        return isEnded;
    }

    private async Task<long?> CountAsync(string? team, CancellationToken cancel) => team is null ? (await book.SizeAsync(cancel)).Accounts : null;

    // One core is left to those who ask meanwhile.
    private static ParallelDeciding Begin(NumberedRelease release, RunOrder order, bool begins, CancellationToken cancel) => new(
        (stream, number) => BookDeciding.ToPiece(release.Release, order.At, order.Format, stream, begins && number == 0),
        cancel,
        Math.Max(1, Environment.ProcessorCount - 1),
        AccountsAtOnce);

    private static Job Behind(BookBatch batch, Job job) =>
        batch.Items is [.., BookAccount last] ? job with { Done = job.Done + batch.Accounts, Checkpoint = IdOf(last) } : job;

    private static string IdOf(BookAccount account) => (string)account.Facts.Account.Get(account.Facts.Account.Layout.Find("id")!)!;
}
