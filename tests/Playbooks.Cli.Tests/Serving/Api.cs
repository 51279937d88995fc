using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Playbooks.Cli.Tests.Serving;

/// <summary>Calls of a serving process, as a program makes them.</summary>
internal static class Api
{
    /// <summary>Sends a request. Its status, and the answer's body as it came.</summary>
    public static async Task<(int Status, string Body)> SendAsync(
        this ServeProcess service, string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var answer = await service.Client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a request that must succeed.</summary>
    public static async Task<JsonElement> DoneAsync(
        this ServeProcess service, string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var (status, text) = await service.SendAsync(method, path, body, headers);
        Assert.True(status is >= 200 and < 300, $"{method} {path}: {status} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Begins a draft and saves documents in it, on top of what is there. Its id.</summary>
    public static async Task<string> DraftAsync(this ServeProcess service, params (string Path, string Text)[] documents)
    {
        var draft = (await service.DoneAsync("POST", "/v1/drafts", """{ "title": "an edit" }""")).Text("id");
        foreach (var (path, text) in documents)
        {
            await service.DoneAsync("PUT", $"/v1/drafts/{draft}/documents/{path}", JsonSerializer.Serialize(new { text }), ("If-Match", "*"));
        }
        return draft;
    }

    /// <summary>Publishes a draft. The answer's status and body.</summary>
    public static Task<(int Status, string Body)> PublishAsync(this ServeProcess service, string draft, string note) =>
        service.SendAsync("POST", "/v1/releases", JsonSerializer.Serialize(new { draft, note }));

    /// <summary>A member's text.</summary>
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
