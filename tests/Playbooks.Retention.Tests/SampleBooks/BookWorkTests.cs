using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Writing;
using Playbooks.Testing;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>How much it takes to decide the book that ships, CSV in and CSV out, in bytes, which no other work on the machine changes.</summary>
public sealed class BookWorkTests
{
    private const int Turns = 30;
    private const int AccountsAtOnce = 32;

    // The filter of the accounts that were seen, however long a book is.
    private const long Once = 16 << 20;

    // About one and a half times what it takes: 1.4 kB to read a contact with its share of the account, and 0.7 to decide about it.
    private const long ForAContact = 3_000;

    [Fact]
    public void AContactOfABookAllocatesLittle()
    {
        using var folder = new TemporaryFolder();
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "playbooks", "sample-book", "book.csv"));
        // The same accounts again and again, each time under other ids.
        var path = folder.Write("book.csv", $"{lines[0]}\n{string.Concat(Enumerable.Range(10, Turns).SelectMany(turn => lines[1..].Select(line => $"{turn}{line}\n")))}");
        Decide(path);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Decide(path);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before - Once) / (Turns * (lines.Length - 1)), 1, ForAContact);
    }

    private static void Decide(string path)
    {
        using var book = Books.Open(path, ShippedBook.Release.Workspace.Vocabulary, null, BookTime.AsOf, [])!;
        using var deciding = BookDeciding.ToPiece(ShippedBook.Release, BookTime.AsOf, DecisionFormat.Csv, Stream.Null, begins: true);
        foreach (var accounts in book.Read().OfType<BookAccount>().Chunk(AccountsAtOnce))
        {
            deciding.Decide(accounts);
        }
    }
}
