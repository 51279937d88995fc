using System.Collections.Immutable;
using Playbooks.Retention.Book.Records;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Book;

/// <summary>Reads all that is known of accounts.</summary>
internal static class AccountFiles
{
    public static AccountFile? Find(Connection connection, string account) => connection.First(
        "SELECT id, facts, team, version, changed_at FROM accounts WHERE id = $1",
        row => new AccountFile(BookRows.ReadAccount(row), row.Number(3), row.Time(4)), account) is { } file
        ? file with
        {
            Contacts = connection.All("SELECT account, id, facts FROM contacts WHERE account = $1 ORDER BY id", BookRows.ReadContact, account),
            Surveys = connection.All("SELECT account, id, contact, at, facts FROM surveys WHERE account = $1 ORDER BY at, id", BookRows.ReadSurvey, account),
            Events = connection.All("SELECT account, id, contact, at, facts FROM events WHERE account = $1 ORDER BY at, id", BookRows.ReadEvent, account),
            Purchases = connection.All(
                "SELECT account, id, at, product, amount, quantity FROM purchases WHERE account = $1 ORDER BY at, id", BookRows.ReadPurchase, account),
            Products = connection.All("SELECT account, product, since, until, usage FROM products WHERE account = $1 ORDER BY product", BookRows.ReadProduct, account),
        }
        : null;

    /// <summary>Ids of accounts after one, by id: found by a text, of a team, where these are given.</summary>
    public static ImmutableArray<string> Ids(Connection connection, string? text, string? team, string after, int most)
    {
        var words = AccountWords.Fold(text ?? "");
        return words.Length is 0
            ? connection.All(
                "SELECT id FROM accounts WHERE id > $1 AND ($2 IS NULL OR team = $2) ORDER BY id LIMIT $3", row => row.Text(0), after, team, most)
            : AccountWords.Find(connection, words, team, after, most);
    }
}
