using System.Globalization;
using System.Text;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Retention.Book;

namespace Playbooks.Retention.Tests.Book.Reading;

public sealed class CsvBookTests
{
    [Fact]
    public void RowsOfAnAccountAreItsContacts()
    {
        var items = Read("""
            account.id,account.name,contact.id,contact.attitude
            A,Ash,a1,3
            A,Ash,a2,4.5
            B,Beech,b1,9
            """);

        var accounts = items.Cast<BookAccount>().ToArray();
        Assert.Equal(["A", "B"], accounts.Select(account => Text(account.Facts.Account, "id")));
        Assert.Equal(["a1", "a2"], accounts[0].Facts.Contacts.ToArray().Select(contact => Text(contact, "id")));
        Assert.Equal("4.5", Text(accounts[0].Facts.Contacts[1], "attitude"));
        Assert.Equal([2, 4], accounts.Select(account => account.Line));
    }

    [Fact]
    public void EveryTypeIsRead()
    {
        var account = ReadAccount("""
            account.id,account.arr,account.servicePlan,account.renewsOn,account.products,account.isPublic,account.seats
            A,1200.50,Premium,2026-09-30,Routing | Billing,true,17
            """);

        Assert.Equal(1200.50m, account.Get(Column("account.arr")));
        Assert.Equal("Premium", account.Get(Column("account.servicePlan")));
        Assert.Equal(new DateTime(2026, 9, 30, 0, 0, 0, DateTimeKind.Unspecified), account.Get(Column("account.renewsOn")));
        Assert.Equal(["Routing", "Billing"], ((ListValue)account.Get(Column("account.products"))!).Cast<string>());
        Assert.Equal(true, account.Get(Column("account.isPublic")));
        Assert.Equal(17L, account.Get(Column("account.seats")));
    }

    [Fact]
    public void AWholeNumberMayBeWrittenWithAPoint() =>
        Assert.Equal(17L, ReadAccount("account.id,account.seats\nA,17.0\n").Get(Column("account.seats")));

    [Fact]
    public void AnEmptyFieldSaysNothing()
    {
        var account = ReadAccount("account.id,account.arr,account.servicePlan\nA,,  \n");

        Assert.Equal(FactState.NotKnown, account.State(Column("account.arr")));
        Assert.Equal(FactState.NotKnown, account.State(Column("account.servicePlan")));
    }

    [Theory]
    [InlineData("account.arr", "much", "`account.arr` is of type money, and `much` is none, write it like `1234.5`")]
    [InlineData("account.arr", "-5", "`account.arr` is -5, at least 0 is allowed")]
    [InlineData("account.servicePlan", "Premum", "`Premum` is none of the values of `account.servicePlan`; did you mean `Premium`?")]
    [InlineData("account.servicePlan", "Gold", "`Gold` is none of the values of `account.servicePlan`: Basic, Standard, Premium")]
    [InlineData("account.renewsOn", "30.09.2026", "`account.renewsOn` is of type date, and `30.09.2026` is none, write it like `2026-12-31`")]
    [InlineData("account.seats", "1.5", "`account.seats` is of type integer, and `1.5` is none, write it like `12`")]
    [InlineData("contact.attitude", "11", "`contact.attitude` is 11, at most 10 is allowed")]
    public void AValueThatCannotBeReadRejectsItsRowAndNoOther(string fact, string value, string reason)
    {
        var items = Read($"account.id,{fact}\nA,{value}\nB,\n");

        var rejected = Assert.IsType<RejectedRow>(items[0]);
        Assert.Equal((2, reason), (rejected.Row.Line, rejected.Reason));
        Assert.Equal("B", Text(Assert.IsType<BookAccount>(items[1]).Facts.Account, "id"));
    }

    [Fact]
    public void ARowThatContradictsAnotherOfItsAccountIsRejected()
    {
        var items = Read("account.id,account.arr,contact.id\nA,1,a1\nA,2,a2\nA,,a3\n");

        Assert.Equal("`account.arr` is `2` here and `1` in another row of account `A`", Assert.IsType<RejectedRow>(items[0]).Reason);
        Assert.Equal(["a1", "a3"], Assert.IsType<BookAccount>(items[1]).Facts.Contacts.ToArray().Select(contact => Text(contact, "id")));
    }

    [Fact]
    public void ContactsStandOnceInAnAccount()
    {
        var items = Read("account.id,contact.id\nA,a1\nA,a1\n");

        Assert.Equal("contact `a1` stands in account `A` already", Assert.IsType<RejectedRow>(items[0]).Reason);
    }

