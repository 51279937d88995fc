using System.Text.Json.Nodes;
using Members = System.Text.Json.Nodes.JsonObject;
using Node = System.Text.Json.Nodes.JsonNode;
using Values = System.Text.Json.Nodes.JsonArray;

namespace Playbooks.Engine.Reading.Schemas;

/// <summary>
/// Parts of JSON Schemas (draft-07, which editors understand best), each made anew for its one place. What stands in
/// many places, such as the names of all facts, is a definition that they refer to.
/// </summary>
internal static class Schema
{
    private const string Place = "#/$defs/";
    private const string Version = "http://json-schema.org/draft-07/schema#";

    /// <summary>The format of a text that is an expression; validators pass over formats that they do not know.</summary>
    public const string ExpressionFormat = "expression";

    /// <summary>The format of a text that is a template.</summary>
    public const string TemplateFormat = "template";

    /// <summary>A text.</summary>
    public static Members Text(string? description = null) => Described(new Members { ["type"] = "string", ["minLength"] = 1 }, description);

    /// <summary>A text with examples that an editor offers.</summary>
    public static Members TextLike(IEnumerable<string> examples, string? description = null)
    {
        var text = Text(description);
        text["examples"] = ListOfTexts(examples);
        return text;
    }

    /// <summary>An expression.</summary>
    public static Members Expression(string description)
    {
        var text = Text(description + ". An expression, such as `account.openTickets > 0`");
        text["format"] = ExpressionFormat;
        return text;
    }

    /// <summary>A template of one line.</summary>
    public static Members Template(string? description = null)
    {
        var text = Text(description);
        text["format"] = TemplateFormat;
        return text;
    }

    /// <summary>A duration.</summary>
    public static Members Duration(string description, bool isBusiness = false)
    {
        var text = TextLike(isBusiness ? ["1 business day", "4 hours", "14 days"] : ["30 days", "90 minutes"], description);
        text["pattern"] = $@"^[0-9]+(\.[0-9]+)? +{(isBusiness ? "(business +)?" : "")}(minute|hour|day|week|month|year)s?$";
        return text;
    }

    /// <summary>A day.</summary>
    public static Members Date(string description) => Described(new Members { ["type"] = "string", ["format"] = "date" }, description);

    /// <summary>true or false.</summary>
    public static Members Boolean(string? description = null) => Described(new Members { ["type"] = "boolean" }, description);

    /// <summary>A number.</summary>
    public static Members Number(string? description = null) => Described(new Members { ["type"] = "number" }, description);

    /// <summary>A whole number from some number on.</summary>
    public static Members Whole(int from, string? description = null) => Described(new Members { ["type"] = "integer", ["minimum"] = from }, description);

    /// <summary>One of a list of words.</summary>
    public static Members Word(IEnumerable<string> words, string? description = null) => Described(new Members { ["enum"] = ListOfTexts(words) }, description);

    /// <summary>One of a list of words, each with what it means.</summary>
    public static Members Word(IEnumerable<(string Word, string Meaning)> words, string? description = null)
    {
        var list = words.ToList();
        var schema = Word(list.Select(word => word.Word), description);
        schema["enumDescriptions"] = ListOfTexts(list.Select(word => word.Meaning));
        return schema;
    }

    /// <summary>This number and no other.</summary>
    public static Members Constant(int value, string? description = null) => Described(new Members { ["const"] = value }, description);

    /// <summary>A list.</summary>
    public static Members ListOf(Members items, string? description = null) => Described(new Members { ["type"] = "array", ["items"] = items }, description);

    /// <summary>One value or a list of such.</summary>
    public static Members OneOrMore(Func<Members> item, string? description = null) => AnyOf(description, item(), ListOf(item()));

    /// <summary>One of what a definition says, or a list of such.</summary>
    public static Members OneOrMore(string definition, string? description = null) => OneOrMore(() => Ref(definition), description);

    /// <summary>What a definition of the document says. Editors show a description beside it; validators may pass over it.</summary>
    public static Members Ref(string definition, string? description = null) => Described(new Members { ["$ref"] = Place + definition }, description);

    /// <summary>Any of several forms.</summary>
    public static Members AnyOf(string? description, params Members[] forms) => Described(new Members { ["anyOf"] = new Values([.. forms]) }, description);

    /// <summary>An object with these members and no others.</summary>
    public static Members Object(IEnumerable<(string Key, Members Schema)> members, params string[] required)
    {
        var schema = Map(members, null);
        schema["additionalProperties"] = false;
        if (required.Length > 0)
        {
            schema["required"] = ListOfTexts(required);
        }
        return schema;
    }

    /// <summary>An object with members of one sort under any name, some of which are known.</summary>
    public static Members Map(IEnumerable<(string Key, Members Schema)> members, Members? others)
    {
        var properties = new Members();
        foreach (var (key, member) in members)
        {
            properties[key] = member;
        }
        var schema = new Members { ["type"] = "object", ["properties"] = properties };
        if (others is not null)
        {
            schema["additionalProperties"] = others;
        }
        return schema;
    }

    /// <summary>What a schema that refers to a definition of its document means; null where it does not.</summary>
    public static Members? DefinitionOf(Members document, Members schema) =>
        (string?)schema["$ref"] is { } place ? document["$defs"]?[place[Place.Length..]] as Members : null;

    /// <summary>A whole schema: the root's form with its title, and the definitions that it leads to.</summary>
    public static Members Document(string title, Members root, IReadOnlyDictionary<string, Func<Members>> definitions)
    {
        var document = new Members { ["$schema"] = Version, ["title"] = title };
        foreach (var (key, value) in root.ToList())
        {
            root.Remove(key);
            document[key] = value;
        }
        var used = new SortedDictionary<string, Members>(StringComparer.Ordinal);
        Collect(document, definitions, used);
        if (used.Count > 0)
        {
            document["$defs"] = new Members(used.Select(definition => KeyValuePair.Create(definition.Key, (Node?)definition.Value)));
        }
        return document;
    }

    /// <summary>The schema with a description.</summary>
    public static Members Described(Members schema, string? description)
    {
        if (description is not null)
        {
            schema["description"] = description;
        }
        return schema;
    }

    private static void Collect(Node? node, IReadOnlyDictionary<string, Func<Members>> definitions, SortedDictionary<string, Members> used)
    {
        if (node is Values values)
        {
            foreach (var item in values)
            {
                Collect(item, definitions, used);
            }
        }
        foreach (var (key, value) in node as Members ?? [])
        {
            if (key == "$ref" && value!.GetValue<string>()[Place.Length..] is var name && !used.ContainsKey(name))
            {
                used[name] = definitions[name]();
                Collect(used[name], definitions, used);
            }
            Collect(value, definitions, used);
        }
    }

    private static Values ListOfTexts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
