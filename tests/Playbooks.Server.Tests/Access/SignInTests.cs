using System.Net;
using System.Text.RegularExpressions;
using Playbooks.Server.Access;

namespace Playbooks.Server.Tests.Access;

public sealed partial class SignInTests
{
    [Fact]
    public async Task TheLinkThatIsPrintedSignsInOnce()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        using var browser = new Browser(service);
        Assert.Equal((303, "/"), await browser.SignInByLinkAsync(LinkOf(service)));
        Assert.Equal(200, await browser.GetAsync("/v1/keys"));
        using var other = new Browser(service);
        Assert.Equal((303, "/sign-in?refused=link&return=%2F"), await other.SignInByLinkAsync(LinkOf(service)));
        Assert.Equal(401, await other.GetAsync("/v1/keys"));
    }

    [Fact]
    public async Task OfManyWhoComeWithTheSameLinkOneIsLetIn()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        var browsers = Enumerable.Range(0, 8).Select(_ => new Browser(service)).ToList();
        var answers = await Task.WhenAll(browsers.Select(browser => browser.SignInByLinkAsync(LinkOf(service))));
        Assert.Single(answers, answer => answer.Location == "/");
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task TheLinkIsShortLived()
    {
        using var workspace = SmallWorkspace.Create();
        var clock = new MovedClock(FixedClock.Monday.GetUtcNow());
        await using var service = await RunningService.StartOpenAsync(workspace, clock);
        clock.Now += TimeSpan.FromMinutes(15);
        using var browser = new Browser(service);
        Assert.Equal((303, "/sign-in?refused=link&return=%2F"), await browser.SignInByLinkAsync(LinkOf(service)));
    }

    [Fact]
    public async Task LookingAtTheLinkDoesNotUseItUp()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        using var head = await service.Anonymous.SendAsync("HEAD", LinkOf(service));
        using var browser = new Browser(service);
        Assert.Equal(200, await browser.GetAsync(LinkOf(service)));
        Assert.Equal((303, "/"), await browser.SignInByLinkAsync(LinkOf(service)));
    }

    [Fact]
    public async Task AKeySignsInAndRevokingItSignsOut()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        var made = (await service.Http.CallAsync("POST", "/v1/keys", """{ "name": "ana", "for": "ana", "role": "reader" }""")).Body;
        using var browser = new Browser(service);
        Assert.Equal((303, "/try?a=b"), await browser.SignInByKeyAsync(made.Text("key"), "/try?a=b"));
        Assert.Equal((200, 403), (await browser.GetAsync("/v1/workspace"), await browser.GetAsync("/v1/keys")));
        await service.Http.CallAsync("DELETE", "/v1/keys/" + made.Text("id"));
        Assert.Equal(401, await browser.GetAsync("/v1/workspace"));
    }

    [Fact]
    public async Task AWrongKeyIsRefusedAndNoted()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var browser = new Browser(service);
        Assert.Equal((303, "/sign-in?refused=key&return=%2F"), await browser.SignInByKeyAsync("pbk_guess", "/"));
        Assert.Equal("session.refused", (await service.Http.CallAsync("GET", "/v1/audit?limit=1")).Body.GetProperty("items")[0].Text("action"));
    }

    [Fact]
    public async Task SigningOutEndsTheSessionItself()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        using var browser = new Browser(service);
        await browser.SignInByLinkAsync(LinkOf(service));
        var stolen = browser.Cookie(Sessions.CookieName);
        Assert.Equal((303, "/sign-in"), await browser.SignOutAsync());
        Assert.Equal(401, (await service.Anonymous.CallAsync("GET", "/v1/keys", null, ("Cookie", $"{Sessions.CookieName}={stolen}"))).Status);
    }

    [Fact]
    public async Task TheCookieIsKeptFromScriptsAndOtherSites()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        using var browser = new Browser(service);
        await browser.SignInByLinkAsync(LinkOf(service));
        var set = browser.Set.Single(line => line.StartsWith(Sessions.CookieName, StringComparison.Ordinal));
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AFormWithoutTheTokenOfItsPageIsRefused()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        using var form = new FormUrlEncodedContent([new("token", LinkOf(service).Split('=')[1])]);
        using var answer = await service.Anonymous.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var browser = new Browser(service);
        Assert.Equal((303, "/"), await browser.SignInByLinkAsync(LinkOf(service)));
    }

    [Fact]
    public async Task ASessionAndAFormThatWasOpenSurviveARestart()
    {
        using var workspace = SmallWorkspace.Create();
        var service = await RunningService.StartOpenAsync(workspace);
        using var browser = new Browser(service);
        await browser.SignInByLinkAsync(LinkOf(service));
        var page = await browser.TokenOfAsync("/");
        await service.DisposeAsync();
        await using var again = await RunningService.StartOpenAsync(workspace);
        browser.Meet(again);
        Assert.Equal(200, await browser.GetAsync("/v1/keys"));
        Assert.Equal((303, "/sign-in"), await browser.PostAsync("/sign-out", page, []));
    }

    [Fact]
    public async Task SigningOutTwiceLeadsToTheSameAndAForeignFormSignsNobodyOut()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        using var browser = new Browser(service);
        await browser.SignInByLinkAsync(LinkOf(service));
        var page = await browser.TokenOfAsync("/");
        Assert.Equal((400, null), await browser.PostAsync("/sign-out", "made up", []));
        Assert.Equal(200, await browser.GetAsync("/v1/keys"));
        Assert.Equal((303, "/sign-in"), await browser.PostAsync("/sign-out", page, []));
        Assert.Equal((303, "/sign-in"), await browser.PostAsync("/sign-out", page, []));
    }

    [Fact]
    public async Task WhatMakesTheFormsTokensIsForTheServicesAccountAlone()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        using var browser = new Browser(service);
        await browser.TokenOfAsync("/sign-in");
        var folder = Path.Combine(workspace.Folder, ".playbooks", "forms");
        Assert.NotEmpty(Directory.EnumerateFiles(folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
    }

    [Theory]
    [InlineData("/try?a=b", "/try?a=b")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData("/sign-in?return=/sign-in", "/")]
    [InlineData("", "/")]
    public void AfterTheSignInNobodyIsSentElsewhere(string address, string where) => Assert.Equal(where, SignIn.LocalAddress(address));

    internal static string LinkOf(RunningService service) => LinkPattern().Match(string.Join('\n', service.Started.Message)).Value;

    [GeneratedRegex("/sign-in\\?token=[A-Za-z0-9_-]{43}")]
    private static partial Regex LinkPattern();
}
