using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Playbooks.Browser.Tests;

/// <summary>Somebody else who works on the same service, by the API.</summary>
internal sealed class Colleague : IDisposable
{
    private readonly HttpClient _http;

    public Colleague(Uri address, string name, string key)
    {
        (Name, Key) = (name, key);
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>What pages call them.</summary>
    public string Name { get; }

    /// <summary>The key with which they sign in.</summary>
    public string Key { get; }

    /// <summary>Begins a draft. Its id.</summary>
    public async Task<string> DraftAsync(string title) => Text(await DoneAsync(HttpMethod.Post, "/v1/drafts", new { title }), "id");

    /// <summary>Saves a document with one part of it written otherwise.</summary>
    public async Task EditAsync(string draft, string path, string found, string written)
    {
        var text = Text(await DoneAsync(HttpMethod.Get, Document(draft, path)), "text");
        Assert.Contains(found, text, StringComparison.Ordinal);
        await SaveAsync(draft, path, text.Replace(found, written, StringComparison.Ordinal));
    }

    /// <summary>Saves a document whatever it was, or takes it out.</summary>
    public Task SaveAsync(string draft, string path, string? text) =>
        DoneAsync(text is null ? HttpMethod.Delete : HttpMethod.Put, Document(draft, path), text is null ? null : new { text }, "*");

    /// <summary>Adds a document.</summary>
    public Task AddAsync(string draft, string path, string text) => DoneAsync(HttpMethod.Put, Document(draft, path), new { text }, isNew: true);

    /// <summary>Publishes a draft, or proposes it. The number of the release.</summary>
    public async Task<long> PublishAsync(string draft, string note, string? publishAt = null) =>
        (await DoneAsync(HttpMethod.Post, "/v1/releases", publishAt is null ? new { draft, note } : new { draft, note, publishAt })).GetProperty("number").GetInt64();

    /// <summary>Edits a document in a draft of its own, and publishes that. The number of the release.</summary>
    public async Task<long> ChangeAsync(string note, string path, string found, string written)
    {
        var draft = await DraftAsync(note);
        await EditAsync(draft, path, found, written);
        return await PublishAsync(draft, note);
    }

    /// <summary>Says yes or no to a release.</summary>
    public async Task JudgeAsync(long release, string verdict, string note)
    {
        var hash = Text(await DoneAsync(HttpMethod.Get, FormattableString.Invariant($"/v1/releases/{release}")), "hash");
        await DoneAsync(HttpMethod.Post, "/v1/approvals", new { release, hash, verdict, note });
    }

    /// <summary>Asks for something that must be done, and gives the answer.</summary>
    public async Task<JsonElement> DoneAsync(HttpMethod method, string path, object? body = null, string? seen = null, bool isNew = false)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation(isNew ? "If-None-Match" : "If-Match", isNew ? "*" : seen);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Document(string draft, string path) => $"/v1/drafts/{draft}/documents/{path}";

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