    [Fact]
    public void ContactsWithoutIdsAreNumbered()
    {
        var items = Read("account.id,contact.attitude\nA,1\nA,2\n");

        Assert.Equal(["contact-1", "contact-2"], Assert.IsType<BookAccount>(items[0]).Facts.Contacts.ToArray().Select(contact => Text(contact, "id")));
    }

    [Fact]
    public void ARowWithoutContactFactsIsAnAccountWithoutContacts() =>
        Assert.True(Assert.IsType<BookAccount>(Read("account.id,contact.id\nA,\n")[0]).Facts.Contacts.IsEmpty);

    [Fact]
    public void ARowThatDoesNotSayWhoseItIsIsRejected() =>
        Assert.Equal("`account.id` is empty, so the row does not say whose it is", Assert.IsType<RejectedRow>(Read("account.id,account.name\n,Ash\n")[0]).Reason);

    [Fact]
    public void AgesOfFactsAreRead()
    {
        var account = Assert.IsType<BookAccount>(Read("account.id,account.arr,account.arr.asOf\nA,5,2026-01-02\n")[0]);

        var age = Assert.Single(account.Facts.AsOf);
        Assert.Equal((Column("account.arr"), new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)), (age.Column, age.At));
        Assert.Same(account.Facts.Account, age.Row);
    }

    [Fact]
    public void WhatALaterRowAddsToTheAccountIsKeptWithItsAge()
    {
        var account = Assert.IsType<BookAccount>(Read("account.id,account.arr,account.arr.asOf,event.kind,contact.id\nA,,,,a1\nA,5,2026-01-02,Complaint,a2\n")[0]).Facts;

        Assert.Equal(5m, account.Account.Get(Column("account.arr")));
        Assert.Same(account.Account, Assert.Single(account.AsOf).Row);
        Assert.Equal("Complaint", Text(account.Event!, "kind"));
    }

    [Fact]
    public void AnAgeInARowThatSpeaksOfNoContactIsNotTakenForTheNextContacts()
    {
        var account = Assert.IsType<BookAccount>(Read("account.id,contact.id,contact.attitude,contact.attitude.asOf\nA,,,2026-01-02\nA,a1,5,2026-03-04\n")[0]).Facts;

        var age = Assert.Single(account.AsOf);
        Assert.Same(account.Contacts[0], age.Row);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero), age.At);
    }

    [Fact]
    public void ListsThatComeUpAgainAreReadAlike()
    {
        var rows = Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"A{i},P{i % 100}|Q{i % 7}| R\n"));

        var accounts = Read($"account.id,account.products\n{string.Concat(rows)}").Cast<BookAccount>().ToList();

        Assert.All(accounts.Index(), one => Assert.Equal(
            [$"P{one.Index % 100}", $"Q{one.Index % 7}", "R"],
            Assert.IsType<ListValue>(one.Item.Facts.Account.Get(Column("account.products")))));
    }

    [Fact]
    public void AnAccountHasOneEvent()
    {
        var items = Read("account.id,event.kind,contact.id\nA,Complaint,a1\nA,Survey,a2\n");

        Assert.Equal("`event.kind` is `Survey` here and `Complaint` in another row of account `A`", Assert.IsType<RejectedRow>(items[0]).Reason);
    }

    [Fact]
    public void AnAccountThatComesUpAgainIsReportedAndReadFromASortedCopy()
    {
        using var folder = new TemporaryFolder();
        using var book = Open(folder, "account.id,contact.id\nB,b1\nA,a1\nB,b2\n,lost\n", out _)!;

        Assert.Equal(4, Assert.IsType<NotGrouped>(book.Read().Last()).Line);
        var sorted = book.ReadSorted().ToArray();
        Assert.Equal(["A", "B"], sorted.OfType<BookAccount>().Select(account => Text(account.Facts.Account, "id")));
        Assert.Equal(2, sorted.OfType<BookAccount>().Last().Facts.Contacts.Length);
        Assert.Equal(5, sorted.OfType<RejectedRow>().Single().Row.Line);
    }

    [Theory]
    [InlineData("account.id,account.nam\n", "PB5002", "no fact is named `account.nam`", "account.nam", "did you mean `account.name`?")]
    [InlineData("account.id,account.id\n", "PB5003", "two columns are named `account.id`", "account.id", "delete or rename one of them")]
    [InlineData("account.id,contact.quadrant\n", "PB5004", "`contact.quadrant` is derived from other facts and cannot be given", "contact.quadrant", "delete the column")]
    [InlineData("Customer ID,Count\n", "PB5005", "no column is named after a fact", "Customer ID", "a book from elsewhere needs a map: `--map MAP.json` says which column feeds which fact")]
    [InlineData("account.id,Account name\n", "PB5002", "no fact is named `Account name`", "Account name", "head it with the fact's name, `account.name`")]
    [InlineData("account.id,contact_name\n", "PB5002", "no fact is named `contact_name`", "contact_name", "head it with the fact's name, `contact.name`")]
    [InlineData("account.id,Name\n", "PB5002", "no fact is named `Name`", "Name", "head it with the fact's name: `account.name` or `contact.name`")]
    [InlineData("account.id\taccount.name\n", "PB5008", "the file's columns are parted by tabs", "account.id\taccount.name", "save it with commas or semicolons between them")]
    [InlineData("account.id|account.name\n", "PB5008", "the file's columns are parted by `|`", "account.id|account.name", "save it with commas or semicolons between them")]
    [InlineData("account.name\n", "PB5005", "no column is named `account.id`", "account.name", "every row must say whose it is")]
    public void WhatIsWrongWithTheHeaderIsSaidThere(string text, string code, string message, string underlined, string help)
    {
        using var folder = new TemporaryFolder();

        Assert.Null(Open(folder, text, out var diagnostics));

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((code, message, underlined, help), (diagnostic.Code, diagnostic.Message, diagnostic.Location.Text, diagnostic.Help));
    }

    [Fact]
    public void AHeaderOfLabelsIsToldTheNamesOfItsFacts()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(Open(folder, "Account ID;Account name;Contact-Name\n", out var diagnostics));

        Assert.Equal(
            [
                ("no fact is named `Account ID`", "head it with the fact's name, `account.id`"),
                ("no fact is named `Account name`", "head it with the fact's name, `account.name`"),
                ("no fact is named `Contact-Name`", "head it with the fact's name, `contact.name`"),
            ],
            diagnostics.Select(diagnostic => (diagnostic.Message, diagnostic.Help)));
    }

    [Theory]
    [InlineData("windows", "the name of this column holds bytes that are not UTF-8")]
    [InlineData("utf-16", "the file is written in UTF-16")]
    [InlineData("workbook", "the file is a workbook or an archive, and no CSV")]
    public void AFileOfAnotherAlphabetIsToldHowToBeSaved(string form, string message)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("book.csv", "");
        File.WriteAllBytes(path, form switch
        {
            "windows" => Encoding.Latin1.GetBytes("account.id,Größe\n1,2\n"),
            "utf-16" => [.. Encoding.Unicode.GetBytes("account.id,account.name\n1,2\n")],
            _ => [.. "PK\u0003\u0004"u8, 20, 0, 6, 0, 8, 0],
        });
        var diagnostics = new List<Diagnostic>();

        Assert.Null(Books.Open(path, SmallWorkspace.Vocabulary, null, default, diagnostics));

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("PB5008", message, "save the file as UTF-8; spreadsheets call that form `CSV UTF-8`"), (diagnostic.Code, diagnostic.Message, diagnostic.Help));
    }

    [Fact]
    public void AnEmptyBookIsSaidToBe()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(Open(folder, "", out var diagnostics));

        Assert.Equal(("PB5001", "the book is empty"), (diagnostics[0].Code, diagnostics[0].Message));
    }

    [Fact]
    public void AFileOfRejectedRowsCanBeReadAgainOnceItIsMended() =>
        Assert.IsType<BookAccount>(Read("account.id,rejected.line,rejected.reason\nA,7,it was wrong\n")[0]);

    [Fact]
    public void RowsReadAsBytesSayWhatTheySayAsTexts()
    {
        using var folder = new TemporaryFolder();
        using var book = Open(
            folder,
            """
            account.id,account.name,account.arr,account.products,account.renewsOn,contact.id,contact.name,contact.attitude,contact.attitude.asOf,account.servicePlan,event.kind
            A, Blanks around ,1200.50,Billing | Routing,2026-05-01,a1,"Quoted, ""twice"" over",7.5,2026-01-02T03:04:05Z,Basic,Complaint
            A,Blanks around,1200.5,,,a2,[blank]Ýrsa[blank],8,2026-01-02,,
             B ,,-1,,,b1,,12,,,
            B,,1e3,,2026-02-30,b1,,3,2026-02-30T00:00:00Z,Nobody,
            B,,12.0,,2026-05-01T10:00,b2,,3,soon,,
            ,lost,,,,,,,,,
            C,short
            C,,,,,,,,,Premium,Cancellation
            D,[broken],,,,,,,,,
            E,,,,,e1,,0.10,2026-01-02T03:04:05.5+01:00,,
            E,Another name,,,,e2,,0,,,
            """.Replace("[blank]", "\u00a0", StringComparison.Ordinal).Replace("[broken]", "\ufffd", StringComparison.Ordinal),
            out _)!;

        var (asBytes, asTexts) = (book.Read().Select(Shown).ToList(), book.ReadSorted().Select(Shown).ToList());

        Assert.Equal(6, asBytes.Count(item => item.StartsWith("rejected", StringComparison.Ordinal)));
        Assert.Equal(asTexts.Order(StringComparer.Ordinal), asBytes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void RowsThatRepeatWhatTheOneBeforeSaysAreReadAsTheyStand()
    {
        string[] accounts = ["A,Ash,1200", "A,Ash,1200", "A,\"Ash\",1200.0", "A,Ash,", "A,,1200", "A,Other,1200", "A,Ash,-1", "B,Beech,7"];
        string[] contacts = ["a1,3", "a2,4", "a3,", "a4,99", ",5", ","];
        string[] ends = ["Basic,2026-01-02T03:04:05Z,Complaint", "Basic,,", "Premium,2026-01-02T03:04:05Z,", "Basic,soon,", ",,Praise", ",,"];
        var random = new Random(7);
        using var folder = new TemporaryFolder();
        for (var turn = 0; turn < 300; turn++)
        {
            var rows = Enumerable.Range(0, 8).Select(_ => $"{Any(accounts)},{Any(contacts)},{Any(ends)}\n").Order(StringComparer.Ordinal);
            using var book = Open(folder, $"account.id,account.name,account.arr,contact.id,contact.attitude,account.servicePlan,account.servicePlan.asOf,event.kind\n{string.Concat(rows)}", out _)!;

            Assert.Equal(book.ReadSorted().Select(Shown).Order(StringComparer.Ordinal), book.Read().Select(Shown).Order(StringComparer.Ordinal));
        }

        string Any(string[] choices) => choices[random.Next(choices.Length)];
    }

    [Fact]
    public void WhatRowsRepeatOfTheirAccountAllocatesNothing()
    {
        const int Rows = 4_000;
        using var folder = new TemporaryFolder();
        using var book = Open(folder, "account.id,account.name,account.arr,account.products,contact.attitude\n" + string.Concat(Enumerable.Repeat("A,Ash,1200,Billing | Routing,5\n", Rows)), out _)!;
        Assert.Single(book.Read());
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Single(book.Read());

        // The row of a contact with an id made for it; the filter of accounts seen is 16 MB however many rows there are.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before - (16 << 20)) / Rows, 1, 700);
    }

    private static string Shown(BookItem item)
    {
        if (item is RejectedRow rejected)
        {
            return $"rejected {rejected.Row.Line} {string.Join('|', rejected.Row.Fields)}: {rejected.Reason}";
        }
        var (account, bytes) = ((BookAccount)item, new System.Buffers.ArrayBufferWriter<byte>());
        using (var writer = new System.Text.Json.Utf8JsonWriter(bytes))
        {
            Playbooks.Engine.Deciding.FactsJson.Write(writer, SmallWorkspace.Vocabulary, account.Facts, account.History);
        }
        return $"{account.Line} {System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan)}";
    }

    private static Column Column(string fact) => SmallWorkspace.Vocabulary.Find(fact)!.Column;

    private static string Text(FactRow row, string column) => ValueText.Format(row.Get(row.Layout.Find(column)!));

    private static FactRow ReadAccount(string text) => Assert.IsType<BookAccount>(Read(text)[0]).Facts.Account;

    private static List<BookItem> Read(string text)
    {
        using var folder = new TemporaryFolder();
        using var book = Open(folder, text, out var diagnostics);
        Assert.Empty(diagnostics);
        return [.. book!.Read()];
    }

    private static IBook? Open(TemporaryFolder folder, string text, out List<Diagnostic> diagnostics)
    {
        diagnostics = [];
        return Books.Open(folder.Write("book.csv", text), SmallWorkspace.Vocabulary, null, default, diagnostics);
    }
}
