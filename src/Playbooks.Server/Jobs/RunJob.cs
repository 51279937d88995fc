using Playbooks.Engine.Publishing;
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
            await jobs.ProgressAsync(Ended(job, JobState.Failed) with { Error = shelved.Problem }, default, cancel);
            return;
        }
        job = job with { State = JobState.Running, Total = job.Total ?? await CountAsync(order.Team, cancel) };
        var piece = new Piece(release, order, job.Checkpoint is null);
        try
        {
            await foreach (var account in new StoreBook(book, log, release.Release, order.At) { Team = order.Team }.ReadAsync(job.Checkpoint, cancel))
            {
                piece.Deciding.Decide(account);
                job = job with { Done = job.Done + 1, Checkpoint = IdOf(account) };
                if (job.Done % AccountsAtOnce == 0)
                {
                    if (!await jobs.ProgressAsync(job, piece.Finish(), cancel))
                    {
                        return;
                    }
                    piece.Dispose();
                    piece = new Piece(release, order, begins: false);
                }
            }
            await jobs.ProgressAsync(Ended(job, JobState.Done) with { Total = job.Done }, piece.Finish(), cancel);
        }
        finally
        {
            piece.Dispose();
        }
    }

    /// <summary>Says that a job cannot go on.</summary>
    public Task FailAsync(Job job, string error, CancellationToken cancel) => jobs.ProgressAsync(Ended(job, JobState.Failed) with { Error = error }, default, cancel);

    private Job Ended(Job job, JobState state) => job with { State = state, EndedAt = clock.GetUtcNow() };

    private async Task<long?> CountAsync(string? team, CancellationToken cancel) => team is null ? (await book.SizeAsync(cancel)).Accounts : null;

    private static string IdOf(BookAccount account) => (string)account.Facts.Account.Get(account.Facts.Account.Layout.Find("id")!)!;

    /// <summary>The decisions of some accounts, as they are written.</summary>
    private sealed class Piece : IDisposable
    {
        private readonly MemoryStream _bytes = new();
        private byte[]? _finished;

        public Piece(NumberedRelease release, RunOrder order, bool begins) =>
            Deciding = BookDeciding.ToPiece(release.Release, order.At, order.Format, _bytes, begins);

        public BookDeciding Deciding { get; }

        public byte[] Finish()
        {
            if (_finished is null)
            {
                Deciding.Dispose();
                _finished = _bytes.ToArray();
            }
            return _finished;
        }

        public void Dispose()
        {
            Deciding.Dispose();
            _bytes.Dispose();
        }
    }
}
