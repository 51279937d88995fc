using System.Text;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book;
using Playbooks.Testing.Fuzzing;

namespace Playbooks.Retention.Tests.Book;

/// <summary>Whatever file comes as a book or as its map: every row is an account's or rejected with its line and a reason.</summary>
public sealed class BookFuzzTests
{
    private const string Rows = """"
        account.id,account.name,account.arr,account.servicePlan,account.renewsOn,account.products,contact.id,contact.attitude
        A,"Ash, ""Ltd""",1200.50,Premium,2026-09-30,Routing | Billing,a1,3
        A,"Ash, ""Ltd""",1200.50,Premium,2026-09-30,Routing | Billing,a2,9.5
        B,Beech,,,,,b1,
        """";

    private const string Lines = """
        {"account":{"id":"A","name":"Ash","arr":1200.5,"products":["Routing"]},"contacts":[{"id":"a1","attitude":3},{"id":"a2"}]}
        {"account":{"id":"B"},"contact":{"id":"b1","attitude":10}}
        """;

    private const string Map = """
        { "map": "test", "columns": { "customer": { "from": "account.id", "type": "text" }, "score": { "from": "contact.attitude", "type": "number" }, "twice": { "type": "number", "is": "score * 2" } },
          "facts": { "account.id": "customer", "contact.attitude": "score", "account.servicePlan": { "is": "score > 5 ? 'Premium' : 'Basic'" } } }
        """;

    private static readonly string[] s_marks = [",", ";", "\"", "\"\"", "\n", "\r\n", "\r", "|", " ", "\ufeff", "account.", "contact.id", "A", "1e309", "2026-02-30", "{", "}", "[", "]", ":", "null", "{\"a\":"];

    [Fact]
    public void DamagedTablesGiveAccountsOrReasons() => Fuzz(2, [Rows, Rows.Replace(',', ';')], "book.csv", map: null);

    [Fact]
    public void DamagedJsonLinesGiveAccountsOrReasons() => Fuzz(2, [Lines], "book.jsonl", map: null);

    [Fact]
    public void DamagedMapsAreDiagnosedOrRead()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("book.csv", Rows);
        var made = new RandomJson([Map]);
        FuzzRun.Try(1, new Mutation([Map], [.. made.Pieces]).Make, map => Read(path, map));
        FuzzRun.Try(1, made.Make, map => Read(path, map));
    }

    private static void Fuzz(double percent, string[] seeds, string name, string? map)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf(name);
        FuzzRun.Try(percent, new Mutation(seeds, s_marks).Make, text =>
        {
            File.WriteAllBytes(path, Bytes(text));
            Read(path, map);
        });
    }

    // Half a character cannot be said in UTF-8; a byte that cannot occur there stands for it.
    private static byte[] Bytes(string text) => [.. text.SelectMany(character => char.IsSurrogate(character) ? [0xff] : Encoding.UTF8.GetBytes([character]))];

    private static void Read(string path, string? map)
    {
        var diagnostics = new List<Diagnostic>();
        using var book = Books.Open(path, SmallWorkspace.Vocabulary, map is null ? null : new SourceText("map.json", map), DateTimeOffset.UnixEpoch, diagnostics);
        Located.AssertAll(diagnostics);
        Assert.Equal(book is null, diagnostics.Exists(diagnostic => diagnostic.IsError));
        foreach (var item in book?.Read() ?? [])
        {
            if (item is RejectedRow rejected)
            {
                Assert.NotEmpty(rejected.Reason);
                Assert.True(rejected.Row.Line >= 1);
            }
        }
    }
}
