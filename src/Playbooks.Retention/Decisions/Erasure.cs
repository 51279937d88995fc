using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Recording;
using Playbooks.Engine.Vocabulary;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Decisions;

/// <summary>
/// Erases an account's personal data from its records and from the decisions about it. Records stay and can be counted;
/// an erased decision cannot be made again, and says so.
/// </summary>
public sealed class Erasure(IBookStore book, IDecisionLog log, TimeProvider clock)
{
    private const string Action = "account.erased";
    private const int DecisionsAtOnce = 200;
    private const int MostTurns = 20;

    /// <summary>Erases; null when the book has no such account, or no decision is about it either.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="vocabulary">Says which facts are personal.</param>
    /// <param name="actor">Who erases, for the audit.</param>
    /// <param name="cancel">Ends it early; what was erased by then stays erased.</param>
    public async Task<ErasureResult?> RunAsync(string account, FactVocabulary vocabulary, string actor, CancellationToken cancel)
    {
        var personal = new PersonalData(vocabulary);
        var records = await EraseRecordsAsync(account, personal, actor, cancel);
        var decisions = await EraseDecisionsAsync(account, personal, actor, cancel);
        // Where nothing was found, too: the call before this one may have been cut off just here.
        await log.ForgetAsync(cancel);
        return records is null && decisions == 0 ? null : new ErasureResult(records ?? 0, decisions);
    }

    private async Task<int?> EraseRecordsAsync(string account, PersonalData personal, string actor, CancellationToken cancel)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (await book.FindAsync(account, cancel) is not { } file)
            {
                return null;
            }
            BookRecord[] all = [file.Account, .. file.Contacts, .. file.Surveys, .. file.Events];
            var erased = all.Select(record => (Before: record, After: personal.TakeOutOf(record))).Where(pair => pair.Before != pair.After).Select(pair => pair.After).ToImmutableArray();
            if (await SaveAsync(erased, file.Version, Entry(account, actor, $"{Count(erased.Length)} records"), cancel))
            {
                return erased.Length;
            }
        }
        throw new InvalidOperationException("the account changed again and again while it was erased");
    }

    // What changed in between is read again: nobody's edit is undone by an erasure.
    private async Task<bool> SaveAsync(ImmutableArray<BookRecord> records, long version, AuditEntry audit, CancellationToken cancel)
    {
        foreach (var batch in records.Chunk(Import.MostAtOnce))
        {
            var save = await book.SaveAsync([.. batch], version, audit, cancel);
            if (!save.Saved)
            {
                return false;
            }
            version = save.Version ?? version;
        }
        return true;
    }

    // A decision that was being made when its account was erased is newer than those that were listed: they are listed again.
    private async Task<long> EraseDecisionsAsync(string account, PersonalData personal, string actor, CancellationToken cancel)
    {
        var all = 0L;
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var before = all;
            string? last = null;
            while (await log.ListAsync(account, last, DecisionsAtOnce, cancel) is { Length: > 0 } page)
            {
                var erased = page.Where(record => record.ErasedAt is null).Select(record => personal.TakeOutOf(record, clock.GetUtcNow())).ToImmutableArray();
                if (!erased.IsEmpty)
                {
                    await log.ReplaceAsync(erased, Entry(account, actor, $"{Count(erased.Length)} decisions"), cancel);
                }
                (all, last) = (all + erased.Length, page[^1].Id);
            }
            if (all == before)
            {
                break;
            }
        }
        return all;
    }

    private AuditEntry Entry(string account, string actor, string note) => new(clock.GetUtcNow(), actor, Action, account, note);

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was erased.</summary>
/// <param name="Records">Records of the account that held personal data.</param>
/// <param name="Decisions">Decisions about it.</param>
public sealed record ErasureResult(int Records, long Decisions);
