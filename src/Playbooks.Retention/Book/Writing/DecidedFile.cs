using Playbooks.Engine.Compiling;
using Playbooks.Retention.Book.Sheets;
using Playbooks.Retention.Interviews;

namespace Playbooks.Retention.Book.Writing;

/// <summary>The file of a run: batches of decisions are written to it in the order of the book, and counted.</summary>
internal sealed class DecidedFile : IDisposable
{
    private readonly Release _release;
    private readonly DateTimeOffset _at;
    private readonly DecisionFormat _format;
    private readonly Stream _stream;
    private readonly DecisionSheet? _sheet;
    private readonly InterviewFiles? _interviews;

    private DecidedFile(Release release, DateTimeOffset at, DecisionFormat format, Stream stream, InterviewFiles? interviews)
    {
        (_release, _at, _format, _stream, _interviews) = (release, at, format, stream, interviews);
        _sheet = format == DecisionFormat.Xlsx ? new DecisionSheet(stream, DecisionCells.Of(release)) : null;
    }

    public BookCounts Counts { get; } = new();

    /// <summary>Begins a file.</summary>
    public static DecidedFile Create(Release release, DateTimeOffset at, DecisionFormat format, Stream stream, InterviewFiles? interviews) =>
        new(release, at, format, stream, interviews);

    /// <summary>Decides for it. A sheet is one archive, which one thread writes; the texts of the others are written where they are decided.</summary>
    public ParallelDeciding Decide(int? threads, CancellationToken cancellation) => new(
        (stream, number) => _sheet is null ? BookDeciding.ToPiece(_release, _at, _format, stream, begins: number == 0) : BookDeciding.ToNothing(_release, _at),
        cancellation,
        threads,
        keepsDecisions: _sheet is not null || _interviews is not null);

    /// <summary>Writes batches that are done; of each it tells before it is counted.</summary>
    public void Write(IEnumerable<BookBatch> batches, Action<BookBatch> tell)
    {
        foreach (var batch in batches)
        {
            using (batch)
            {
                tell(batch);
                _stream.Write(batch.Written.Span);
                foreach (var (request, decision) in batch.Decisions ?? [])
                {
                    _sheet?.Write(decision);
                    _interviews?.Add(request, decision);
                }
                Counts.Add(batch.Counts);
            }
        }
    }

    public void Dispose()
    {
        _sheet?.Dispose();
        _stream.Dispose();
    }
}
