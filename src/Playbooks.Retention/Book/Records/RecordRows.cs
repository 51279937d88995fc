using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Records;

/// <summary>An account's records, up to a time, as the rows that expressions under <c>recorded</c> go over.</summary>
internal sealed class RecordRows(FactVocabulary vocabulary, AccountFile file, DateTimeOffset now)
{
    private readonly RecordLayouts _layouts = vocabulary.Records;
    private FactRow[]? _events;
    private FactRow[]? _surveys;

    private FactRow[] Events => _events ??= [.. file.Events.Where(record => record.At <= now).Select(EventRow)];

    private FactRow[] Surveys => _surveys ??= [.. file.Surveys.Where(record => record.At <= now).Select(SurveyRow)];

    /// <summary>All of them.</summary>
    public FactRow OfAccount() => Row(Events, Surveys);

    /// <summary>The same with a contact's own events and surveys alone.</summary>
    public FactRow OfContact(string contact) => Row(Only(Events, _layouts.Events, contact), Only(Surveys, _layouts.Surveys, contact));

    private static FactRow[] Only(FactRow[] rows, RowLayout layout, string contact)
    {
        var column = layout.Find("contact")!;
        return [.. rows.Where(row => (string?)row.Get(column) == contact)];
    }

    private FactRow Row(FactRow[] events, FactRow[] surveys)
    {
        var row = new FactRow(_layouts.All);
        row.SetChildren(0, [.. file.Purchases.Where(record => record.At <= now).Select(PurchaseRow)]);
        row.SetChildren(1, events);
        row.SetChildren(2, surveys);
        var today = DateOnly.FromDateTime(now.Date);
        row.SetChildren(3, [.. file.Products.Where(record => record.Since is not { } since || since <= today).Select(ProductRow)]);
        return row;
    }

    private FactRow PurchaseRow(PurchaseRecord record) => Fill(_layouts.Purchases, record.At, record.Product, record.Amount, record.Quantity);

    private FactRow SurveyRow(SurveyRecord record) => Fill(_layouts.Surveys, record.At, record.Contact);

    private FactRow ProductRow(ProductRecord record) =>
        Fill(_layouts.Products, record.Product, record.Since?.ToDateTime(TimeOnly.MinValue), record.Until?.ToDateTime(TimeOnly.MinValue), record.Usage);

    // What does not fit the vocabulary was reported where the event was read as facts; here it is not known.
    private FactRow EventRow(EventRecord record)
    {
        var row = Fill(_layouts.Events, record.At, record.Contact);
        var facts = new FactRowReader(vocabulary, []).Read(new SourceText(record.Id, record.Facts), Entity.Event);
        foreach (var column in row.Layout.Columns.Skip(2))
        {
            row.Set(column, facts.Get(vocabulary.Event.Find(column.Name)!));
        }
        return row;
    }

    // The values in the order of the first columns.
    private static FactRow Fill(RowLayout layout, params ReadOnlySpan<object?> values)
    {
        var row = new FactRow(layout);
        for (var i = 0; i < values.Length; i++)
        {
            row.Set(layout.Columns[i], values[i]);
        }
        return row;
    }
}
