using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Values;
using PlainJson = Playbooks.Engine.Deciding.PlainJson;

namespace Playbooks.Engine.Tests.Deciding;

/// <summary>Requests as they are kept.</summary>
public sealed class RequestJsonTests
{
    private const string Facts = """{"account":{"id":"A","arr":12.5,"renewsOn":{"value":"2026-05-01","asOf":"2026-01-01T00:00:00Z"}},"contacts":[{"id":"C-3","name":"Zoë \"Z\""}],"event":{"kind":"Praise"}}""";

    [Theory]
    [InlineData(null, null, false, "")]
    [InlineData("C-3", "E-1", true, "\"explain\":\"all\",\"contact\":\"C-3\",\"event\":\"E-1\",")]
    public void ARequestHasItsTimeAndWhatElseIsAskedBesideTheFacts(string? contact, string? happened, bool explains, string beside)
    {
        var release = Sample.Rules("""{ "id": "r", "title": "r", "then": "watch" }""").Release();
        var request = Sample.RequestFor(release, Facts) with { At = new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.FromHours(2)), ExplainsAllRules = explains };

        Assert.Equal(
            $$"""{"at":"2026-03-02T09:00:00Z",{{beside}}"facts":{{Facts}}}""",
            Encoding.UTF8.GetString(RequestJson.Write(request, release.Workspace.Vocabulary, contact, happened)));
    }

    [Fact]
    public void WhatLiesInSlotsIsWrittenAsItsBoxedValueIs()
    {
        (DataType Type, object Value)[] values =
        [
            (DataType.Bool, true), (DataType.String, "“Grüße”\n"), (DataType.Long, -5L), (DataType.Double, 0.1 + 0.2), (DataType.Double, -0.0), (DataType.Double, double.NaN),
            (DataType.Decimal, 12.500m), (DataType.Decimal, -0.0m), (DataType.DateTime, new DateTime(2026, 5, 1)), (DataType.DateTime, new DateTime(2026, 5, 1, 9, 30, 0, 120)),
            (DataType.Time, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1))), (DataType.Time, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)),
            (DataType.TimeSpan, TimeSpan.FromMinutes(90)), (DataType.Int, 7), (DataType.Guid, Guid.Empty),
            (new ListType(DataType.String), new ListValue(DataType.String, ["a", "b"])), (new ListType(DataType.Double), new ListValue(DataType.Double, [1.5, double.NaN, -0.0])),
        ];
        foreach (var (type, value) in values)
        {
            var layout = new RowLayout("row", [("value", type)], []);
            var row = new FactRow(layout);
            row.Set(layout.Find("value")!, value);

            Assert.Equal(Boxed(value), Plain(json => SlotJson.Write(json, row, layout.Find("value")!)));
        }
    }

    private static string Boxed(object value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            ValueJson.Write(writer, value);
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string Plain(Action<PlainJson> write) => Encoding.UTF8.GetString(PlainJson.Share(write).Json);
}
