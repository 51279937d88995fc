using System.Collections.Immutable;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>The book: saving again changes nothing, versions tell editors apart, accounts are found in every script.</summary>
public abstract class BookStoreContract<TPlace> : StoreContract<TPlace>
    where TPlace : IStorePlace, new()
{
    private static readonly AccountRecord s_account = new("A-1", """{"name":"Ζωή Καφές","arr":1200}""", "north");

    [Fact]
    public async Task AnAccountComesBackWithAllItsRecordsInOrder()
    {
        ImmutableArray<BookRecord> records =
        [
            new SurveyRecord("A-1", "S-2", "C-1", Noon, """{"nps":9}"""),
            new SurveyRecord("A-1", "S-1", null, Noon.AddDays(-1), """{"health":3}"""),
            new EventRecord("A-1", "E-2", "C-2", Noon, "{}"),
            new EventRecord("A-1", "E-1", null, Noon.AddDays(-3), """{"kind":"Complaint"}"""),
            new PurchaseRecord("A-1", "P-1", Noon, "Router", 1234.50m, 2.5m),
            new PurchaseRecord("A-1", "P-0", Noon.AddDays(-9), "Line", 0.1m, null),
            new ProductRecord("A-1", "Router", new DateOnly(2024, 2, 29), null, 12.5),
            new ProductRecord("A-1", "Line", null, new DateOnly(2026, 1, 1), null),
            new ContactRecord("A-1", "C-2", """{"name":"Bo"}"""),
            new ContactRecord("A-1", "C-1", """{"name":"Jörg Ångström"}"""),
            s_account,
        ];

        var save = await Store.Book.SaveAsync(records, 0, By("book.imported"), default);
        await RestartAsync();

        Assert.Equal((true, 11, 0, 0, 1L), (save.Saved, save.Added, save.Changed, save.Unchanged, save.Version));
        var file = (await Store.Book.FindAsync("A-1", default))!;
        Assert.Equal((s_account, 1L, Noon), (file.Account, file.Version, file.ChangedAt));
        Assert.Equal([records[9], records[8]], file.Contacts);
        Assert.Equal([records[1], records[0]], file.Surveys);
        Assert.Equal([records[3], records[2]], file.Events);
        Assert.Equal([records[5], records[4]], file.Purchases);
        Assert.Equal([records[7], records[6]], file.Products);
        Assert.Equal(new BookSize(1, 2), await Store.Book.SizeAsync(default));
        Assert.Null(await Store.Book.FindAsync("A-2", default));
    }

    [Fact]
    public async Task WhatIsThereWordForWordChangesNothing()
    {
        await SaveAsync(s_account, new ContactRecord("A-1", "C-1", "{}"));

        var again = await SaveAsync(s_account, new ContactRecord("A-1", "C-1", "{}"));
        var changed = await SaveAsync(s_account, new ContactRecord("A-1", "C-1", """{"name":"Bo"}"""), new ContactRecord("A-1", "C-2", "{}"));

        Assert.Equal((true, 0, 0, 2, 1L), (again.Saved, again.Added, again.Changed, again.Unchanged, again.Version));
        Assert.Equal((true, 1, 1, 1, 2L), (changed.Saved, changed.Added, changed.Changed, changed.Unchanged, changed.Version));
        Assert.Equal(2, (await AuditAsync()).Length);
    }

    [Fact]
    public async Task RecordsOfUnknownAccountsAreNamedAndNothingIsSaved()
    {
        var save = await SaveAsync(s_account, new ContactRecord("A-7", "C-1", "{}"), new EventRecord("A-8", "E-1", null, Noon, "{}"));

        Assert.False(save.Saved);
        Assert.Equal(["A-7", "A-8"], save.UnknownAccounts.AsEnumerable());
        Assert.Null(await Store.Book.FindAsync("A-1", default));
        Assert.Empty(await AuditAsync());
    }

    [Fact]
    public async Task WhoSawAnotherVersionChangesNothing()
    {
        await SaveAsync(s_account);

        var late = await Store.Book.SaveAsync([s_account with { Facts = "{}" }], 0, By("account.changed"), default);
        var right = await Store.Book.SaveAsync([s_account with { Facts = "{}" }], 1, By("account.changed"), default);
        var missing = await Store.Book.SaveAsync([new AccountRecord("A-2", "{}")], 3, By("account.changed"), default);

        Assert.Equal((false, 1L), (late.Saved, late.Version));
        Assert.Equal((true, 2L), (right.Saved, right.Version));
        Assert.Equal((false, null), (missing.Saved, missing.Version));
    }

    [Fact]
    public async Task AnAccountThatWasTakenOutAndMadeAgainHasNoVersionThatItHadBefore()
    {
        await SaveAsync(s_account);
        await SaveAsync(s_account with { Facts = "{}" });
        await RemoveAsync(s_account);
        await RestartAsync();

        var again = await Store.Book.SaveAsync([s_account], 0, By("account.saved"), default);
        var stale = await Store.Book.SaveAsync([s_account with { Facts = "{}" }], 2, By("account.saved"), default);

        Assert.Equal((true, 3L), (again.Saved, again.Version));
        Assert.Equal((false, 3L), (stale.Saved, stale.Version));
        Assert.Equal(3, (await SaveAsync(new AccountRecord("A-2", "{}"))).Version);
    }

    [Fact]
    public async Task IdsOfTwoAccountsHaveNothingToDoWithEachOther()
    {
        await SaveAsync(
            s_account, new AccountRecord("A-2", "{}"), new EventRecord("A-1", "X-1", null, Noon, "{}"),
            new SurveyRecord("A-1", "X-1", null, Noon, "{}"), new PurchaseRecord("A-1", "X-1", Noon, "Seats", 1, null));

        var save = await SaveAsync(
            new EventRecord("A-2", "X-1", null, Noon, "{}"), new SurveyRecord("A-2", "X-1", null, Noon, "{}"), new PurchaseRecord("A-2", "X-1", Noon, "Seats", 2, null));

        Assert.Equal((3, 0), (save.Added, save.Changed));
        var (first, second) = ((await Store.Book.FindAsync("A-1", default))!, (await Store.Book.FindAsync("A-2", default))!);
        Assert.Equal((1L, 1, 1, 1m), (first.Version, first.Events.Length, first.Surveys.Length, first.Purchases.Single().Amount));
        Assert.Equal((2L, 1, 1, 2m), (second.Version, second.Events.Length, second.Surveys.Length, second.Purchases.Single().Amount));
    }

    [Fact]
    public async Task RecordsAreTakenOutByTheirKeys()
    {
        await SaveAsync(s_account, new AccountRecord("A-2", "{}"), new ContactRecord("A-1", "C-1", "{}"), new EventRecord("A-1", "E-1", null, Noon, "{}"));

        Assert.Equal(1, await RemoveAsync(new ContactRecord("A-1", "C-1", "other"), new ContactRecord("A-1", "C-9", "{}")));
        Assert.Empty((await Store.Book.FindAsync("A-1", default))!.Contacts);
        Assert.Equal(1, await RemoveAsync(new AccountRecord("A-1", "")));
        Assert.Null(await Store.Book.FindAsync("A-1", default));
        Assert.Equal(0, await RemoveAsync(new EventRecord("A-1", "E-1", null, Noon, "{}")));
        Assert.Empty(await FoundAsync("καφ"));
        Assert.Equal(3, (await AuditAsync()).Length);
    }

    [Theory]
    [InlineData("ΚΑΦΈΣ", "A-1")]
    [InlineData("καφές", "A-1")]
    [InlineData("JÖRG ån", "A-1")]
    [InlineData("c-1", "A-1")]
    [InlineData("ЁЛКА", "A-2")]
    [InlineData("a-2", "A-2")]
    [InlineData("电信", "A-3")]
    [InlineData("o", "A-3")]
    [InlineData("%", "A-3")]
    [InlineData("100% \"o'k", "A-3")]
    [InlineData("\"", "A-3")]
    [InlineData("a-", "A-1,A-2,A-3")]
    [InlineData(" ", "A-1,A-2,A-3")]
    [InlineData("A-1 Ζωή", "")]
    [InlineData("nobody", "")]
    public async Task AccountsAreFoundByAPartOfAnIdOrName(string text, string expected)
    {
        await SaveAsync(
            s_account, new ContactRecord("A-1", "C-1", """{"name":"Jörg Ångström"}"""),
            new AccountRecord("A-2", """{"name":"ёлка и сыновья"}"""), new AccountRecord("A-3", """{"name":"电信 100% \"o'k"}""", "north"));

        Assert.Equal(expected, string.Join(',', await FoundAsync(text)));
    }

    [Fact]
    public async Task AccountsAreFoundByTheNamesOfTodayOnly()
    {
        await SaveAsync(s_account, new ContactRecord("A-1", "C-1", """{"name":"Miller"}"""));
        await SaveAsync(new ContactRecord("A-1", "C-1", """{"name":"Smith"}"""));

        Assert.Empty(await FoundAsync("mill"));
        Assert.Equal(["A-1"], await FoundAsync("smith"));
    }

    [Fact]
    public async Task AccountsAreListedByIdInPagesAndByTeam()
    {
        await SaveAsync(s_account, new AccountRecord("A-2", "{}"), new AccountRecord("A-3", """{"name":"Kafka"}""", "north"), new AccountRecord("B-1", "{}", "south"));

        Assert.Equal(["A-1", "A-2"], await FoundAsync(null, most: 2));
        Assert.Equal(["A-3", "B-1"], await FoundAsync(null, after: "A-2", most: 2));
        Assert.Equal(["A-1", "A-3"], await FoundAsync(null, team: "north"));
        Assert.Equal(["A-3"], await FoundAsync("kafka", team: "north", after: "A-1"));
        Assert.Empty(await FoundAsync("kafka", team: "south"));
    }

    [Fact]
    public async Task AContactIsFoundInEachOfItsAccounts()
    {
        await SaveAsync(s_account, new AccountRecord("A-2", "{}"), new ContactRecord("A-2", "C-1", "{}"), new ContactRecord("A-1", "C-1", "{}"));

        Assert.Equal(["A-1", "A-2"], (await Store.Book.AccountsOfAsync("C-1", default)).AsEnumerable());
        Assert.Empty(await Store.Book.AccountsOfAsync("C-2", default));
    }

    [Fact]
    public async Task TooManyRecordsAtOnceAreRefused() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => Store.Book.SaveAsync([.. Enumerable.Repeat<BookRecord>(s_account, 10_001)], null, By("book.imported"), default));

    private Task<BookSave> SaveAsync(params BookRecord[] records) => Store.Book.SaveAsync([.. records], null, By("book.imported"), default);

    private Task<int> RemoveAsync(params BookRecord[] records) => Store.Book.RemoveAsync([.. records], By("book.removed"), default);

    private async Task<string[]> FoundAsync(string? text, string? team = null, string? after = null, int most = 10) =>
        [.. (await Store.Book.ListAsync(text, team, after, most, default)).Select(file => file.Account.Account)];
}
