using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Server.Api;

/// <summary>Records of the book as answers have them.</summary>
internal static class BookJson
{
    // Newest first: what happened years ago is in the store, and not in every answer.
    private const int MostOfEach = 100;

    /// <summary>The tag of an account's state.</summary>
    public static string TagOf(AccountFile file) => FormattableString.Invariant($"\"{file.Version}\"");

    /// <summary>An account in a list.</summary>
    public static void WriteShort(Utf8JsonWriter writer, AccountFile file)
    {
        writer.WriteStartObject();
        WriteHead(writer, file);
        writer.WriteNumber("contacts", file.Contacts.Length);
        writer.WriteEndObject();
    }

    /// <summary>An account with its records, and what of them the live vocabulary cannot take.</summary>
    public static void Write(Utf8JsonWriter writer, AccountFile file, ImmutableArray<Diagnostic> diagnostics)
    {
        writer.WriteStartObject();
        WriteHead(writer, file);
        WriteAll(writer, "contacts", file.Contacts, Write);
        WriteAll(writer, "surveys", file.Surveys.Reverse().Take(MostOfEach), Write);
        WriteAll(writer, "events", file.Events.Reverse().Take(MostOfEach), Write);
        WriteAll(writer, "purchases", file.Purchases.Reverse().Take(MostOfEach), Write);
        WriteAll(writer, "products", file.Products, Write);
        if (!diagnostics.IsEmpty)
        {
            writer.WritePropertyName("diagnostics");
            DiagnosticJson.WriteAll(writer, diagnostics);
        }
        writer.WriteEndObject();
    }

    /// <summary>A contact with its account.</summary>
    public static void WriteContact(Utf8JsonWriter writer, ContactRecord contact)
    {
        writer.WriteStartObject();
        writer.WriteString("account", contact.Account);
        WriteMembers(writer, contact);
        writer.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter writer, AccountFile file)
    {
        writer.WriteString("account", file.Account.Account);
        WriteIfThere(writer, "team", file.Account.Team);
        writer.WriteNumber("version", file.Version);
        writer.WriteString("changedAt", file.ChangedAt.UtcDateTime);
        WriteFacts(writer, file.Account.Facts);
    }

    private static void Write(Utf8JsonWriter writer, BookRecord record)
    {
        writer.WriteStartObject();
        WriteMembers(writer, record);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, BookRecord record)
    {
        switch (record)
        {
            case ContactRecord contact:
                writer.WriteString("contact", contact.Contact);
                WriteFacts(writer, contact.Facts);
                break;
            case SurveyRecord survey:
                WriteHappened(writer, survey.Id, survey.Contact, survey.At);
                WriteFacts(writer, survey.Facts);
                break;
            case EventRecord happened:
                WriteHappened(writer, happened.Id, happened.Contact, happened.At);
                WriteFacts(writer, happened.Facts);
                break;
            case PurchaseRecord purchase:
                WriteHappened(writer, purchase.Id, null, purchase.At);
                writer.WriteString("product", purchase.Product);
                writer.WriteNumber("amount", purchase.Amount);
                WriteIfThere(writer, "quantity", purchase.Quantity);
                break;
            case ProductRecord product:
                writer.WriteString("product", product.Product);
                WriteIfThere(writer, "since", product.Since);
                WriteIfThere(writer, "until", product.Until);
                WriteIfThere(writer, "usage", (decimal?)product.Usage);
                break;
        }
    }

    private static void WriteHappened(Utf8JsonWriter writer, string id, string? contact, DateTimeOffset at)
    {
        writer.WriteString("id", id);
        WriteIfThere(writer, "contact", contact);
        writer.WriteString("at", at.UtcDateTime);
    }

    private static void WriteFacts(Utf8JsonWriter writer, string facts)
    {
        writer.WritePropertyName("facts");
        writer.WriteRawValue(facts);
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, IEnumerable<T> records, Action<Utf8JsonWriter, BookRecord> write)
        where T : BookRecord
    {
        writer.WriteStartArray(name);
        foreach (var record in records)
        {
            write(writer, record);
        }
        writer.WriteEndArray();
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, DateOnly? value) =>
        WriteIfThere(writer, name, value?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
}
