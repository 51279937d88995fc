using System.Globalization;
using System.Text;
using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Retention.Tests.Book;

public sealed class ParallelDecidingTests
{
    private const int Accounts = 700;
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("csv", 4)]
    [InlineData("jsonl", 4)]
    [InlineData("csv", 1)]
    public void AnyNumberOfThreadsWritesByteForByteWhatOneAfterTheOtherComesTo(string format, int threads)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("book.csv", Text());

        var result = Run(folder, path, $"many.{format}", threads);

        Assert.Equal(OneAfterTheOther(path, DecisionFormats.Find(format)!.Value), File.ReadAllBytes(folder.PathOf($"many.{format}")));
        Assert.Equal((Accounts, 2 * Accounts, Accounts / 10), (result.Accounts, result.Contacts, result.Rejected));
    }

    [Fact]
    public void RejectedRowsAndProgressComeInTheOrderOfTheBook()
    {
        using var folder = new TemporaryFolder();
        var (lines, accounts) = (new List<long>(), new List<long>());
        using var book = Books.Open(folder.Write("book.csv", Text()), SmallWorkspace.Vocabulary, null, s_at, [])!;

        new BookRun(SmallWorkspace.Release, s_at) { Threads = 4, OnRejected = row => lines.Add(row.Row.Line), OnProgress = progress => accounts.Add(progress.Accounts) }
            .Run(book, folder.PathOf("out.csv"), default);

        Assert.Equal(lines.Order(), lines);
        Assert.Equal(Enumerable.Range(1, Accounts).Select(number => (long)number), accounts);
    }

    [Fact]
    public void FewAccountsAreOnTheirWayAtATime()
    {
        var most = 0;
        using var deciding = new ParallelDeciding((stream, _) => BookDeciding.ToPiece(SmallWorkspace.Release, s_at, DecisionFormat.Csv, stream, begins: false), default, threads: 2, accounts: 10);
        using var folder = new TemporaryFolder();
        using var book = Books.Open(folder.Write("book.csv", Text()), SmallWorkspace.Vocabulary, null, s_at, [])!;
        var (taken, given) = (0, 0);
        foreach (var account in book.Read().OfType<BookAccount>())
        {
            taken++;
            foreach (var batch in deciding.Take(account, 0))
            {
                given += batch.Accounts;
                batch.Dispose();
            }
            most = Math.Max(most, taken - given);
        }

        // Four batches wait or are decided, and one is being filled.
        Assert.InRange(most, 10, 50);
    }

    [Fact]
    public void WhatGoesWrongOnAThreadIsToldToWhoeverWaits()
    {
        using var folder = new TemporaryFolder();
        using var book = Books.Open(folder.Write("book.csv", Text()), SmallWorkspace.Vocabulary, null, s_at, [])!;
        using var deciding = new ParallelDeciding((_, number) => throw new InvalidDataException($"piece {number}"), default);

        var account = book.Read().OfType<BookAccount>().First();
        Assert.Empty(deciding.Take(account, 0));

        Assert.Equal("piece 0", Assert.Throws<InvalidDataException>(() => deciding.Finish(0).ToList()).Message);
    }

    [Fact]
    public void ARowOfATableAllocatesLittle()
    {
        using var folder = new TemporaryFolder();
        using var book = Books.Open(folder.Write("book.csv", Text()), SmallWorkspace.Vocabulary, null, s_at, [])!;
        var accounts = book.Read().OfType<BookAccount>().ToList();
        Decide(accounts);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Decide(accounts);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (2 * Accounts), 1, 1_500);
    }

    private static void Decide(List<BookAccount> accounts)
    {
        using var deciding = BookDeciding.ToPiece(SmallWorkspace.Release, s_at, DecisionFormat.Csv, Stream.Null, begins: true);
        deciding.Decide(accounts);
    }

    private static BookRunResult Run(TemporaryFolder folder, string path, string output, int threads)
    {
        using var book = Books.Open(path, SmallWorkspace.Vocabulary, null, s_at, [])!;
        return new BookRun(SmallWorkspace.Release, s_at) { Threads = threads }.Run(book, folder.PathOf(output), default);
    }

    private static byte[] OneAfterTheOther(string path, DecisionFormat format)
    {
        using var book = Books.Open(path, SmallWorkspace.Vocabulary, null, s_at, [])!;
        using var bytes = new MemoryStream();
        using (var deciding = BookDeciding.ToPiece(SmallWorkspace.Release, s_at, format, bytes, begins: true))
        {
            foreach (var account in book.Read().OfType<BookAccount>())
            {
                deciding.Decide([account]);
            }
        }
        return bytes.ToArray();
    }

    // Each account has two contacts, and every tenth a third row that cannot be read.
    private static string Text()
    {
        var text = new StringBuilder("account.id,account.arr,account.name,contact.id,contact.attitude,contact.behaviour\n");
        for (var i = 0; i < Accounts; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"A-{i},{i * 700},\"Name, {i}\",c1,{i % 11},{i % 7}\n");
            text.Append(CultureInfo.InvariantCulture, $"A-{i},{i * 700},\"Name, {i}\",c2,{i % 5},\n");
            text.Append(i % 10 == 3 ? string.Create(CultureInfo.InvariantCulture, $"A-{i},,,c3,wrong,1\n") : "");
        }
        return text.ToString();
    }
}
