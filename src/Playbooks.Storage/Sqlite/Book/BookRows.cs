using Playbooks.Retention.Book.Records;
using Playbooks.Storage.Sqlite.Connections;

namespace Playbooks.Storage.Sqlite.Book;

/// <summary>Records of the book as rows: each found, put and taken out by its key.</summary>
internal static class BookRows
{
    /// <summary>The record with the same key, or null.</summary>
    public static BookRecord? Find(Connection connection, BookRecord key) => key switch
    {
        AccountRecord account => connection.First("SELECT id, facts, team FROM accounts WHERE id = $1", ReadAccount, account.Account),
        ContactRecord contact => connection.First("SELECT account, id, facts FROM contacts WHERE account = $1 AND id = $2", ReadContact, contact.Account, contact.Contact),
        SurveyRecord survey => connection.First("SELECT account, id, contact, at, facts FROM surveys WHERE account = $1 AND id = $2", ReadSurvey, survey.Account, survey.Id),
        EventRecord happened => connection.First("SELECT account, id, contact, at, facts FROM events WHERE account = $1 AND id = $2", ReadEvent, happened.Account, happened.Id),
        PurchaseRecord purchase => connection.First(
            "SELECT account, id, at, product, amount, quantity FROM purchases WHERE account = $1 AND id = $2", ReadPurchase, purchase.Account, purchase.Id),
        ProductRecord product => connection.First(
            "SELECT account, product, since, until, usage FROM products WHERE account = $1 AND product = $2", ReadProduct, product.Account, product.Product),
        _ => throw Unknown(key),
    };

    /// <summary>Puts a record in its place, whether one is there or not.</summary>
    public static void Put(Connection connection, BookRecord record)
    {
        // An account's own row is never replaced as a whole: its records hang on it.
        _ = record switch
        {
            AccountRecord account => connection.Run(
                """
                INSERT INTO accounts (id, facts, team, version, changed_at) VALUES ($1, $2, $3, (SELECT version FROM removed_accounts), '')
                ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, team = excluded.team
                """,
                account.Account, account.Facts, account.Team),
            ContactRecord contact => connection.Run(
                "INSERT INTO contacts (account, id, facts) VALUES ($1, $2, $3) ON CONFLICT (account, id) DO UPDATE SET facts = excluded.facts",
                contact.Account, contact.Contact, contact.Facts),
            SurveyRecord survey => connection.Run(
                """
                INSERT INTO surveys (account, id, contact, at, facts) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (account, id) DO UPDATE SET contact = excluded.contact, at = excluded.at, facts = excluded.facts
                """,
                survey.Account, survey.Id, survey.Contact, survey.At, survey.Facts),
            EventRecord happened => connection.Run(
                """
                INSERT INTO events (account, id, contact, at, facts) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (account, id) DO UPDATE SET contact = excluded.contact, at = excluded.at, facts = excluded.facts
                """,
                happened.Account, happened.Id, happened.Contact, happened.At, happened.Facts),
            PurchaseRecord purchase => connection.Run(
                """
                INSERT INTO purchases (account, id, at, product, amount, quantity) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (account, id) DO UPDATE
                SET at = excluded.at, product = excluded.product, amount = excluded.amount, quantity = excluded.quantity
                """,
                purchase.Account, purchase.Id, purchase.At, purchase.Product, purchase.Amount, purchase.Quantity),
            ProductRecord product => connection.Run(
                """
                INSERT INTO products (account, product, since, until, usage) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (account, product) DO UPDATE SET since = excluded.since, until = excluded.until, usage = excluded.usage
                """,
                product.Account, product.Product, product.Since, product.Until, product.Usage),
            _ => throw Unknown(record),
        };
    }

    /// <summary>Takes a record out by its key; an account goes with all of its records. Whether it was there.</summary>
    public static bool Remove(Connection connection, BookRecord key) => key switch
    {
        AccountRecord account => RemoveAccount(connection, account.Account),
        ContactRecord contact => connection.Run("DELETE FROM contacts WHERE account = $1 AND id = $2", contact.Account, contact.Contact),
        SurveyRecord survey => connection.Run("DELETE FROM surveys WHERE account = $1 AND id = $2", survey.Account, survey.Id),
        EventRecord happened => connection.Run("DELETE FROM events WHERE account = $1 AND id = $2", happened.Account, happened.Id),
        PurchaseRecord purchase => connection.Run("DELETE FROM purchases WHERE account = $1 AND id = $2", purchase.Account, purchase.Id),
        ProductRecord product => connection.Run("DELETE FROM products WHERE account = $1 AND product = $2", product.Account, product.Product),
        _ => throw Unknown(key),
    }
    > 0;

    private static int RemoveAccount(Connection connection, string account)
    {
        connection.Run("UPDATE removed_accounts SET version = max(version, (SELECT version FROM accounts WHERE id = $1))", account);
        return connection.Run("DELETE FROM accounts WHERE id = $1", account);
    }

    public static AccountRecord ReadAccount(Row row) => new(row.Text(0), row.Text(1), row.TextOrNull(2));

    public static ContactRecord ReadContact(Row row) => new(row.Text(0), row.Text(1), row.Text(2));

    public static SurveyRecord ReadSurvey(Row row) => new(row.Text(0), row.Text(1), row.TextOrNull(2), row.Time(3), row.Text(4));

    public static EventRecord ReadEvent(Row row) => new(row.Text(0), row.Text(1), row.TextOrNull(2), row.Time(3), row.Text(4));

    public static PurchaseRecord ReadPurchase(Row row) => new(row.Text(0), row.Text(1), row.Time(2), row.Text(3), row.Decimal(4), row.DecimalOrNull(5));

    public static ProductRecord ReadProduct(Row row) => new(row.Text(0), row.Text(1), row.DayOrNull(2), row.DayOrNull(3), row.RealOrNull(4));

    private static ArgumentException Unknown(BookRecord record) => new($"the book knows no {record.GetType().Name}", nameof(record));
}
