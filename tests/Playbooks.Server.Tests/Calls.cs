using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Playbooks.Server.Tests;

/// <summary>Calls of the API, a line each.</summary>
internal static class Calls
{
    /// <summary>Sends a request with a body of JSON, or without one.</summary>
    public static async Task<(int Status, JsonElement Body)> CallAsync(this HttpClient http, string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var answer = await http.SendAsync(method, path, body, headers);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    /// <summary>The same with the whole answer, which the caller lets go.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient http, string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.RelativeOrAbsolute));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await http.SendAsync(request);
    }

    /// <summary>The header that sends a key.</summary>
    public static (string Name, string Value) With(string key) => ("Authorization", "Bearer " + key);

    /// <summary>A member's text.</summary>
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
