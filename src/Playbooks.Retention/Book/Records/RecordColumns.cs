using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Records;

/// <summary>
/// The columns that a file of one kind of records may have, as a vocabulary, so that header, values and maps are read as
/// those of books: the facts that the records hold, and beside them what the record itself knows (<c>id</c>, <c>at</c>,
/// <c>product</c>), which sits in the event's row.
/// </summary>
internal static class RecordColumns
{
    private static readonly (string Name, DataType Type) s_id = ("id", DataType.String);
    private static readonly (string Name, DataType Type) s_at = ("at", DataType.Time);
    private static readonly (string Name, DataType Type) s_product = ("product", DataType.String);

    /// <summary>The columns of a kind.</summary>
    public static FactVocabulary Of(RecordKind kind, FactVocabulary vocabulary)
    {
        var own = OwnOf(kind);
        var ofEvents = kind == RecordKind.Events ? vocabulary.Event.Columns.Select(column => (column.Name, column.Type)) : [];
        // Facts of events come first, so that they keep their slots.
        var layout = new RowLayout("event", [.. ofEvents, .. own.Select(column => (Hidden(column.Name), column.Type))]);
        var facts = vocabulary.Facts.Where(fact => Holds(kind, fact));
        return new FactVocabulary([.. facts, .. own.Select(column => Define(column, layout))], [], vocabulary.Account, vocabulary.Contact, layout);
    }

    /// <summary>The value of one of the record's own columns, or null.</summary>
    public static object? Get(RowFacts row, string name) => row.Event.Layout.Find(Hidden(name)) is { } column ? row.Event.Get(column) : null;

    // No fact can be named like that, whatever the vocabulary.
    private static string Hidden(string name) => "record " + name;

    private static bool Holds(RecordKind kind, FactDefinition fact) => fact.Entity switch
    {
        Entity.Account => kind is RecordKind.Accounts or RecordKind.Surveys || fact.Name == "account.id",
        Entity.Contact => kind is RecordKind.Contacts or RecordKind.Surveys || (kind == RecordKind.Events && fact.Name == "contact.id"),
        _ => kind == RecordKind.Events,
    };

    private static (string Name, DataType Type)[] OwnOf(RecordKind kind) => kind switch
    {
        RecordKind.Accounts => [("team", DataType.String)],
        RecordKind.Contacts => [],
        RecordKind.Surveys or RecordKind.Events => [s_id, s_at],
        RecordKind.Purchases => [s_id, s_at, s_product, ("amount", DataType.Decimal), ("quantity", DataType.Decimal)],
        _ => [s_product, ("since", DataType.DateTime), ("until", DataType.DateTime), ("usage", DataType.Double)],
    };

    private static FactDefinition Define((string Name, DataType Type) column, RowLayout layout) => new()
    {
        Name = column.Name,
        Entity = Entity.Event,
        Column = layout.Find(Hidden(column.Name))!,
        Label = column.Name,
        Min = column.Name == "usage" ? 0.0 : null,
        Max = column.Name == "usage" ? 100.0 : null,
    };
}
