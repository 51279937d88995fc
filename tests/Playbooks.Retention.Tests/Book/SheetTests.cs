using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Book.Sheets;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Retention.Tests.Book;

public sealed class SheetTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private const string Book = """
        account.id,account.valueScore,account.renewsOn,contact.id,contact.attitude,contact.behaviour
        A,80,2026-05-01,a1,3,2
        B,10,,b1,9,9
        """;

    [Fact]
    public void ASpreadsheetHoldsNumbersAndTimesAsWhatTheyAre()
    {
        using var folder = new TemporaryFolder();
        using var book = Books.Open(folder.Write("book.csv", Book), SmallWorkspace.Vocabulary, null, s_at, [])!;
        new BookRun(SmallWorkspace.Release, s_at).Run(book, folder.PathOf("out.xlsx"), default);
        Assert.Equal(
            [
                "account.id|contact.id|account.valueTier|contact.quadrant|action|rule|because|owner|due|score|others",
                // The third of March 2026 at nine, as spreadsheets count days.
                "A|a1|High|HighRisk|call|loyalty/risk|=At risk|AccountExecutive|#46084.375|#0|review",
                "B|b1|Low|TrulyLoyal|monitor|loyalty/rest|Watched|CustomerSuccessManager|#46113.375|#0",
            ],
            Read(folder.PathOf("out.xlsx")));
    }

    [Fact]
    public async Task LinesThatWereWrittenInPiecesMakeTheSameSpreadsheet()
    {
        using var folder = new TemporaryFolder();
        using var book = Books.Open(folder.Write("book.csv", Book), SmallWorkspace.Vocabulary, null, s_at, [])!;
        var pieces = new List<ReadOnlyMemory<byte>>();
        foreach (var account in book.Read().OfType<BookAccount>())
        {
            var piece = new MemoryStream();
            using (var deciding = BookDeciding.ToPiece(SmallWorkspace.Release, s_at, DecisionFormat.Xlsx, piece, begins: pieces.Count == 0))
            {
                deciding.Decide([account]);
            }
            // Cut in two somewhere in the middle.
            pieces.Add(piece.ToArray().AsMemory(0, 40));
            pieces.Add(piece.ToArray().AsMemory(40));
        }
        using (var file = File.Create(folder.PathOf("pieces.xlsx")))
        {
            await SheetLines.WriteSheetAsync(pieces.ToAsyncEnumerable(), file, default);
        }
        using var again = Books.Open(folder.PathOf("book.csv"), SmallWorkspace.Vocabulary, null, s_at, [])!;
        new BookRun(SmallWorkspace.Release, s_at).Run(again, folder.PathOf("out.xlsx"), default);
        Assert.Equal(Read(folder.PathOf("out.xlsx")), Read(folder.PathOf("pieces.xlsx")));
    }

    [Fact]
    public void WhatXmlCannotHoldIsReplaced()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.PathOf("x.xlsx")))
        using (var sheet = new Playbooks.Retention.Book.Sheets.Sheet(file, "x", ["a"]))
        {
            sheet.Write(["\u0001 <b> & 😀 " + new string('x', 40_000)]);
            sheet.Write([true]);
            sheet.Write([new DateTime(2026, 3, 2)]);
        }
        var rows = Read(folder.PathOf("x.xlsx"));
        Assert.StartsWith("\uFFFD <b> & 😀 xxx", rows[1], StringComparison.Ordinal);
        Assert.Equal(32_767, rows[1].Length);
        Assert.Equal(["1", "#46083"], rows[2..]);
    }

    [Fact]
    public async Task TheBookOfTheStoreIsDecidedInTheSameWay()
    {
        using var folder = new TemporaryFolder();
        var (book, releases) = (new MemoryBook(), new MemoryReleases());
        await book.SaveAsync(
            [.. Enumerable.Range(1, 250).Select(i => new AccountRecord(string.Create(CultureInfo.InvariantCulture, $"A-{i:000}"), "{}", i == 7 ? "north" : null)), new ContactRecord("A-007", "C-1", """{"attitude":9,"behaviour":9}""")],
            null, new AuditEntry(s_at, "user:test", "book.imported", "test"), default);
        var accounts = new StoreBook(book, releases, RecordedWorkspace.Release, s_at).ReadAsync("A-003", default);
        var result = await new BookRun(RecordedWorkspace.Release, s_at).RunAsync(accounts, 247, folder.PathOf("out.csv"), default);
        Assert.Equal((247, 1, 1), (result.Accounts, result.Contacts, result.Actions["gift"]));
        Assert.StartsWith("A-004,", File.ReadLines(folder.PathOf("out.csv")).ElementAt(1), StringComparison.Ordinal);
        var north = new StoreBook(book, releases, RecordedWorkspace.Release, s_at) { Team = "north" }.ReadAsync(null, default);
        Assert.Equal(1, (await new BookRun(RecordedWorkspace.Release, s_at).RunAsync(north, 1, folder.PathOf("north.csv"), default)).Accounts);
    }

    [Fact]
    public void TheRowsStandInTheOrderOfTheBookHoweverManyThreadsDecide()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("book.csv", "account.id,account.arr,contact.attitude,contact.behaviour\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"A-{i},{i * 900},{i % 11},{i % 7}\n")));
        foreach (var threads in new[] { 1, 4 })
        {
            using var book = Books.Open(path, SmallWorkspace.Vocabulary, null, s_at, [])!;
            new BookRun(SmallWorkspace.Release, s_at) { Threads = threads }.Run(book, folder.PathOf($"{threads}.xlsx"), default);
        }

        Assert.Equal(Read(folder.PathOf("1.xlsx")), Read(folder.PathOf("4.xlsx")));
    }

    private static string[] Read(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => error.Description));
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>();
        return [.. rows.Select(row => string.Join('|', row.Elements<Cell>().Select(cell => cell.InlineString?.InnerText ?? (cell.DataType is null ? "#" : "") + cell.CellValue!.Text)))];
    }
}
