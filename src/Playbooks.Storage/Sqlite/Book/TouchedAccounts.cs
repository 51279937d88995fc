using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Records;
using Playbooks.Storage.Sqlite.Connections;
using Playbooks.Storage.Sqlite.Recording;

namespace Playbooks.Storage.Sqlite.Book;

/// <summary>The accounts that a change touches, and what follows from it for each.</summary>
internal sealed class TouchedAccounts
{
    private readonly SortedSet<string> _all = new(StringComparer.Ordinal);
    private readonly HashSet<string> _renamed = new(StringComparer.Ordinal);

    /// <summary>Notes a record that was put in or taken out.</summary>
    public void Add(BookRecord record)
    {
        _all.Add(record.Account);
        // Nothing else has a name that an account is found by.
        if (record is AccountRecord or ContactRecord)
        {
            _renamed.Add(record.Account);
        }
    }

    /// <summary>New versions, new words to be found by, and the audit's entry; nothing where nothing was touched.</summary>
    public void Follow(Connection connection, AuditEntry audit)
    {
        foreach (var account in _all)
        {
            connection.Run("UPDATE accounts SET version = version + 1, changed_at = $2 WHERE id = $1", account, audit.At);
        }
        foreach (var account in _renamed)
        {
            AccountWords.Write(connection, account);
        }
        if (_all.Count > 0)
        {
            AuditWriter.Append(connection, audit);
        }
    }
}
