using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Book;

/// <summary>What accounts are found by: ids and names of the account and of its contacts, a line each, letters folded, in an index of three-letter pieces.</summary>
internal static class AccountWords
{
    // Shorter texts have no piece in the index; nearly everything contains them, so that a page is soon full.
    private const int ShortestPiece = 3;

    /// <summary>A text in which letters that differ in nothing but case are the same, in every script that has cases; a final sigma is a sigma.</summary>
    public static string Fold(string text) =>
        text.Trim().ReplaceLineEndings(" ").ToUpperInvariant().ToLowerInvariant();

    /// <summary>Writes anew what an account is found by.</summary>
    public static void Write(Connection connection, string account)
    {
        if (connection.First("SELECT id, facts, team FROM accounts WHERE id = $1", BookRows.ReadAccount, account) is not { } record)
        {
            return;
        }
        var contacts = connection.All("SELECT account, id, facts FROM contacts WHERE account = $1 ORDER BY id", BookRows.ReadContact, account);
        var lines = contacts.SelectMany(contact => new[] { contact.Contact, NameIn(contact.Facts) }).Prepend(NameIn(record.Facts)).Prepend(record.Account);
        var number = connection.Number("SELECT number FROM accounts WHERE id = $1", account);
        connection.Run("DELETE FROM account_words WHERE rowid = $1", number);
        connection.Run("INSERT INTO account_words (rowid, words) VALUES ($1, $2)", number, string.Join('\n', lines.Where(line => line.Length > 0).Select(Fold)));
    }

    /// <summary>Takes out what an account was found by, before the account itself goes.</summary>
    public static void Remove(Connection connection, string account) =>
        connection.Run("DELETE FROM account_words WHERE rowid = (SELECT number FROM accounts WHERE id = $1)", account);

    /// <summary>Ids of accounts that contain a folded text.</summary>
    public static ImmutableArray<string> Find(Connection connection, string words, string? team, string after, int most) =>
        words.EnumerateRunes().Count() < ShortestPiece
            ? connection.All(
                """
                SELECT a.id FROM accounts a JOIN account_words w ON w.rowid = a.number
                WHERE a.id > $1 AND ($2 IS NULL OR a.team = $2) AND instr(w.words, $4) > 0 ORDER BY a.id LIMIT $3
                """,
                row => row.Text(0), after, team, most, words)
            : connection.All(
                """
                SELECT a.id FROM account_words w JOIN accounts a ON a.number = w.rowid
                WHERE w.words MATCH $4 AND a.id > $1 AND ($2 IS NULL OR a.team = $2) ORDER BY a.id LIMIT $3
                """,
                row => row.Text(0), after, team, most, Phrase(words));

    /// <summary>The text as the index takes it: within quotes nothing is a sign of its own.</summary>
    private static string Phrase(string words) => $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string NameIn(string facts)
    {
        using var json = JsonDocument.Parse(facts);
        return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("name", out var name) && name.ValueKind is JsonValueKind.String
            ? name.GetString()!
            : "";
    }
}
