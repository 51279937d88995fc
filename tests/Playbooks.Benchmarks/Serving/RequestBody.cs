using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;
using Playbooks.Retention.Book;

namespace Playbooks.Benchmarks.Serving;

/// <summary>One question: the facts of an account and of one of its contacts, as an agent's program sends them.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Contact">The contact's id.</param>
/// <param name="Json">The body.</param>
internal sealed record RequestBody(string Account, string Contact, byte[] Json)
{
    /// <summary>A question for each contact of a book.</summary>
    public static ImmutableArray<RequestBody> Of(SampleBook book, FactVocabulary vocabulary) =>
        [.. book.Accounts.SelectMany(account => account.Facts.Contacts.ToArray().Select(contact => Of(account, contact, vocabulary)))];

    private static RequestBody Of(BookAccount account, FactRow contact, FactVocabulary vocabulary)
    {
        var row = account.Facts.Account.Copy();
        row.SetChildren(0, [contact]);
        var ages = account.Facts.AsOf.Where(age => age.Row == contact).ToImmutableArray();
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            FactsJson.Write(writer, vocabulary, new FactSet(row, account.Facts.Event, ages), account.History);
        }
        return new RequestBody(IdOf(row), IdOf(contact), bytes.WrittenSpan.ToArray());
    }

    private static string IdOf(FactRow row) => (string)row.Get(row.Layout.Find("id")!)!;
}
