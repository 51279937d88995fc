using System.Text.RegularExpressions;

namespace Playbooks.Server.Tests.Access;

/// <summary>What a browser does with cookies and forms.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly (string Name, string Value)[] _headers;
    private HttpClient _http;

    public Browser(RunningService service, params (string Name, string Value)[] headers)
    {
        _headers = headers;
        _http = Open(service);
    }

    /// <summary>The headers by which cookies were set.</summary>
    public List<string> Set { get; } = [];

    /// <summary>Goes on with a service that was started again, at another port: cookies do not know ports.</summary>
    public void Meet(RunningService service)
    {
        _http.Dispose();
        _http = Open(service);
    }

    /// <summary>A cookie's value.</summary>
    public string Cookie(string name) => _cookies[name];

    /// <summary>The status of an address.</summary>
    public async Task<int> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>Signs in by a link, through the page that it leads to.</summary>
    public async Task<(int Status, string? Location)> SignInByLinkAsync(string link) =>
        await PostAsync("/sign-in", await TokenOfAsync(link), [new("token", link.Split('=')[1])]);

    /// <summary>Signs in with a key.</summary>
    public async Task<(int Status, string? Location)> SignInByKeyAsync(string key, string back) =>
        await PostAsync("/sign-in", await TokenOfAsync("/sign-in"), [new("key", key), new("return", back)]);

    /// <summary>Signs out.</summary>
    public async Task<(int Status, string? Location)> SignOutAsync() => await PostAsync("/sign-out", await TokenOfAsync("/"), []);

    /// <summary>The token of a page's form.</summary>
    public async Task<string> TokenOfAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        return Token().Match(html).Groups[1].Value;
    }

    /// <summary>Sends a form.</summary>
    public async Task<(int Status, string? Location)> PostAsync(string path, string token, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        using var answer = await SendAsync(request);
        return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpClient Open(RunningService service)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = service.Address };
        foreach (var (name, value) in _headers)
        {
            http.DefaultRequestHeaders.Add(name, value);
        }
        return http;
    }

    // The container keeps cookies for https from an address that is http, as a proxy's are: they are kept here by hand.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }
        var answer = await _http.SendAsync(request);
        foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            Set.Add(line);
            var pair = line.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }
        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
