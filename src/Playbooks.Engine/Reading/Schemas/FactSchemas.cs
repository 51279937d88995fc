using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;
using Members = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Reading.Schemas;

/// <summary>Schemas of what names facts: cells and given values, with the choices' values to complete.</summary>
internal static class FactSchemas
{
    private static readonly string[] Known = ["*", "is known", "is not known"];

    /// <summary>The name of a fact of the vocabulary.</summary>
    public static Members Name(FactVocabulary vocabulary) => Schema.Word(vocabulary.Facts.Select(fact => (fact.Name, LabelOf(fact))));

    /// <summary>The cells of a rule, a key for each fact.</summary>
    public static Members Cells(FactVocabulary vocabulary) =>
        Schema.Described(Schema.Object(vocabulary.Facts.Select(fact => (fact.Name, Cell(fact)))), "All of these must hold");

    /// <summary>The given facts of an entity, by their names without it.</summary>
    public static Members Given(FactVocabulary vocabulary, Entity entity)
    {
        var facts = vocabulary.Facts
            .Where(fact => fact.Entity == entity && fact.Derivation is null or ScriptDerivation)
            .Select(fact => (fact.Column.Name, Schema.Ref(ShapeOf(fact), MeaningOf(fact))));
        return Schema.Object(entity == Entity.Contact ? facts.Append(("times", Schema.Whole(1, "So many contacts of whom the same is known"))) : facts);
    }

    /// <summary>The value that a fact must come out as.</summary>
    public static Members Expected(FactVocabulary vocabulary) =>
        Schema.Object(vocabulary.Facts.Where(fact => fact.Derivation is not null).Select(fact => (fact.Name, Value(fact, MeaningOf(fact)))));

    /// <summary>What a fact means: its label and the first sentence about it. The whole of it stands in facts.json.</summary>
    public static string MeaningOf(FactDefinition fact) =>
        fact.Description is { } text ? $"{LabelOf(fact)}. {text.Split(". ")[0]}" : LabelOf(fact);

    private static string LabelOf(FactDefinition fact) => fact.Unit is null ? fact.Label : $"{fact.Label} ({fact.Unit})";

    /// <summary>The definitions of cells and of given values by type, and of each choice's values by its fact.</summary>
    public static IEnumerable<(string Name, Func<Members> Schema)> Shared(FactVocabulary vocabulary) =>
    [
        ("cell.boolean", () => Schema.AnyOf(null, Schema.Boolean(), Schema.Word(Known.Concat(["true", "false"])))),
        ("cell.number", () => Schema.AnyOf(null, Schema.TextLike([">= 10", "< 10", "10 to 20", "10 to under 20", .. Known]), Schema.Number(), Schema.ListOf(Schema.Number()))),
        ("cell.date", () => Schema.TextLike(["within 90 days", "in more than 90 days", "in the last 30 days", "more than 30 days ago", ">= 2026-01-01", .. Known])),
        ("cell.list", () => Schema.TextLike(["has A | B", "has none of A | B", "is empty", .. Known])),
        ("cell.text", () => Schema.AnyOf(null, Schema.TextLike(["A | B", "not A", "starts A", "ends A", "contains A", "is empty", .. Known]), Schema.ListOf(Schema.Text()))),
        .. vocabulary.Facts.Where(fact => fact.Type is ChoiceType).Select(fact => (fact.Name, (Func<Members>)(() => Schema.Word(((ChoiceType)fact.Type).Values)))),
        .. vocabulary.Facts.Select(fact => (ShapeOf(fact), (Func<Members>)(() => GivenValue(fact)))).DistinctBy(shape => shape.Item1),
    ];

    // A choice's cell offers its values first, and then an example of each other form.
    private static Members Cell(FactDefinition fact) => fact.Type switch
    {
        ChoiceType choice => Schema.AnyOf(
            MeaningOf(fact),
            Schema.Ref(fact.Name),
            Schema.TextLike([string.Join(" | ", choice.Values.Take(2)), "not " + choice.Values[0], .. Known]),
            Schema.ListOf(Schema.Ref(fact.Name))),
        ScalarType { Kind: ScalarKind.Bool } => Schema.Ref("cell.boolean", MeaningOf(fact)),
        ScalarType { IsNumeric: true } => Schema.Ref("cell.number", MeaningOf(fact)),
        ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time } => Schema.Ref("cell.date", MeaningOf(fact)),
        ListType => Schema.Ref("cell.list", MeaningOf(fact)),
        _ => Schema.Ref("cell.text", MeaningOf(fact)),
    };

    private static Members GivenValue(FactDefinition fact) => Schema.AnyOf(
        null,
        Value(fact, null),
        Schema.Object([("value", Value(fact, null)), ("asOf", Schema.Text("When this was learned"))], "value", "asOf"),
        new Members { ["type"] = "null" });

    // Facts of one type are given alike; each choice has values of its own.
    private static string ShapeOf(FactDefinition fact) =>
        fact.Type is ChoiceType ? "given." + fact.Name : "given." + fact.Type.AuthorName.Replace(' ', '-');

    private static Members Value(FactDefinition fact, string? description) =>
        fact.Type is ChoiceType ? Schema.Ref(fact.Name, description) : Value(fact.Type, description);

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
