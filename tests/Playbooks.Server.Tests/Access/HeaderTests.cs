namespace Playbooks.Server.Tests.Access;

public sealed class HeaderTests
{
    [Fact]
    public async Task EveryAnswerCarriesTheSecurityHeaders()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        foreach (var path in new[] { "/", "/try", "/v1/workspace", "/health/ready", "/openapi/v1.json", "/nothing", "/v1/recommendations" })
        {
            using var answer = await service.Http.GetAsync(new Uri(path, UriKind.Relative));
            var policy = Header(answer, "Content-Security-Policy");
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal(("nosniff", "DENY", "same-origin", "no-store"), (
                Header(answer, "X-Content-Type-Options"), Header(answer, "X-Frame-Options"), Header(answer, "Referrer-Policy"), Header(answer, "Cache-Control")));
            Assert.False(answer.Headers.Contains("Server"));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task ThePagesHaveNothingInlineAndAskNobodyElse()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        foreach (var path in new[] { "/", "/try", "/try?who=A-1%2FC-1" })
        {
            var html = await service.Http.GetStringAsync(new Uri(path, UriKind.Relative));
            Assert.All(html.Split("<script").Skip(1), script => Assert.StartsWith(" type=\"module\" src=\"/assets/", script, StringComparison.Ordinal));
            Assert.DoesNotContain("onclick", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheStyleSheetMayBeCachedForEver()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var answer = await service.Http.GetAsync(new Uri(Studio.StudioAssets.Styles.Path, UriKind.Relative));
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", Header(answer, "Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadIsGetWithoutTheBody()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        foreach (var path in new[] { "/", "/v1/workspace", "/health/live" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var answer = await service.Http.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, path);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
