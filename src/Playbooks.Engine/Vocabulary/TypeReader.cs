using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Reads the type of a fact: <c>type</c>, and <c>of</c> for a choice.</summary>
internal static class TypeReader
{
    /// <summary>The names of the single types.</summary>
    public static readonly ImmutableArray<string> Names = ["text", "choice", "boolean", "integer", "number", "money", "date", "time"];

    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["string"] = "text", ["enum"] = "choice", ["bool"] = "boolean", ["int"] = "integer", ["long"] = "integer", ["double"] = "number", ["float"] = "number",
        ["decimal"] = "money", ["amount"] = "money", ["currency"] = "money", ["datetime"] = "time", ["timestamp"] = "time", ["list"] = "list of text", ["array"] = "list of text",
        ["yes/no"] = "boolean", ["true/false"] = "boolean", ["flag"] = "boolean", ["checkbox"] = "boolean", ["percent"] = "number", ["percentage"] = "number", ["score"] = "number", ["numeric"] = "number",
        ["count"] = "integer", ["whole number"] = "integer", ["price"] = "money", ["picklist"] = "choice", ["select"] = "choice", ["category"] = "choice", ["day"] = "date", ["words"] = "text", ["varchar"] = "text",
    };

    private const string ListOf = "list of ";
    private const int MostValues = 1_000;

    /// <summary>The type, or any with a report.</summary>
    public static DataType Read(ObjectReader reader, bool isDerived, ICollection<Diagnostic> diagnostics)
    {
        var name = reader.RequireText("type", "write one of " + string.Join(", ", Names.Select(type => $"`{type}`")) + ", or `list of …`");
        var of = reader.Find("of");
        if (name is null)
        {
            return DataType.Any;
        }
        var element = name.Text.StartsWith(ListOf, StringComparison.Ordinal) ? name.Text[ListOf.Length..] : name.Text;
        if (!Names.Contains(element))
        {
            var help = OtherNames.TryGetValue(name.Text, out var here) ? $"write `{here}`" : ClosestName.Help(name.Text, Names.Concat(Names.Select(type => ListOf + type)))
                ?? "there are " + string.Join(", ", Names.Select(type => $"`{type}`")) + " and `list of …`";
            diagnostics.Add(VocabularyErrors.UnknownType.At(name.Location, $"unknown type `{JsonScanner.Shown(name.Text)}`", help));
            return DataType.Any;
        }
        if (element != "choice" && of is not null)
        {
            diagnostics.Add(VocabularyErrors.BadChoice.At(Places.Of(of), $"`of` names the values of a choice, and this is a {name.Text}", "write `\"type\": \"choice\"`, or delete `of`"));
        }
        var type = element == "choice" ? ReadChoice(reader, name, of, isDerived, diagnostics) : Single(element);
        return type is AnyType || element == name.Text ? type : DataType.ListOf(type);
    }

    private static ScalarType Single(string name) => name switch
    {
        "text" => DataType.String,
        "boolean" => DataType.Bool,
        "integer" => DataType.Long,
        "number" => DataType.Double,
        "money" => DataType.Decimal,
        "date" => DataType.DateTime,
        _ => DataType.Time,
    };

    private static DataType ReadChoice(ObjectReader reader, JsonString type, JsonNode? of, bool isDerived, ICollection<Diagnostic> diagnostics)
    {
        // Bands name the values of their choice themselves, each with its threshold.
        if (of is null && isDerived && reader.Node.Find("bands") is JsonObject bands)
        {
            return bands.Find("from") is JsonObject from && from.Members.Length > 0
                ? new ChoiceType([.. Thresholds.HighestFirst(from).Select(member => member.Key)])
                : DataType.Any;
        }
        if (of is null)
        {
            diagnostics.Add(VocabularyErrors.BadChoice.At(type.Location, "the choice has no values", "write `\"of\": [\"A\", \"B\"]` beside it"));
            return DataType.Any;
        }
        if (of is not JsonArray list)
        {
            diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(of), $"`of` is a list of texts, and this is {of.KindName}", $"write `{(of is JsonString text ? Listed(text.Text) : "[\"A\", \"B\"]")}`"));
            return DataType.Any;
        }
        var values = TextList.Read(list, "`of`", diagnostics);
        if (list.Items.Length is 0 or > MostValues)
        {
            diagnostics.Add(VocabularyErrors.BadChoice.At(Places.Of(of), $"a choice has between 1 and {MostValues} values, and this one {list.Items.Length}", "`text` is for what cannot be listed"));
        }
        return values.Length == list.Items.Length && values.Length is > 0 and <= MostValues
            ? new ChoiceType([.. values.Select(value => value.Text)])
            : DataType.Any;
    }

    private static string Listed(string values) =>
        $"[{string.Join(", ", values.Split(['|', ',', ';', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(value => $"\"{JsonScanner.Shown(value)}\""))}]";
}
