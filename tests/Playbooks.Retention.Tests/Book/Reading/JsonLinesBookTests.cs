using Playbooks.Retention.Book;

namespace Playbooks.Retention.Tests.Book.Reading;

public sealed class JsonLinesBookTests
{
    [Fact]
    public void ALineIsAnAccountWithItsContacts()
    {
        var items = Read("""
            {"account":{"id":"A","arr":5},"contacts":[{"id":"a1"},{"id":"a2"}]}

            {"account":{"id":"B"},"contact":{"id":"b1"}}
            """);

        var accounts = items.Cast<BookAccount>().ToArray();
        Assert.Equal([1, 3], accounts.Select(account => account.Line));
        Assert.Equal([2, 1], accounts.Select(account => account.Facts.Contacts.Length));
    }

    [Fact]
    public void ALineWithMistakesIsRejectedWithTheirColumns()
    {
        var items = Read("{\"account\":{\"id\":\"A\",\"arrr\":5}}\nnonsense\n{\"account\":{\"id\":\"B\"}}");

        Assert.StartsWith("column 23: ", Assert.IsType<RejectedRow>(items[0]).Reason, StringComparison.Ordinal);
        Assert.Equal("nonsense", Assert.IsType<RejectedRow>(items[1]).Row.Fields[0]);
        Assert.IsType<BookAccount>(items[2]);
    }

    [Fact]
    public void ALineOfOtherBytesThanUtf8IsRejected()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("book.jsonl", "");
        File.WriteAllBytes(path, [.. "{\"account\":{\"id\":\"A"u8, 0xE9, .. "\"}}\n{\"account\":{\"id\":\"B\"}}"u8]);
        using var book = Books.Open(path, SmallWorkspace.Vocabulary, null, default, []);

        var items = book!.Read().ToList();

        Assert.Equal("bytes that are not UTF-8: save the file as UTF-8", Assert.IsType<RejectedRow>(items[0]).Reason);
        Assert.IsType<BookAccount>(items[1]);
    }

    [Fact]
    public void HistoryIsReadToo()
    {
        var account = Assert.IsType<BookAccount>(Read("""{"account":{"id":"A"},"history":{"open":[{"action":"call","at":"2026-01-01T00:00:00Z"}]}}""")[0]);

        Assert.Equal("call", Assert.Single(account.History.Open).Action);
    }

    private static List<BookItem> Read(string text)
    {
        using var folder = new TemporaryFolder();
        using var book = Books.Open(folder.Write("book.jsonl", text), SmallWorkspace.Vocabulary, null, default, []);
        return [.. book!.Read()];
    }
}
