using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Engine.Recording;

/// <summary>
/// The hash chain that makes tampering show: each record's hash covers the one before it, so that an entry cannot be
/// changed, taken out or put in without every later hash being wrong.
/// </summary>
public static class AuditChain
{
    /// <summary>What stands before the first record.</summary>
    public const string Start = "";

    /// <summary>The record that follows.</summary>
    /// <param name="before">The hash of the record before, or <see cref="Start"/>.</param>
    /// <param name="number">The record's number.</param>
    /// <param name="entry">Its content.</param>
    public static AuditRecord Follow(string before, long number, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] parts =
        [
            before, number.ToString(CultureInfo.InvariantCulture), entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            entry.Actor, entry.Action, entry.Subject, entry.Note is null ? "-" : "+" + entry.Note,
        ];
        foreach (var part in parts)
        {
            // Each part with its length before it, so that text cannot wander from one part into the next.
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }
        return new AuditRecord(number, entry, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The number of the first record that does not follow from the one before, or null when all do.</summary>
    /// <param name="records">All records in the order of their numbers, from the first on.</param>
    /// <param name="cancel">Ends it early.</param>
    public static async Task<long?> FindBreakAsync(IAsyncEnumerable<AuditRecord> records, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var (before, number) = (Start, 0L);
        await foreach (var record in records.WithCancellation(cancel))
        {
            number++;
            if (record.Number != number || Follow(before, number, record.Entry).Hash != record.Hash)
            {
                return number;
            }
            before = record.Hash;
        }
        return null;
    }
}
