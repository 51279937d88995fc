using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Values;

public class JsonFactsTests
{
    private const string Facts = """
        { "n": 3, "d": 2.0, "e": 1e2, "t": "x", "b": true, "z": null, "list": [1, 2, 3], "reals": [1, 2.5], "mixed": [1, "x"], "none": [],
          "person": { "name": "Ann", "address": { "city": "Ulm" } },
          "orders": [ { "total": 5, "tags": [] }, { "total": 7.5, "note": "x", "tags": ["a"] } ],
          "m": { "$type": "decimal", "value": "12.50" }, "m2": { "$type": "decimal", "value": 12.50 }, "i": { "$type": "int", "value": 3 },
          "when": { "$type": "datetime", "value": "2026-03-02" }, "at": { "$type": "time", "value": "2026-03-02T09:00:00Z" },
          "span": { "$type": "timespan", "value": "1.02:00:00" }, "id": { "$type": "guid", "value": "00000000-0000-0000-0000-000000000001" },
          "c": { "$type": "char", "value": "x" }, "amounts": { "$type": "list<decimal>", "value": ["1.5", 2] }, "u": { "$type": "ulong", "value": 18446744073709551615 } }
        """;

    [Theory]
    [InlineData("n", "integer")]
    [InlineData("d", "number")]
    [InlineData("e", "number")]
    [InlineData("z", "any")]
    [InlineData("list", "list of integer")]
    [InlineData("reals", "list of number")]
    [InlineData("mixed", "list of any")]
    [InlineData("none", "list of any")]
    [InlineData("person", "object")]
    [InlineData("orders", "list of object")]
    [InlineData("m", "money")]
    [InlineData("i", "int")]
    [InlineData("when", "date")]
    [InlineData("amounts", "list of money")]
    public void TypesAreAsExactAsTheJson(string name, string type) => Assert.Equal(type, Read(Facts).Single(fact => fact.Name == name).Type.AuthorName);

    [Theory]
    [InlineData("n + 1", """{"value":4,"type":"long"}""")]
    [InlineData("n / 2.0", """{"value":1.5,"type":"double"}""")]
    [InlineData("i + 1", """{"value":4,"type":"int"}""")]
    [InlineData("m * 2", """{"value":"25.00","type":"decimal"}""")]
    [InlineData("m2", """{"value":"12.50","type":"decimal"}""")]
    [InlineData("t + 'y'", """{"value":"xy","type":"string"}""")]
    [InlineData("c", """{"value":"x","type":"char"}""")]
    [InlineData("z", """{"value":null,"type":"null"}""")]
    [InlineData("n > 2 and b", """{"value":true,"type":"bool"}""")]
    [InlineData("when.AddDays(1)", """{"value":"2026-03-03T00:00:00.0000000","type":"datetime"}""")]
    [InlineData("at", """{"value":"2026-03-02T09:00:00.0000000\u002B00:00","type":"time"}""")]
    [InlineData("span", """{"value":"1.02:00:00","type":"timespan"}""")]
    [InlineData("id", """{"value":"00000000-0000-0000-0000-000000000001","type":"guid"}""")]
    [InlineData("u", """{"value":18446744073709551615,"type":"ulong"}""")]
    [InlineData("0.0 / 0.0", """{"value":"NaN","type":"double"}""")]
    [InlineData("list.Where(x => x > 1)", """{"value":[{"value":2,"type":"long"},{"value":3,"type":"long"}],"type":"list"}""")]
    [InlineData("person", """{"value":{"name":{"value":"Ann","type":"string"},"address":{"value":{"city":{"value":"Ulm","type":"string"}},"type":"object"}},"type":"object"}""")]
    [InlineData("person.address.city", """{"value":"Ulm","type":"string"}""")]
    [InlineData("person.missing == null", """{"value":true,"type":"bool"}""")]
    [InlineData("orders.Sum(total)", """{"value":12.5,"type":"double"}""")]
    [InlineData("orders.Any(tags.Contains('a'))", """{"value":true,"type":"bool"}""")]
    [InlineData("amounts.Sum()", """{"value":"3.5","type":"decimal"}""")]
    public void ValuesAreWrittenWithTheirTypes(string text, string json)
    {
        var facts = Read(Facts);
        List<Diagnostic> diagnostics = [];
        var expression = Expression.Check(Excerpt.Of(text), ExpressionScope.Empty.WithFacts(facts), diagnostics);
        Assert.Empty(diagnostics);
        expression!.Evaluate(EvaluationFrame.Of(facts, DateTimeOffset.UnixEpoch), out var value);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            EvalJson.Write(writer, value);
        }
        Assert.Equal(json, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("""[1]""", "PB4652", "[")]
    [InlineData("""{"a": 1""", "PB4651", "")]
    [InlineData("""{"a": }""", "PB4651", "}")]
    [InlineData("""{"ä": nope}""", "PB4651", "o")]
    [InlineData("""{"a": 1} 2""", "PB4651", "2")]
    [InlineData("""{"ä": 1, "b": 2, "ä": 3}""", "PB4653", "\"ä\"")]
    [InlineData("""{"a": 99999999999999999999}""", "PB4655", "99999999999999999999")]
    [InlineData("""{"a": {"$type": "decimel", "value": "1"}}""", "PB4654", "\"decimel\"")]
    [InlineData("""{"a": {"$type": "decimal", "value": "x"}}""", "PB4655", "\"x\"")]
    [InlineData("""{"a": {"$type": "int", "value": 1.5}}""", "PB4655", "1.5")]
    [InlineData("""{"a": {"$type": "int", "value": 1, "more": [1]}}""", "PB4654", "\"more\"")]
    [InlineData("""{"a": {"value": 1, "$type": "int"}}""", "PB4654", "\"$type\"")]
    public void MistakesAreReportedWhereTheyAre(string json, string code, string underlined)
    {
        List<Diagnostic> diagnostics = [];
        Assert.Null(JsonFacts.Read(new SourceText("facts.json", json), diagnostics));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((code, underlined), (diagnostic.Code, diagnostic.Location.Text.TrimEnd(':', ' ')));
    }

    [Fact]
    public void DeepNestingIsADiagnostic()
    {
        List<Diagnostic> diagnostics = [];
        Assert.Null(JsonFacts.Read(new SourceText("facts.json", "{\"a\":" + new string('[', 100_000)), diagnostics));
        Assert.Equal("PB4651", Assert.Single(diagnostics).Code);
    }

    private static ImmutableArray<JsonFact> Read(string json)
    {
        List<Diagnostic> diagnostics = [];
        var facts = JsonFacts.Read(new SourceText("facts.json", json), diagnostics);
        Assert.Empty(diagnostics);
        return facts!.Value;
    }
}
