using System.Collections.Immutable;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Every fact that a workspace knows, with the layouts of the rows that hold them.</summary>
public sealed class FactVocabulary
{
    private readonly Dictionary<string, FactDefinition> _byName;

    /// <summary>A vocabulary.</summary>
    /// <param name="facts">Given and derived facts in the order of declaration, the ids first.</param>
    /// <param name="derived">The derived ones in the order in which they can be worked out.</param>
    /// <param name="account">Layout of an account's row; its one child list is <c>contacts</c>.</param>
    /// <param name="contact">Layout of a contact's row.</param>
    /// <param name="event">Layout of an event's row.</param>
    /// <param name="records">Layouts of records that expressions were bound to; null where there are none yet.</param>
    public FactVocabulary(
        ImmutableArray<FactDefinition> facts, ImmutableArray<FactDefinition> derived, RowLayout account, RowLayout contact, RowLayout @event, RecordLayouts? records = null)
    {
        Facts = facts;
        Derived = derived;
        (Account, Contact, Event) = (account, contact, @event);
        Records = records ?? new RecordLayouts(facts);
        _byName = facts.ToDictionary(fact => fact.Name, StringComparer.Ordinal);
    }

    /// <summary>The facts in the order of declaration.</summary>
    public ImmutableArray<FactDefinition> Facts { get; }

    /// <summary>The derived facts in the order in which they can be worked out.</summary>
    public ImmutableArray<FactDefinition> Derived { get; }

    /// <summary>Layout of an account's row.</summary>
    public RowLayout Account { get; }

    /// <summary>Layout of a contact's row.</summary>
    public RowLayout Contact { get; }

    /// <summary>Layout of an event's row.</summary>
    public RowLayout Event { get; }

    /// <summary>Layouts of the rows of an account's records, over which given facts may be worked out.</summary>
    public RecordLayouts Records { get; }

    /// <summary>The fact of a whole name, or null.</summary>
    public FactDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The layout of an entity's row.</summary>
    public RowLayout LayoutOf(Entity entity) => entity switch
    {
        Entity.Account => Account,
        Entity.Contact => Contact,
        Entity.Event => Event,
        _ => ActionFacts.Layout,
    };

    /// <summary>What an expression about an entity may name: the account and the event always, the contact where there is one.</summary>
    public ExpressionScope ScopeFor(Entity entity)
    {
        var scope = ExpressionScope.Empty
            .WithRow("account", (int)Entity.Account, Account)
            .WithRow("event", (int)Entity.Event, Event);
        return entity == Entity.Contact ? scope.WithRow("contact", (int)Entity.Contact, Contact) : scope;
    }
}
