using System.Net;
using System.Text.RegularExpressions;

namespace Playbooks.Server.Tests.Access;

/// <summary>What a browser does with cookies and forms.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient _http;

    public Browser(RunningService service) => _http = Open(service);

    /// <summary>The headers by which cookies were set.</summary>
    public List<string> Set { get; } = [];

    /// <summary>Goes on with a service that was started again, at another port: cookies do not know ports.</summary>
    public void Meet(RunningService service)
    {
        _http.Dispose();
        _http = Open(service);
    }

    /// <summary>A cookie's value.</summary>
    public string Cookie(string name) => _cookies.GetAllCookies().Single(cookie => cookie.Name == name).Value;

    /// <summary>The status of an address.</summary>
    public async Task<int> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
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
        var html = await _http.GetStringAsync(new Uri(path, UriKind.Relative));
        return Token().Match(html).Groups[1].Value;
    }

    /// <summary>Sends a form.</summary>
    public async Task<(int Status, string? Location)> PostAsync(string path, string token, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), form);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            Set.AddRange(set);
        }
        return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpClient Open(RunningService service) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = service.Address };

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
