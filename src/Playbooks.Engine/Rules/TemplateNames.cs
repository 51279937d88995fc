using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>What templates may name.</summary>
internal static class TemplateNames
{
    // Every playbook asks for them, and a vocabulary has hundreds of facts.
    private static readonly ConditionalWeakTable<FactVocabulary, ReasonScopes> Reasons = [];

    private static readonly ObjectType Step = Closed(("stage", DataType.String), ("title", DataType.String), ("owner", DataType.String), ("due", DataType.Time));

    private static readonly ObjectType Action = Closed(
        ("id", DataType.String), ("title", DataType.String), ("kind", DataType.String), ("owner", DataType.String), ("due", DataType.Time), ("steps", DataType.ListOf(Step)));

    private static readonly ObjectType Offer = Closed(("upTo", DataType.Decimal), ("expiresAt", DataType.Time), ("needsApproval", DataType.Bool));

    private static readonly ObjectType Rule = Closed(("id", DataType.String), ("title", DataType.String), ("because", DataType.String));

    private static readonly ObjectType Decision = Closed(("id", DataType.String), ("at", DataType.Time));

    private static readonly ObjectType Sender = Closed(("name", DataType.String), ("title", DataType.String), ("email", DataType.String), ("phone", DataType.String));

    /// <summary>The names in messages.</summary>
    public static TemplateScope ForMessages(FactVocabulary vocabulary) => ForReasons(vocabulary, Entity.Contact)
        .WithName("action", Action)
        .WithName("offer", Offer)
        .WithName("rule", Rule)
        .WithName("decision", Decision)
        .WithName("sender", Sender)
        .WithName("language", DataType.String);

    /// <summary>The names in a rule's <c>because</c>.</summary>
    public static TemplateScope ForReasons(FactVocabulary vocabulary, Entity speaker)
    {
        var scopes = Reasons.GetValue(vocabulary, static known => new ReasonScopes(known));
        return speaker == Entity.Contact ? scopes.OfContact : scopes.OfAccount;
    }

    private static ObjectType ObjectOf(RowLayout layout) =>
        new(layout.ColumnTypes(), IsOpen: false);

    private static ObjectType Closed(params ReadOnlySpan<(string Name, DataType Type)> members)
    {
        var types = ImmutableDictionary.CreateBuilder<string, DataType>();
        foreach (var (name, type) in members)
        {
            types.Add(name, type);
        }
        return new ObjectType(types.ToImmutable(), IsOpen: false);
    }

    private sealed class ReasonScopes
    {
        public ReasonScopes(FactVocabulary vocabulary)
        {
            OfAccount = TemplateScope.Strict
                .WithName("account", ObjectOf(vocabulary.Account))
                .WithName("contacts", new RowsType(vocabulary.Contact))
                .WithName("event", ObjectOf(vocabulary.Event))
                .WithName("at", DataType.Time);
            OfContact = OfAccount.WithName("contact", ObjectOf(vocabulary.Contact));
        }

        public TemplateScope OfAccount { get; }

        public TemplateScope OfContact { get; }
    }
}
