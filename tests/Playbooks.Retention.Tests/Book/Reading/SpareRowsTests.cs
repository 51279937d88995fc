using System.Globalization;
using System.Text;
using Playbooks.Language.Values;
using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Retention.Tests.Book.Reading;

public sealed class SpareRowsTests
{
    private const int Accounts = 200;
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void RowsThatServeAgainSayNothingOfTheAccountsBefore()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("book.csv", Text());
        var plain = Read(path).ToList();
        var rows = new HashSet<FactRow>(ReferenceEqualityComparer.Instance);
        var read = 0;

        using (var deciding = Begin(keepsDecisions: false))
        {
            foreach (var account in Read(path))
            {
                AssertSaysTheSame(plain[read++], account);
                rows.UnionWith([account.Facts.Account, .. account.Facts.Contacts]);
                Dispose(deciding.Take(account, 0));
            }
            Dispose(deciding.Finish(0));
        }

        Assert.Equal(Accounts, read);
        // A few batches of ten are on their way at a time.
        Assert.InRange(rows.Count, 10, Accounts);
    }

    [Theory]
    [InlineData("csv", 1)]
    [InlineData("csv", 3)]
    [InlineData("jsonl", 1)]
    public void DecisionsOfRowsThatServeAgainAreThoseOfNewOnes(string format, int threads)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("book.csv", Text());
        using var expected = new MemoryStream();
        using (var deciding = BookDeciding.ToPiece(SmallWorkspace.Release, s_at, DecisionFormats.Find(format)!.Value, expected, begins: true))
        {
            deciding.Decide(Read(path));
        }
        using var written = new MemoryStream();

        using (var deciding = new ParallelDeciding(
            (stream, number) => BookDeciding.ToPiece(SmallWorkspace.Release, s_at, DecisionFormats.Find(format)!.Value, stream, begins: number == 0), default, threads, accounts: 10))
        {
            foreach (var account in Read(path))
            {
                Dispose(deciding.Take(account, 0), batch => written.Write(batch.Written.Span));
            }
            Dispose(deciding.Finish(0), batch => written.Write(batch.Written.Span));
        }

        Assert.Equal(Encoding.UTF8.GetString(expected.ToArray()), Encoding.UTF8.GetString(written.ToArray()));
    }

    [Fact]
    public void RowsOfDecisionsThatAreKeptServeNobodyElse()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("book.csv", Text());
        var rows = new HashSet<FactRow>(ReferenceEqualityComparer.Instance);

        using (var deciding = Begin(keepsDecisions: true))
        {
            foreach (var account in Read(path))
            {
                Assert.True(rows.Add(account.Facts.Account));
                Assert.All(account.Facts.Contacts.ToArray(), contact => Assert.True(rows.Add(contact)));
                Dispose(deciding.Take(account, 0));
            }
        }
    }

    [Fact]
    public void ABatchGivesItsRowsBackOnce()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("book.csv", Text());
        using var deciding = Begin(keepsDecisions: false);
        var rows = new HashSet<FactRow>(ReferenceEqualityComparer.Instance);
        using var book = Read(path).GetEnumerator();
        for (var i = 0; i < Accounts / 2 && book.MoveNext(); i++)
        {
            foreach (var batch in deciding.Take(book.Current, 0))
            {
                batch.Dispose();
                batch.Dispose();
            }
        }

        // None of these is disposed meanwhile.
        for (var i = 0; i < 40 && book.MoveNext(); i++)
        {
            Assert.True(rows.Add(book.Current.Facts.Account));
        }
    }

    private static ParallelDeciding Begin(bool keepsDecisions) => new(
        (stream, _) => BookDeciding.ToPiece(SmallWorkspace.Release, s_at, DecisionFormat.Csv, stream, begins: false), default, threads: 1, accounts: 10, keepsDecisions);

    private static void Dispose(IEnumerable<BookBatch> batches, Action<BookBatch>? then = null)
    {
        foreach (var batch in batches)
        {
            then?.Invoke(batch);
            batch.Dispose();
        }
    }

    private static IEnumerable<BookAccount> Read(string path)
    {
        using var book = Books.Open(path, SmallWorkspace.Vocabulary, null, s_at, [])!;
        foreach (var account in book.Read().OfType<BookAccount>())
        {
            yield return account;
        }
    }

    private static void AssertSaysTheSame(BookAccount expected, BookAccount account)
    {
        Assert.True(expected.Facts.Account.SaysTheSameAs(account.Facts.Account));
        Assert.Equal(expected.Facts.Contacts.Length, account.Facts.Contacts.Length);
        for (var i = 0; i < account.Facts.Contacts.Length; i++)
        {
            Assert.True(expected.Facts.Contacts[i].SaysTheSameAs(account.Facts.Contacts[i]));
        }
        Assert.Equal(expected.Facts.Event is null, account.Facts.Event is null);
        Assert.True(expected.Facts.Event is null || expected.Facts.Event.SaysTheSameAs(account.Facts.Event!));
        Assert.Equal(expected.Facts.AsOf.Select(age => (age.Column.Name, age.At)), account.Facts.AsOf.Select(age => (age.Column.Name, age.At)));
    }

    // What is known differs from account to account: names, amounts, lists, contacts, events; some rows are rejected.
    private static string Text()
    {
        var text = new StringBuilder("account.id,account.arr,account.name,account.valueScore,account.products,contact.id,contact.attitude,contact.attitude.asOf,contact.behaviour,event.kind\n");
        for (var i = 0; i < Accounts; i++)
        {
            var age = i % 4 == 0 ? "2026-02-01T09:00:00Z" : "";
            text.Append(CultureInfo.InvariantCulture, $"A-{i},{Some(i, 2, 700 * i)},{Some(i, 3, "Name")},{Some(i, 5, i % 100)},{Some(i, 7, "a|b")},{Some(i, 2, "c1")},{Some(i, 3, i % 11)},{(i % 3 == 0 ? age : "")},{Some(i, 2, i % 7)},{Some(i, 9, "renewal")}\n");
            text.Append(i % 6 == 1 ? string.Create(CultureInfo.InvariantCulture, $"A-{i},,,,,c9,wrong,,3,\n") : "");
            text.Append(i % 4 == 3 ? string.Create(CultureInfo.InvariantCulture, $"A-{i},,,,,c2,{i % 10},,,\n") : "");
        }
        return text.ToString();
    }

    private static string Some(int number, int each, object value) => number % each == 0 ? Convert.ToString(value, CultureInfo.InvariantCulture)! : "";
}
