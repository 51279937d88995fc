using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;
using Members = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Reading.Schemas;

/// <summary>Schemas of what names facts: cells and given values, with the choices' values to complete.</summary>
internal static class FactSchemas
{
    private static readonly string[] Known = ["*", "is known", "is not known"];

    /// <summary>A fact's name.</summary>
    public static Members Name(FactVocabulary vocabulary, string? description = null) =>
        Schema.Word(vocabulary.Facts.Select(fact => (fact.Name, MeaningOf(fact))), description);

    /// <summary>The cells of a rule, a key for each fact.</summary>
    public static Members Cells(FactVocabulary vocabulary) =>
        Schema.Described(Schema.Object(vocabulary.Facts.Select(fact => (fact.Name, Cell(fact)))), "All of these must hold");

    /// <summary>The given facts of an entity, by their names without it.</summary>
    public static Members Given(FactVocabulary vocabulary, Entity entity)
    {
        var facts = vocabulary.Facts
            .Where(fact => fact.Entity == entity && fact.Derivation is null or ScriptDerivation)
            .Select(fact => (fact.Column.Name, GivenValue(fact)));
        return Schema.Object(entity == Entity.Contact ? facts.Append(("times", Schema.Whole(1, "So many contacts of whom the same is known"))) : facts);
    }

    /// <summary>The value that a fact must come out as.</summary>
    public static Members Expected(FactVocabulary vocabulary) =>
        Schema.Object(vocabulary.Facts.Where(fact => fact.Derivation is not null).Select(fact => (fact.Name, Value(fact.Type, MeaningOf(fact)))));

    /// <summary>What a fact means, in one line.</summary>
    public static string MeaningOf(FactDefinition fact)
    {
        var unit = fact.Unit is null ? "" : $" ({fact.Unit})";
        return $"{fact.Label}{unit}: {fact.Type.AuthorName}{(fact.Description is null ? "" : ". " + fact.Description)}";
    }

    private static Members Cell(FactDefinition fact) => fact.Type switch
    {
        ChoiceType choice => Schema.AnyOf(
            MeaningOf(fact),
            Schema.Word(choice.Values.Concat(Known)),
            Schema.TextLike([string.Join(" | ", choice.Values.Take(2)), "not " + choice.Values[0]]),
            Schema.ListOf(Schema.Word(choice.Values))),
        ScalarType { Kind: ScalarKind.Bool } => Schema.AnyOf(MeaningOf(fact), Schema.Boolean(), Schema.Word(Known.Concat(["true", "false"]))),
        ScalarType { IsNumeric: true } => Schema.AnyOf(MeaningOf(fact), Schema.TextLike([">= 10", "< 10", "10 to 20", "10 to under 20", .. Known]), Schema.Number(), Schema.ListOf(Schema.Number())),
        ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time } =>
            Schema.TextLike(["within 90 days", "in more than 90 days", "in the last 30 days", "more than 30 days ago", ">= 2026-01-01", .. Known], MeaningOf(fact)),
        ListType => Schema.TextLike(["has A | B", "has none of A | B", "is empty", .. Known], MeaningOf(fact)),
        _ => Schema.AnyOf(MeaningOf(fact), Schema.TextLike(["A | B", "not A", "starts A", "ends A", "contains A", "is empty", .. Known]), Schema.ListOf(Schema.Text())),
    };

    private static Members GivenValue(FactDefinition fact) => Schema.AnyOf(
        MeaningOf(fact),
        Value(fact.Type, null),
        Schema.Object([("value", Value(fact.Type, null)), ("asOf", Schema.Text("When this was learned"))], "value", "asOf"),
        new Members { ["type"] = "null" });

    private static Members Value(DataType type, string? description) => type switch
    {
        ChoiceType choice => Schema.Word(choice.Values, description),
        ListType list => Schema.ListOf(Value(list.Element, null), description),
        ScalarType { Kind: ScalarKind.Bool } => Schema.Boolean(description),
        ScalarType { IsNumeric: true } => Schema.Number(description),
        ScalarType { Kind: ScalarKind.DateTime } => Schema.Date(description ?? "A day: 2026-12-31"),
        _ => Schema.Text(description),
    };
}
