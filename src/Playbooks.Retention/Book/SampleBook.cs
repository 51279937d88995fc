using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Retention.Book;

/// <summary>The small book that lies in a workspace, to try things on.</summary>
/// <param name="Accounts">Its accounts.</param>
/// <param name="Rejected">How many rows could not be read.</param>
public sealed record SampleBook(ImmutableArray<BookAccount> Accounts, int Rejected)
{
    /// <summary>How many accounts are read; what lies behind them is left out.</summary>
    public const int MostAccounts = 2_000;

    /// <summary>A book without accounts.</summary>
    public static readonly SampleBook Empty = new([], 0);

    /// <summary>
    /// Reads <c>book.csv</c> in a workspace's <c>playbooks/sample-book/</c>, or every CSV file there where it has none;
    /// empty where there is nothing. Files beside <c>book.csv</c> hold the records that it sums up.
    /// </summary>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="vocabulary">Its facts.</param>
    /// <param name="diagnostics">Where mistakes of headers go.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static SampleBook Read(string workspace, FactVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
    {
        var folder = Path.Combine(workspace, "playbooks", "sample-book");
        if (!Directory.Exists(folder))
        {
            return Empty;
        }
        var accounts = ImmutableArray.CreateBuilder<BookAccount>();
        var rejected = 0;
        var summary = Path.Combine(folder, "book.csv");
        var files = File.Exists(summary) ? [summary] : Directory.GetFiles(folder, "*.csv");
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            using var book = Books.Open(path, vocabulary, null, default, diagnostics);
            foreach (var item in book?.ReadSorted() ?? [])
            {
                rejected += item is RejectedRow ? 1 : 0;
                if (item is BookAccount account && accounts.Count < MostAccounts)
                {
                    accounts.Add(account);
                }
            }
        }
        return new SampleBook(accounts.ToImmutable(), rejected);
    }
}
