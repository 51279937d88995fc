using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Storage.Tests.Contracts;

namespace Playbooks.Storage.Tests.Laws;

/// <summary>Whatever is put into the book and taken out of it, in whatever order: it answers as a plain list of records would.</summary>
public sealed class BookLaws
{
    private const int Cases = 25;

    private static readonly string[] s_accounts = ["A-1", "A-2", "B-1"];
    private static readonly string[] s_contacts = ["C-1", "C-2"];
    private static readonly string[] s_names = ["Ann", "JOANN", "Ωmega", "ann-o", "x"];
    private static readonly string[] s_texts = ["ann", "ΩM", "a-", "x", "c-2", "NN", "zz"];

    private static readonly Gen<string> s_account = Gen.Elements(s_accounts);
    private static readonly Gen<string> s_facts = Gen.Elements(s_names).Select(name => $$"""{"name":"{{name}}"}""");

    private static readonly Gen<BookRecord> s_record = Gen.OneOf(
        from account in s_account from facts in s_facts select (BookRecord)new AccountRecord(account, facts),
        from account in s_account from contact in Gen.Elements(s_contacts) from facts in s_facts select (BookRecord)new ContactRecord(account, contact, facts),
        from account in s_account from id in Gen.Choose(1, 3) from hour in Gen.Choose(0, 2)
        select (BookRecord)new EventRecord(account, $"E-{id}", null, Given.Noon.AddHours(hour), "{}"));

    private static readonly Gen<(bool Removes, BookRecord[] Records)> s_step =
        from dice in Gen.Choose(0, 3) from count in Gen.Choose(1, 4) from records in Gen.ArrayOf(s_record, count) select (dice is 0, records);

    [Fact]
    public void TheBookAnswersAsAPlainListWould() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(30),
        Prop.ForAll(Arb.From(Gen.ListOf(s_step)), steps => AgreeAsync([.. steps])));

    private static async Task AgreeAsync(ImmutableArray<(bool Removes, BookRecord[] Records)> steps)
    {
        await using var temporary = await TemporaryStore.OpenAsync();
        var book = temporary.Store.Book;
        var plain = new PlainBook();
        foreach (var (removes, records) in steps)
        {
            var audit = new AuditEntry(Given.Noon, "user:eva", "book.changed", "-");
            if (removes)
            {
                Assert.Equal(plain.Remove(records), await book.RemoveAsync([.. records], audit, default));
            }
            else
            {
                var save = await book.SaveAsync([.. records], null, audit, default);
                Assert.Equal(plain.Save(records), (save.Saved, save.Added, save.Changed, save.Unchanged));
            }
        }
        foreach (var account in s_accounts)
        {
            var file = await book.FindAsync(account, default);
            Assert.Equal(plain.Of(account), file is null ? [] : [file.Account, .. file.Contacts, .. file.Events]);
        }
        foreach (var text in s_texts)
        {
            Assert.Equal(plain.Found(text), (await book.ListAsync(text, null, null, 99, default)).Select(file => file.Account.Account));
        }
    }
}
