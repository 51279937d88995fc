using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>
/// The book as one table, a row for each contact: the facts that the service has of it at the book's time, once the
/// files of records are imported.
/// </summary>
internal static class FlatBook
{
    private const string AsOf = ".asOf";

    public static async Task<string> OfAsync(Release release, IEnumerable<KeyValuePair<string, string>> files)
    {
        using var workspace = new TemporaryFolder();
        Directory.CreateDirectory(workspace.PathOf("playbooks/sample-book"));
        foreach (var (name, text) in files)
        {
            workspace.Write($"playbooks/sample-book/{name}", text);
        }
        var book = new MemoryBook();
        var diagnostics = new List<Diagnostic>();
        var imported = await SampleRecords.ImportAsync(workspace.PathOf(""), release, book, new BookClock(), diagnostics, default);
        Assert.Empty(diagnostics);
        Assert.All(imported, result => Assert.Equal(result.Rows, result.Added));

        var readings = (await book.ListAsync(null, null, null, int.MaxValue, default)).Select(file => AccountFacts.Of(release).Read(file, BookTime.AsOf)).ToArray();
        Assert.All(readings, reading => Assert.Empty(reading.Diagnostics));
        return Table(release.Workspace.Vocabulary, [.. readings.Select(reading => reading.Input.Facts)]);
    }

    private static string Table(FactVocabulary vocabulary, ImmutableArray<FactSet> book)
    {
        var rows = book.SelectMany(account => Rows(vocabulary, account)).ToArray();
        var known = rows.SelectMany(row => row.Keys).ToHashSet(StringComparer.Ordinal);
        var header = vocabulary.Facts.SelectMany(fact => new[] { fact.Name, fact.Name + AsOf }).Where(known.Contains).ToArray();
        return CsvText.Of(header, rows.Select(row => header.Select(column => row.GetValueOrDefault(column, ""))));
    }

    // The event stands beside whom it came from, else beside the first.
    private static IEnumerable<Dictionary<string, string>> Rows(FactVocabulary vocabulary, FactSet account)
    {
        var contacts = account.Contacts.ToArray();
        var who = account.Event?.Get(vocabulary.Find("event.contact")!.Column);
        var speaker = contacts.FirstOrDefault(contact => who is not null && Equals(contact.Get(vocabulary.Find("contact.id")!.Column), who)) ?? contacts[0];
        foreach (var contact in contacts)
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var fact in vocabulary.Facts)
            {
                var source = fact.Entity switch
                {
                    Entity.Account => account.Account,
                    Entity.Contact => contact,
                    _ => contact == speaker ? account.Event : null,
                };
                if (source?.State(fact.Column) == FactState.Known)
                {
                    row[fact.Name] = Text(source.Get(fact.Column));
                    if (account.AsOf.FirstOrDefault(age => age.Row == source && age.Column == fact.Column) is { } age)
                    {
                        row[fact.Name + AsOf] = ValueText.Format(age.At);
                    }
                }
            }
            yield return row;
        }
    }

    private static string Text(object? value) => value is ListValue list ? string.Join('|', list.Select(ValueText.Format)) : ValueText.Format(value);
}
