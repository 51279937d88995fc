using System.Runtime.CompilerServices;
using Playbooks.Engine.Compiling;
using Playbooks.Retention.Decisions;

namespace Playbooks.Retention.Book.Records;

/// <summary>The book of the store, account by account, as facts by the vocabulary of one release.</summary>
public sealed class StoreBook(IBookStore book, IDecisionLog log, Release release, DateTimeOffset at)
{
    // Of each account all is read, so that a page of them is some megabytes at most.
    private const int PageSize = 100;

    /// <summary>The team whose accounts alone are read; null for all.</summary>
    public string? Team { get; init; }

    /// <summary>The accounts by id, after one where that is given. What does not fit the vocabulary is not known.</summary>
    public async IAsyncEnumerable<BookAccount> ReadAsync(string? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var past = PastRecommendations.Of(release);
        var facts = AccountFacts.Of(release);
        while (await book.ListAsync(null, Team, after, PageSize, cancel) is { Length: > 0 } page)
        {
            foreach (var file in page)
            {
                var history = await past.ReadAsync(log, file.Account.Account, at, cancel);
                yield return new BookAccount(0, facts.Read(file, at, history: history).Input.Facts, history);
            }
            after = page[^1].Account.Account;
        }
    }
}
