using Microsoft.OpenApi;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Server.Api.Description;

/// <summary>The schema of a request: the given facts of the live vocabulary, what happened before, and the time.</summary>
internal static class FactsSchema
{
    /// <summary>The name among the components.</summary>
    public const string Name = "Facts";

    /// <summary>The schema for a vocabulary; without one it names no facts.</summary>
    public static IOpenApiSchema Of(FactVocabulary? vocabulary)
    {
        var contact = Entity(vocabulary, Engine.Vocabulary.Entity.Contact);
        var schema = Schemas.Object(
            ("account", Entity(vocabulary, Engine.Vocabulary.Entity.Account)),
            ("contact", contact),
            ("contacts", Schemas.ListOf(contact)),
            ("event", Entity(vocabulary, Engine.Vocabulary.Entity.Event)),
            ("history", History),
            ("at", Schemas.Time));
        schema.Required = new HashSet<string> { "account" };
        return schema;
    }

    /// <summary>The body that names an account of the book instead.</summary>
    public static IOpenApiSchema Question
    {
        get
        {
            var schema = Schemas.Object(("account", Schemas.Text), ("contact", Schemas.Text), ("event", Schemas.Text), ("at", Schemas.Time));
            schema.Required = new HashSet<string> { "account" };
            return schema;
        }
    }

    private static IOpenApiSchema History { get; } = Schemas.Object(
        ("open", Actions), ("recommended", Actions), ("accepted", Actions), ("closed", Actions),
        ("sent", Schemas.ListOf(Schemas.Whole(("contact", Schemas.Text), ("channel", Schemas.Text), ("at", Schemas.Time)))),
        ("given", Schemas.ListOf(Schemas.Whole(("amount", Schemas.Number), ("at", Schemas.Time)))));

    private static IOpenApiSchema Actions => Schemas.ListOf(Schemas.Object(("action", Schemas.Text), ("contact", Schemas.Text), ("at", Schemas.Time)));

    private static OpenApiSchema Entity(FactVocabulary? vocabulary, Entity entity) =>
        Schemas.Object((vocabulary?.Facts ?? [])
            .Where(fact => fact.Entity == entity && fact.Derivation is null or ScriptDerivation)
            .Select(fact => (fact.Column.Name, (IOpenApiSchema)Fact(fact))));

    // A value may be not known, or say when it was learned.
    private static OpenApiSchema Fact(FactDefinition fact)
    {
        var value = Of(fact.Type);
        value.Minimum = fact.Min is null ? null : ValueText.Format(fact.Min);
        value.Maximum = fact.Max is null ? null : ValueText.Format(fact.Max);
        return new OpenApiSchema
        {
            Description = fact.Description ?? fact.Label,
            AnyOf = [value, Schemas.Null, Schemas.Object(("value", value), ("asOf", Schemas.Text))],
        };
    }

    private static OpenApiSchema Of(DataType type) => type switch
    {
        ChoiceType choice => Schemas.OneOf(choice.Values),
        ListType list => Schemas.ListOf(Of(list.Element)),
        ScalarType { Kind: ScalarKind.Bool } => Schemas.Boolean,
        ScalarType { Kind: ScalarKind.Long } => Schemas.Integer,
        ScalarType { IsNumeric: true } => Schemas.Number,
        ScalarType { Kind: ScalarKind.DateTime } => Schemas.Date,
        ScalarType { Kind: ScalarKind.Time } => Schemas.Time,
        _ => Schemas.Text,
    };
}
