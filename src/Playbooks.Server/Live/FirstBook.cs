using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Server.Live;

/// <summary>Fills an empty book with the workspace's sample book before the service listens, so that there is something to try.</summary>
internal sealed partial class FirstBook(ServeOptions options, ILiveRelease live, IBookStore book, ILogger<FirstBook> log)
{
    /// <summary>Does it, where the book is empty and a release is live to read the sample by.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (live.Current is not { } release || (await book.SizeAsync(cancel)).Accounts > 0)
        {
            return;
        }
        var mistakes = new List<Diagnostic>();
        try
        {
            var results = await SampleRecords.ImportAsync(options.Workspace, release.Release, book, options.Clock, mistakes, cancel);
            Imported(log, results.Where(result => result.Kind == RecordKind.Accounts).Sum(result => result.Added), results.Sum(result => result.Rejected), mistakes.Count);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            // The book stays as it is; the service runs without a sample.
            Unreadable(log, away.Message);
        }
    }

    [LoggerMessage(20, LogLevel.Information, "the book was empty: {Accounts} accounts of the sample book are in it now ({Rejected} rows rejected, {Mistakes} mistakes in headers)")]
    private static partial void Imported(ILogger log, long accounts, long rejected, int mistakes);

    [LoggerMessage(21, LogLevel.Warning, "the sample book cannot be read: {Reason}")]
    private static partial void Unreadable(ILogger log, string reason);
}
