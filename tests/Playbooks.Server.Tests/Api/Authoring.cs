using System.Net.Http.Json;
using System.Text.Json;

namespace Playbooks.Server.Tests.Api;

/// <summary>Edits and publishes over HTTP, as programs do.</summary>
internal static class Authoring
{
    public const string Playbook = SmallWorkspace.PlaybookPath;
    public const string ApprovalRequired = """{ "bands": ["urgent", "save", "prevent", "fallback"], "approvals": { "required": true } }""";

    /// <summary>The playbook with another title of its first rule.</summary>
    public static string Titled(string title) => SmallWorkspace.Documents[Playbook].Replace("At high risk", title, StringComparison.Ordinal);

    /// <summary>Sends a request with a JSON body, and a precondition where one is given.</summary>
    public static Task<HttpResponseMessage> SendAsync(this RunningService service, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch == "none")
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        }
        else if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
        return service.Http.SendAsync(request);
    }

    /// <summary>Sends a request that must succeed, and gives the answer's body.</summary>
    public static async Task<JsonElement> DoneAsync(this RunningService service, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        using var answer = await service.SendAsync(method, path, body, ifMatch);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Sends a request that must be refused, and gives its problem.</summary>
    public static async Task<JsonElement> RefusedAsync(this RunningService service, int status, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        using var answer = await service.SendAsync(method, path, body, ifMatch);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Reads what is there.</summary>
    public static Task<JsonElement> GetAsync(this RunningService service, string path) => service.DoneAsync(HttpMethod.Get, path);

    /// <summary>Begins a draft. Its id.</summary>
    public static async Task<string> DraftAsync(this RunningService service) =>
        (await service.DoneAsync(HttpMethod.Post, "/v1/drafts", new { title = "a draft" })).Text("id");

    /// <summary>Saves a document on top of what is there.</summary>
    public static async Task<JsonElement> SaveAsync(this RunningService service, string draft, string path, string text)
    {
        var address = $"/v1/drafts/{draft}/documents/{path}";
        using var there = await service.Http.GetAsync(new Uri(address, UriKind.Relative));
        return await service.DoneAsync(HttpMethod.Put, address, new { text }, there.Headers.ETag?.ToString() ?? "none");
    }

    /// <summary>A draft with the playbook edited.</summary>
    public static async Task<string> EditedAsync(this RunningService service, string title)
    {
        var draft = await service.DraftAsync();
        await service.SaveAsync(draft, Playbook, Titled(title));
        return draft;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    public static long Number(this JsonElement element, string name) => element.GetProperty(name).GetInt64();

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name = "items") => element.GetProperty(name).EnumerateArray();
}
