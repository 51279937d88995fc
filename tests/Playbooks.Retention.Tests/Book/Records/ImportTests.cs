using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Tests.Book.Records;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryBook _book = new();
    private readonly List<string> _rejected = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AllKindsOfRecordsAreTaken()
    {
        await FillAsync();
        await ImportAsync(RecordKind.Surveys, "id,account.id,contact.id,at,contact.attitude,account.arr\nS-1,A-1,C-1,2026-02-01T10:00:00+01:00,3,\nS-2,A-1,,2026-02-02,,500\n");
        await ImportAsync(RecordKind.Events, "id;account.id;contact.id;at;event.kind;event.text\nE-1;A-1;C-1;2026-02-01T09:00:00Z;Complaint;\"late; again\"\n");
        await ImportAsync(RecordKind.Purchases, "id,account.id,at,product,amount,quantity\nP-1,A-1,2026-02-01,Payroll,12.50,2\n");
        await ImportAsync(RecordKind.Products, "account.id,product,since,until,usage\nA-1,Payroll,2024-01-01,,80\n");
        Assert.Equal(
            [
                new AccountRecord("A-1", """{"name":"Nordlicht & Söhne","arr":{"value":1200,"asOf":"2026-01-01T00:00:00Z"}}""", "north"),
                new ContactRecord("A-1", "C-1", """{"name":"Ada"}"""),
                new SurveyRecord("A-1", "S-1", "C-1", Utc(2, 1, 9), """{"attitude":3}"""),
                new SurveyRecord("A-1", "S-2", null, Utc(2, 2), """{"arr":500}"""),
                new EventRecord("A-1", "E-1", "C-1", Utc(2, 1, 9), """{"kind":"Complaint","text":"late; again"}"""),
                new PurchaseRecord("A-1", "P-1", Utc(2, 1), "Payroll", 12.50m, 2),
                new ProductRecord("A-1", "Payroll", new DateOnly(2024, 1, 1), null, 80),
            ],
            MemoryBook.All((await _book.FindAsync("A-1", default))!));
        Assert.Equal(("user:test", "book.imported", "accounts", "accounts.csv, lines 2 to 2"), (_book.Audit[0].Actor, _book.Audit[0].Action, _book.Audit[0].Subject, _book.Audit[0].Note));
    }

    [Fact]
    public async Task ImportingTwiceChangesNothing()
    {
        await FillAsync();
        const string Purchases = "account.id,at,product,amount\nA-1,2026-02-01,Payroll,12.50\nA-1,2026-02-01,Payroll,13\n";
        Assert.Equal(new ImportResult(RecordKind.Purchases) { Rows = 2, Added = 2 }, await ImportAsync(RecordKind.Purchases, Purchases));
        Assert.Equal(new ImportResult(RecordKind.Purchases) { Rows = 2, Unchanged = 2 }, await ImportAsync(RecordKind.Purchases, "at,account.id,product,amount\n2026-02-01T00:00:00Z,A-1,Payroll,12.5\n2026-02-01,A-1,Payroll,13\n"));
    }

    [Fact]
    public async Task RowsThatCannotBeTakenAreToldOfAndTheOthersAreTaken()
    {
        await FillAsync();
        await ImportAsync(RecordKind.Contacts, "account.id,contact.id,contact.attitude\nA-1,C-2,11\nA-1,,3\n,C-3,3\nA-9,C-4,3\nA-1,C-5\nA-1,C-6,3\nA-1,C-6,4\nA-1,C-6,3\n");
        await ImportAsync(RecordKind.Surveys, "account.id,contact.id,at,contact.attitude,account.arr\nA-1,C-1,,3,\nA-1,,2026-01-01,3,\nA-1,C-1,2026-01-01,,3\nA-1,C-1,2026-01-01,3,3\nA-1,C-1,2026-01-01,,\n");
        await ImportAsync(RecordKind.Purchases, "account.id,at,product,amount\nA-1,2026-01-01,,3\nA-1,2026-01-01,Payroll,\nA-1,1.2.2026,Payroll,3\n");
        await ImportAsync(RecordKind.Products, "account.id,product,since,until,usage\nA-1,Payroll,2026-01-02,2026-01-01,3\nA-1,Payroll,,,101\n");
        Assert.Equal(
            [
                "contacts 2: `contact.attitude` is 11, at most 10 is allowed",
                "contacts 3: `contact.id` is empty, so the row does not say who it is",
                "contacts 4: `account.id` is empty, so the row does not say whose it is",
                "contacts 6: 2 fields where the header has 3",
                "contacts 8: line 7 says something else of the same record",
                "contacts 5: there is no account `A-9`; import the accounts first",
                "surveys 2: `at` is empty, so the row does not say when",
                "surveys 3: the row has a contact's answers and no `contact.id`",
                "surveys 4: the row has answers of the account and a `contact.id`",
                "surveys 5: the row has answers of the account and of a contact",
                "surveys 6: the row holds no answer",
                "purchases 2: `product` is empty",
                "purchases 3: `amount` is empty",
                "purchases 4: `at` is of type time, and `1.2.2026` is none, write it like `2026-12-31T09:00:00Z`",
                "products 2: `until` lies before `since`",
                "products 3: `usage` is 101, at most 100 is allowed",
            ],
            _rejected);
        Assert.Equal(["C-1", "C-6"], (await _book.FindAsync("A-1", default))!.Contacts.Select(contact => contact.Contact));
    }

    [Theory]
    [InlineData(RecordKind.Accounts, "account.id,account.arrr", "PB5002: no fact is named `account.arrr`: did you mean `account.arr`?")]
    [InlineData(RecordKind.Accounts, "account.id,contact.name", "PB5007: `contact.name` does not belong to accounts: leave it out here, and import it with the contacts")]
    [InlineData(RecordKind.Contacts, "account.id,contact.id,contact.quadrant", "PB5004: `contact.quadrant` is derived from other facts and cannot be given: delete the column")]
    [InlineData(RecordKind.Purchases, "account.id,at,product,amuont", "PB5002: no fact is named `amuont`: did you mean `amount`?")]
    [InlineData(RecordKind.Events, "id,at,event.kind", "PB5005: no column is named `account.id`: every row must say whose it is")]
    public void AHeaderWithMistakesIsReported(RecordKind kind, string header, string expected)
    {
        var diagnostics = new List<Diagnostic>();
        Assert.Null(RecordFile.Open(kind, _folder.Write("x.csv", header + "\n"), RecordedWorkspace.Release.Workspace.Vocabulary, RecordFileOptions.Plain, diagnostics));
        Assert.Equal(expected, string.Join('\n', diagnostics.Select(diagnostic => $"{diagnostic.Code}: {diagnostic.Message}: {diagnostic.Help}")));
    }

    [Fact]
    public async Task OneMapServesAccountsContactsAndPurchases()
    {
        const string Csv = "customer;who;name;spent;day\nA-1;C-1;Ada;12,5;05.02.2026\nA-1;C-2;Bo;7;06.02.2026\n";
        const string Map = """
            { "map": "crm",
              "columns": { "customer": { "from": "customer", "type": "text" }, "who": { "from": "who", "type": "text" }, "name": { "from": "name", "type": "text" },
                           "day": { "from": "day", "type": "time", "format": "dd.MM.yyyy" }, "spent": { "from": "spent", "type": "text" } },
              "facts": { "account.id": "customer", "contact.id": "who", "contact.name": "name" MORE } }
            """;
        var map = Map.Replace(" MORE", "", StringComparison.Ordinal);
        await ImportAsync(RecordKind.Accounts, Csv, map);
        await ImportAsync(RecordKind.Contacts, Csv, map);
        await ImportAsync(RecordKind.Purchases, Csv, Map.Replace(" MORE", """, "at": "day", "product": { "is": "'Payroll'" }, "amount": { "is": "decimal(spent.Replace(',', '.'))" }""", StringComparison.Ordinal));
        Assert.Equal(
            [
                new AccountRecord("A-1", "{}"), new ContactRecord("A-1", "C-1", """{"name":"Ada"}"""), new ContactRecord("A-1", "C-2", """{"name":"Bo"}"""),
            ],
            MemoryBook.All((await _book.FindAsync("A-1", default))!).Take(3));
        Assert.Equal([(Utc(2, 5), 12.5m), (Utc(2, 6), 7m)], (await _book.FindAsync("A-1", default))!.Purchases.Select(purchase => (purchase.At, purchase.Amount)));
        Assert.Empty(_rejected);
    }

    [Fact]
    public async Task LargeFilesAreSavedInSteps()
    {
        var steps = new List<long>();
        var path = _folder.Write("accounts.csv", "account.id\n" + string.Concat(Enumerable.Range(0, Import.MostAtOnce + 5).Select(i => $"A-{i}\n")));
        using var file = RecordFile.Open(RecordKind.Accounts, path, RecordedWorkspace.Release.Workspace.Vocabulary, RecordFileOptions.Plain, [])!;
        await new Import(_book, TimeProvider.System, "user:test") { OnProgress = progress => steps.Add(progress.Accounts) }.RunAsync(file, default);
        Assert.Equal([Import.MostAtOnce, Import.MostAtOnce + 5], steps);
        Assert.Equal(2, _book.Audit.Count);
    }

    [Fact]
    public async Task AnImportThatWasCutOffIsFinishedByDoingItAgain()
    {
        var rows = Enumerable.Range(0, Import.MostAtOnce + 5).Select(i => $"A-{i},{i}\n").Append("A-9999,-1\n");
        var path = _folder.Write("accounts.csv", "account.id,account.arr\n" + string.Concat(rows));
        using var enough = new CancellationTokenSource();
        using (var file = Open())
        {
            var cutOff = new Import(_book, TimeProvider.System, "user:test") { OnProgress = _ => enough.Cancel() };
            await Assert.ThrowsAsync<OperationCanceledException>(() => cutOff.RunAsync(file, enough.Token));
        }
        Assert.Equal(Import.MostAtOnce, (await _book.SizeAsync(default)).Accounts);
        var rejected = new List<long>();
        using (var file = Open())
        {
            var result = await new Import(_book, TimeProvider.System, "user:test") { OnRejected = row => rejected.Add(row.Row.Line) }.RunAsync(file, default);
            Assert.Equal(new ImportResult(RecordKind.Accounts) { Rows = Import.MostAtOnce + 6, Added = 5, Unchanged = Import.MostAtOnce, Rejected = 1 }, result);
        }
        Assert.Equal([Import.MostAtOnce + 7], rejected);

        RecordFile Open() => RecordFile.Open(RecordKind.Accounts, path, RecordedWorkspace.Release.Workspace.Vocabulary, RecordFileOptions.Plain, [])!;
    }

    [Fact]
    public async Task TheSampleBookIsMovedToToday()
    {
        Directory.CreateDirectory(_folder.PathOf("playbooks/sample-book"));
        _folder.Write("playbooks/sample-book/book.json", """{ "title": "Sample", "asOf": "2026-03-02T09:00:00Z" }""");
        _folder.Write("playbooks/sample-book/accounts.csv", "account.id,account.arr,account.arr.asOf\nA-1,1,2026-03-01\n");
        _folder.Write("playbooks/sample-book/purchases.csv", "account.id,at,product,amount\nA-1,2026-02-28T10:30:00Z,Payroll,1\n");
        _folder.Write("playbooks/sample-book/products.csv", "account.id,product,since\nA-1,Payroll,2026-02-28\n");
        var results = await SampleRecords.ImportAsync(_folder.PathOf(""), RecordedWorkspace.Release, _book, new StoppedClock(), [], default);
        Assert.Equal([RecordKind.Accounts, RecordKind.Purchases, RecordKind.Products], results.Select(result => result.Kind));
        var file = (await _book.FindAsync("A-1", default))!;
        Assert.Equal("""{"arr":{"value":1,"asOf":"2026-03-11T00:00:00Z"}}""", file.Account.Facts);
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 10, 30, 0, TimeSpan.Zero), file.Purchases[0].At);
        Assert.Equal(new DateOnly(2026, 3, 10), file.Products[0].Since);
    }

    private async Task FillAsync()
    {
        await ImportAsync(RecordKind.Accounts, "account.id,account.name,account.arr,account.arr.asOf,team\nA-1,Nordlicht & Söhne,1200,2026-01-01,north\n");
        await ImportAsync(RecordKind.Contacts, "account.id,contact.id,contact.name\nA-1,C-1,Ada\n");
    }

    private async Task<ImportResult> ImportAsync(RecordKind kind, string csv, string? map = null)
    {
        var diagnostics = new List<Diagnostic>();
        var options = new RecordFileOptions { Map = map is null ? null : new SourceText("map.json", map) };
        using var file = RecordFile.Open(kind, _folder.Write(kind.FileName(), csv), RecordedWorkspace.Release.Workspace.Vocabulary, options, diagnostics);
        Assert.True(file is not null, string.Join('\n', diagnostics));
        return await new Import(_book, TimeProvider.System, "user:test") { OnRejected = row => _rejected.Add($"{kind.Word()} {row.Row.Line}: {row.Reason}") }.RunAsync(file, default);
    }

    private static DateTimeOffset Utc(int month, int day, int hour = 0) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 11, 23, 30, 0, TimeSpan.Zero);
    }
}
