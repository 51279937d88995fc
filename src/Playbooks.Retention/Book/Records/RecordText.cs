using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Records;

/// <summary>Records as text, for comparing and hashing them: the same on every machine.</summary>
internal static class RecordText
{
    // No id and no product may hold it, and JSON escapes it.
    private const char Separator = '\u001f';

    /// <summary>What says which record it is.</summary>
    public static string KeyOf(BookRecord record) => record switch
    {
        ContactRecord contact => Join(contact.Account, contact.Contact),
        SurveyRecord survey => survey.Id,
        EventRecord happened => happened.Id,
        PurchaseRecord purchase => purchase.Id,
        ProductRecord product => Join(product.Account, product.Product),
        _ => record.Account,
    };

    /// <summary>All that it says.</summary>
    public static string Of(BookRecord record) => Join([record.GetType().Name, KeyOf(record), record.Account, .. ContentOf(record)]);

    /// <summary>The SHA-256 of a text.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string?[] ContentOf(BookRecord record) => record switch
    {
        AccountRecord account => [account.Team, account.Facts],
        ContactRecord contact => [contact.Facts],
        SurveyRecord survey => [survey.Contact, ValueText.Format(survey.At), survey.Facts],
        EventRecord happened => [happened.Contact, ValueText.Format(happened.At), happened.Facts],
        PurchaseRecord purchase => [ValueText.Format(purchase.At), purchase.Product, Number(purchase.Amount), Number(purchase.Quantity)],
        ProductRecord product => [Day(product.Since), Day(product.Until), ValueText.Format(product.Usage)],
        _ => [],
    };

    // 12.50 is 12.5.
    private static string? Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string Join(params string?[] parts) => string.Join(Separator, parts);
}
