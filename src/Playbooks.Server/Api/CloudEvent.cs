using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Server.Api;

/// <summary>
/// What a CloudEvent (version 1.0) says around its data. Structured, it is the body; in binary mode it stands in headers
/// beginning with <c>ce-</c>, and the body is the data. The type is not looked at: the facts say what happened.
/// </summary>
/// <param name="Key">The event's id here: source and id together are unique.</param>
/// <param name="Time">When it happened, where that is said.</param>
internal sealed record CloudEvent(string Key, DateTimeOffset? Time)
{
    private const string Version = "1.0";
    private const string MediaType = "application/cloudevents+json";

    /// <summary>Whether the body is a structured one.</summary>
    public static bool IsStructured(HttpRequest request) =>
        request.GetTypedHeaders().ContentType?.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What the headers say; null where they say nothing.</summary>
    public static (CloudEvent? Event, Problem? Problem) OfHeaders(HttpRequest request)
    {
        var headers = request.Headers;
        if (!headers.Any(header => header.Key.StartsWith("ce-", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, null);
        }
        string Header(string name) => headers[name].ToString();
        if (Header("ce-specversion") != Version)
        {
            return Refuse($"`ce-specversion` is `{Version}`");
        }
        if (Header("ce-id").Length == 0 || Header("ce-source").Length == 0 || Header("ce-type").Length == 0)
        {
            return Refuse("a CloudEvent has `ce-id`, `ce-source` and `ce-type`");
        }
        DateTimeOffset? time = null;
        if (Header("ce-time") is { Length: > 0 } text)
        {
            if (!ValueText.TryParse(text, DataType.Time, out var value))
            {
                return Refuse("`ce-time` is a time such as `2026-03-02T09:00:00Z`");
            }
            time = (DateTimeOffset)value;
        }
        var key = KeyOf(Header("ce-source"), Header("ce-id"));
        return RecordIds.Problem("ce-id", key) is { } problem ? Refuse(problem) : (new CloudEvent(key, time), null);
    }

    /// <summary>A structured one: its data, and what stands around it.</summary>
    public static (ObjectReader? Data, CloudEvent? Event) Read(ObjectReader body, List<Diagnostic> diagnostics)
    {
        var (version, id, source, type) = (body.RequireText("specversion"), body.RequireText("id"), body.RequireText("source"), body.RequireText("type"));
        var time = BodyTime.Read(body, "time", diagnostics);
        var data = ObjectReader.Open(body.Require("data", "the event itself: `{\"account\":\"A-17\",\"facts\":{…}}`"), "an event", diagnostics);
        // Other attributes are extensions, which anybody may add.
        if (version is not null && version.Text != Version)
        {
            diagnostics.Add(ShapeErrors.UnknownWord.At(version.Location, $"`specversion` is `{Version}`"));
        }
        if (id is null || source is null || type is null)
        {
            return (data, null);
        }
        var key = KeyOf(source.Text, id.Text);
        if (RecordIds.Problem("id", key) is { } problem)
        {
            diagnostics.Add(ShapeErrors.OutOfRange.At(id.Location, problem));
        }
        return (data, new CloudEvent(key, time));
    }

    private static string KeyOf(string source, string id) => $"{source.TrimEnd('/')}/{id}";

    private static (CloudEvent?, Problem?) Refuse(string detail) => (null, new Problem(ProblemKind.HeaderNotValid, detail));
}
