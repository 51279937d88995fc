using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Members = System.Text.Json.Nodes.JsonObject;

namespace Playbooks.Engine.Reading.Schemas;

/// <summary>Schemas of facts.json and of maps.</summary>
internal static class VocabularySchemas
{
    /// <summary>facts.json.</summary>
    public static Members Facts(Workspace workspace)
    {
        var given = Schema.Object(
        [
            .. Common(),
            ("asks", Schema.Text("The question that finds it out")),
            ("staleAfter", Schema.Duration("How old it may grow before it counts as stale")),
            ("recorded", Schema.Expression("Over the account's `purchases`, `events`, `surveys` and `products`: what it is where nobody gave it")),
        ], "type");
        var derived = Schema.Object(
        [
            .. Common(),
            ("table", DerivationTable()),
            ("bands", Schema.Described(
                Schema.Object([("of", Schema.Ref(Definitions.Fact)), ("from", Schema.Map([], Schema.Number()))], "of", "from"),
                "Thresholds over a number")),
            ("is", Schema.Expression("What it follows from")),
            ("script", Schema.TextLike(workspace.Documents.Texts.Keys.Where(path => path.EndsWith(".js", StringComparison.Ordinal)).Select(path => path["playbooks/".Length..]), "A script")),
        ], "type");
        return Schema.Object(
        [
            ("$schema", Schema.Text()),
            ("facts", Schema.Described(Named(given), "Facts that are given")),
            ("derived", Schema.Described(Named(derived), "Facts that follow from others")),
        ], "facts");
    }

    /// <summary>A map of a book from elsewhere.</summary>
    public static Members Map(Workspace workspace)
    {
        var facts = workspace.Vocabulary.Facts.Where(fact => fact.Derivation is null).Select(fact => (fact.Name, Schema.Ref(Definitions.Feed, FactSchemas.MeaningOf(fact))));
        return Schema.Object(
        [
            ("$schema", Schema.Text()),
            ("map", Schema.Text("Its id")),
            ("title", Schema.Text("What it is called")),
            ("notKnown", Schema.ListOf(new Members { ["type"] = "string" }, "Texts that stand for nothing known")),
            ("unquoted", Unquoted()),
            ("columns", Schema.Map([], Column())),
            ("files", Schema.Map([], Schema.Ref(Definitions.File))),
            ("facts", Schema.Object(facts)),
        ], "map", "columns", "facts");
    }

    /// <summary>What feeds a fact of a map.</summary>
    public static Members Feed() => Schema.AnyOf(
        "A column's name, or an expression over columns or a column's name with values that are translated",
        Schema.Text(),
        Schema.Object([("is", Schema.Expression("Over the columns")), ("column", Schema.Text()), ("values", Schema.Map([], new Members())), ("otherwise", new Members())]));

    /// <summary>A file that a map joins.</summary>
    public static Members File() => Schema.Object(
    [
        ("file", Schema.Text("Its name, beside the book")),
        ("key", Schema.Text("The column that says whose rows these are")),
        ("of", Schema.Text("The column of the rows around that it equals")),
        ("unquoted", Unquoted()),
        ("columns", Schema.Map([], Column())),
        ("files", Schema.Map([], Schema.Ref(Definitions.File))),
    ], "file", "key", "of", "columns");

    private static Members Named(Members fact)
    {
        fact["type"] = "object";
        return new Members
        {
            ["type"] = "object",
            ["propertyNames"] = new Members { ["pattern"] = "^(account|contact|event)\\.[a-z][A-Za-z0-9]*$" },
            ["additionalProperties"] = fact,
        };
    }

    private static IEnumerable<(string, Members)> Common() =>
    [
        ("type", Schema.Word(TypeReader.Names.Concat(TypeReader.Names.Select(type => "list of " + type)), "What its values are")),
        ("of", Schema.ListOf(Schema.Text(), "The values of a choice, in their order")),
        ("label", Schema.Text("What it is called on pages and in reasons")),
        ("unit", Schema.Text("Its unit, such as `a year`")),
        ("description", Schema.Text("What it means and where it comes from")),
        ("min", Schema.AnyOf("The smallest value allowed", Schema.Number(), Schema.Text())),
        ("max", Schema.AnyOf("The largest value allowed", Schema.Number(), Schema.Text())),
        ("personal", Schema.Boolean("Whether it is personal data")),
    ];

    private static Members DerivationTable() => Schema.Described(
        Schema.Object(
        [
            ("when", Schema.OneOrMore(Definitions.Fact, "The facts of its columns")),
            ("rows", Schema.ListOf(Schema.ListOf([]), "A cell for each fact, then the value; the first row that holds counts")),
        ], "when", "rows"),
        "A decision table");

    private static Members Unquoted() => Schema.Text("The column whose values hold commas and stand without quotes");

    private static Members Column() => Schema.Object(
    [
        ("from", Schema.Text("The file's column")),
        ("type", Schema.Word(TypeReader.Names)),
        ("format", Schema.Text("The form of dates and times, such as `yyyy-MM-dd`")),
        ("is", Schema.Expression("Over the other columns")),
    ], "type");
}
