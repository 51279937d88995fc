using System.Text.Json;
using Playbooks.Retention.Book;

namespace Playbooks.Retention.Tests.Book;

public sealed class BookRunTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private const string Grouped = """
        account.id,account.valueScore,contact.id,contact.attitude,contact.behaviour
        A,80,a1,3,2
        A,80,a2,9,9
        B,10,b1,9,wrong
        B,10,b2,1,1
        C,,,,
        """;

    [Fact]
    public void JsonLinesHoldARecommendationEach()
    {
        using var folder = new TemporaryFolder();

        var result = Run(folder, Grouped, "out.jsonl");

        var decisions = File.ReadAllLines(folder.PathOf("out.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["A", "B", "C"], decisions.Select(decision => decision.GetProperty("account").GetString()));
        Assert.Equal("call", decisions[0].GetProperty("actions")[0].GetProperty("action").GetString());
        Assert.Equal((3, 3, 1, 1), (result.Accounts, result.Contacts, result.Rejected, result.WithoutAction));
        Assert.Equal(2, result.Actions["call"]);
    }

    [Fact]
    public void ATableHasARowForEachContactAndOneForAnAccountWithout()
    {
        using var folder = new TemporaryFolder();

        Run(folder, Grouped, "out.csv");

        // A title that a spreadsheet would take for a formula is guarded.
        Assert.Equal(
        [
            "account.id,contact.id,account.valueTier,contact.quadrant,action,rule,because,owner,due,score,others",
            "A,a1,High,HighRisk,call,loyalty/risk,\"'=At risk\",AccountExecutive,2026-03-03T09:00:00Z,0,review",
            "A,a2,High,TrulyLoyal,monitor,loyalty/rest,Watched,CustomerSuccessManager,2026-04-01T09:00:00Z,0,",
            "B,b2,Low,HighRisk,call,loyalty/risk,\"'=At risk\",AccountExecutive,2026-03-03T09:00:00Z,0,review",
            "C,,,,,,,,,,",
        ],
        File.ReadAllLines(folder.PathOf("out.csv")));
    }

    [Fact]
    public void RejectedRowsAreKeptAsTheyCameWithLineAndReason()
    {
        using var folder = new TemporaryFolder();

        Run(folder, Grouped, "out.csv");

        Assert.Equal(
        [
            "account.id,account.valueScore,contact.id,contact.attitude,contact.behaviour,rejected.line,rejected.reason",
            "B,10,b1,9,wrong,4,\"`contact.behaviour` is of type number, and `wrong` is none, write it like `1234.5`\"",
        ],
        File.ReadAllLines(folder.PathOf("out.rejected.csv")).Select(line => line.Replace("\"\"", "\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void RejectedRowsOfAnEarlierRunDoNotStay()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out.rejected.csv", "old");

        Run(folder, "account.id\nA\n", "out.csv");

        Assert.False(File.Exists(folder.PathOf("out.rejected.csv")));
    }

    [Fact]
    public void ABookThatIsNotGroupedGivesTheSameDecisionsSorted()
    {
        using var folder = new TemporaryFolder();
        Run(folder, "account.id,contact.id,contact.attitude,contact.behaviour\nA,a1,1,1\nA,a2,9,9\nB,b1,1,1\n", "grouped.jsonl");

        var result = Run(folder, "account.id,contact.id,contact.attitude,contact.behaviour\nB,b1,1,1\nA,a1,1,1\n,x,,\nB,,,\nA,a2,9,9\n", "sorted.jsonl", out var notGrouped);

        Assert.Equal(5, notGrouped!.Line);
        Assert.Equal(File.ReadAllText(folder.PathOf("grouped.jsonl")), File.ReadAllText(folder.PathOf("sorted.jsonl")));
        Assert.Equal(1, result.Rejected);
    }

    [Fact]
    public void ACancelledRunLeavesNoOutput()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        using var book = Books.Open(folder.Write("book.csv", Grouped), SmallWorkspace.Vocabulary, null, At, [])!;
        var run = new BookRun(SmallWorkspace.Release, At) { OnProgress = _ => cancellation.Cancel() };

        Assert.Throws<OperationCanceledException>(() => run.Run(book, folder.PathOf("out.csv"), cancellation.Token));

        Assert.Equal(["book.csv"], Directory.GetFiles(Path.GetDirectoryName(folder.PathOf("x"))!).Select(Path.GetFileName));
    }

    [Fact]
    public void ProgressReachesTheEndOfTheFile()
    {
        using var folder = new TemporaryFolder();
        var seen = new List<BookProgress>();
        using var book = Books.Open(folder.Write("book.csv", Grouped), SmallWorkspace.Vocabulary, null, At, [])!;

        new BookRun(SmallWorkspace.Release, At) { OnProgress = seen.Add }.Run(book, folder.PathOf("out.csv"), default);

        Assert.Equal(3, seen.Count);
        Assert.Equal(seen[^1].Bytes, seen[^1].BytesRead);
    }

    private static BookRunResult Run(TemporaryFolder folder, string text, string output) => Run(folder, text, output, out _);

    private static BookRunResult Run(TemporaryFolder folder, string text, string output, out NotGrouped? notGrouped)
    {
        NotGrouped? found = null;
        using var book = Books.Open(folder.Write("book.csv", text), SmallWorkspace.Vocabulary, null, At, [])!;
        var result = new BookRun(SmallWorkspace.Release, At) { OnNotGrouped = item => found = item }.Run(book, folder.PathOf(output), default);
        notGrouped = found;
        return result;
    }
}
