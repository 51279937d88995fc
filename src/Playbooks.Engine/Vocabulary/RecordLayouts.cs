using System.Collections.Immutable;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>
/// The rows of an account's records as expressions under <c>recorded</c> read them: one row whose lists are
/// <c>purchases</c>, <c>events</c>, <c>surveys</c> and <c>products</c>. For a contact's fact the events and surveys are
/// those of the contact alone.
/// </summary>
public sealed class RecordLayouts
{
    /// <summary>Layouts for a vocabulary, whose given facts of events are columns of the events.</summary>
    public RecordLayouts(ImmutableArray<FactDefinition> facts)
    {
        // An event's own contact and time are the record's.
        var ofEvents = facts.Where(fact => fact is { Entity: Entity.Event, Derivation: null, Column.Name: not ("at" or "contact") }).Select(fact => (fact.Column.Name, fact.Type));
        Purchases = new RowLayout("purchase", [("at", DataType.Time), ("product", DataType.String), ("amount", DataType.Decimal), ("quantity", DataType.Decimal)]);
        Events = new RowLayout("recorded event", [("at", DataType.Time), ("contact", DataType.String), .. ofEvents]);
        Surveys = new RowLayout("survey", [("at", DataType.Time), ("contact", DataType.String)]);
        Products = new RowLayout("product", [("product", DataType.String), ("since", DataType.DateTime), ("until", DataType.DateTime), ("usage", DataType.Double)]);
        All = new RowLayout("records", [], [("purchases", Purchases), ("events", Events), ("surveys", Surveys), ("products", Products)]);
        Scope = ExpressionScope.Empty.WithRow(All.Name, 0, All);
    }

    /// <summary>The one row; its lists are the others, in the order of the properties below.</summary>
    public RowLayout All { get; }

    /// <summary>Something bought: <c>at, product, amount, quantity</c>.</summary>
    public RowLayout Purchases { get; }

    /// <summary>Something that happened: <c>at, contact</c> and the given facts of events.</summary>
    public RowLayout Events { get; }

    /// <summary>That somebody answered: <c>at, contact</c>.</summary>
    public RowLayout Surveys { get; }

    /// <summary>A product owned: <c>product, since, until, usage</c>.</summary>
    public RowLayout Products { get; }

    /// <summary>What an expression may name: the lists; the row is <c>frame.Rows[0]</c>.</summary>
    public ExpressionScope Scope { get; }
}
