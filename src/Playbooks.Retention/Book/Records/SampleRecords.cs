using System.Collections.Immutable;
using System.Text;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Records;

/// <summary>
/// The records of a workspace's sample book: <c>playbooks/sample-book/accounts.csv</c> and its like, with
/// <c>book.json</c> that says as of when they are. They are imported with all dates moved on by whole days, so that the
/// book is as of today whenever it is tried.
/// </summary>
public static class SampleRecords
{
    private const string Actor = "service";

    /// <summary>Imports them into a book. What came of each file; empty where the workspace has none.</summary>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="release">The release whose vocabulary reads them.</param>
    /// <param name="book">Where the book is kept.</param>
    /// <param name="clock">Says what today is.</param>
    /// <param name="diagnostics">Where mistakes of headers go; such a file is left out.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static async Task<ImmutableArray<ImportResult>> ImportAsync(
        string workspace, Release release, IBookStore book, TimeProvider clock, ICollection<Diagnostic> diagnostics, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(clock);
        var folder = Path.Combine(workspace, "playbooks", "sample-book");
        if (!File.Exists(Path.Combine(folder, RecordKind.Accounts.FileName())))
        {
            return await ImportBookAsync(SampleBook.Read(workspace, release.Workspace.Vocabulary, diagnostics), release.Workspace.Vocabulary, book, clock, cancel);
        }
        var zone = release.Workspace.Policy.Calendar.Zone;
        var days = AsOf(Path.Combine(folder, "book.json")) is { } asOf ? DayOf(clock.GetUtcNow(), zone).DayNumber - DayOf(asOf, zone).DayNumber : 0;
        var results = ImmutableArray.CreateBuilder<ImportResult>();
        foreach (var kind in RecordKinds.All)
        {
            var path = Path.Combine(folder, kind.FileName());
            if (File.Exists(path))
            {
                using var file = RecordFile.Open(kind, path, release.Workspace.Vocabulary, new RecordFileOptions { Days = days }, diagnostics);
                if (file is not null)
                {
                    results.Add(await new Import(book, clock, Actor).RunAsync(file, cancel));
                }
            }
        }
        return results.ToImmutable();
    }

    // A book of one file, as a workspace begins with: accounts and contacts with what is known of them.
    private static async Task<ImmutableArray<ImportResult>> ImportBookAsync(
        SampleBook sample, FactVocabulary vocabulary, IBookStore book, TimeProvider clock, CancellationToken cancel)
    {
        var (accountId, contactId) = (vocabulary.Find("account.id")!.Column, vocabulary.Find("contact.id")!.Column);
        var records = new List<BookRecord>();
        foreach (var (_, facts, _) in sample.Accounts)
        {
            var id = (string)facts.Account.Get(accountId)!;
            records.Add(new AccountRecord(id, RecordJson.Write(vocabulary, Entity.Account, facts.Account, facts.AsOf)));
            foreach (var contact in facts.Contacts)
            {
                records.Add(new ContactRecord(id, (string)contact.Get(contactId)!, RecordJson.Write(vocabulary, Entity.Contact, contact, facts.AsOf)));
            }
        }
        if (records.Count == 0)
        {
            return [];
        }
        var audit = new AuditEntry(clock.GetUtcNow(), Actor, Import.Action, "book", "the sample book");
        foreach (var batch in records.Chunk(Import.MostAtOnce))
        {
            await book.SaveAsync([.. batch], null, audit, cancel);
        }
        var accounts = sample.Accounts.Length;
        return
        [
            new ImportResult(RecordKind.Accounts) { Rows = accounts, Added = accounts },
            new ImportResult(RecordKind.Contacts) { Rows = records.Count - accounts, Added = records.Count - accounts },
        ];
    }

    private static DateOnly DayOf(DateTimeOffset time, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).Date);

    private static DateTimeOffset? AsOf(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }
        var root = JsonReader.Read(new SourceText("book.json", File.ReadAllText(path, Encoding.UTF8)), []).Root as JsonObject;
        return root?.Find("asOf") is JsonString text && ValueText.TryParse(text.Text, DataType.Time, out var time) ? (DateTimeOffset)time : null;
    }
}
