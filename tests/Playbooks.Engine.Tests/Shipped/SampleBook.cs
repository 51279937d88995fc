using System.Globalization;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using Playbooks.Testing;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Playbooks.Engine.Tests.Shipped;

/// <summary>The sample book as facts, one account after the other.</summary>
internal static class SampleBook
{
    private const string Document = "playbooks/sample-book/book.csv";

    public static IEnumerable<JsonObject> Accounts(FactVocabulary vocabulary)
    {
        var diagnostics = new List<Diagnostic>();
        var table = CsvReader.Read(new SourceText(Document, File.ReadAllText(Repository.PathOf(Document))), diagnostics);
        Assert.Equal("fine", Shown.Of(diagnostics));
        var header = table.Header.Select(name => name.Text).ToArray();
        return table.Rows
            .Select(row => header.Zip(row.Fields, (name, field) => (Name: name, field.Text)).Where(cell => cell.Text.Length > 0).ToDictionary(cell => cell.Name, cell => cell.Text))
            .GroupBy(row => row["account.id"])
            .Select(rows => AccountOf([.. rows], vocabulary));
    }

    private static JsonObject AccountOf(Dictionary<string, string>[] rows, FactVocabulary vocabulary)
    {
        var contacts = new JsonArray([.. rows.Select(row => PartOf([row], "contact.", vocabulary))]);
        var facts = new JsonObject { ["account"] = PartOf(rows, "account.", vocabulary), ["contacts"] = contacts };
        if (PartOf(rows, "event.", vocabulary) is { Count: > 0 } @event)
        {
            facts["event"] = @event;
        }
        return facts;
    }

    private static JsonObject PartOf(Dictionary<string, string>[] rows, string prefix, FactVocabulary vocabulary)
    {
        var part = new JsonObject();
        foreach (var (name, text) in rows.SelectMany(row => row).Where(cell => cell.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            part[name[prefix.Length..]] = ValueOf(text, vocabulary.Find(name)!.Type);
        }
        return part;
    }

    private static JsonNode ValueOf(string text, DataType type) => type switch
    {
        ListType => new JsonArray([.. text.Split('|').Select(item => JsonValue.Create(item))]),
        ScalarType { IsNumeric: true } => JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture)),
        ScalarType { Kind: ScalarKind.Bool } => JsonValue.Create(bool.Parse(text)),
        _ => JsonValue.Create(text),
    };
}
