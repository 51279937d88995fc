using System.Net;

namespace Playbooks.Server.Tests.Access;

public sealed class ForwardingTests
{
    private static readonly (string Name, string Value)[] s_byProxy = [("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "playbooks.example")];

    [Fact]
    public async Task ATrustedProxySpeaksForItsCallersWhoNeedAKey()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, change: BehindProxy);
        Assert.Equal(200, (await service.Http.CallAsync("GET", "/v1/workspace", null, s_byProxy)).Status);
        Assert.Equal(401, (await service.Anonymous.CallAsync("GET", "/v1/workspace", null, s_byProxy)).Status);
    }

    [Fact]
    public async Task NothingIsOpenThroughATrustedProxy()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace, change: BehindProxy);
        var (status, problem) = await service.Anonymous.CallAsync("POST", "/v1/recommendations", "{}", s_byProxy);
        Assert.Equal((403, "not-loopback"), (status, problem.Text("code")));
    }

    [Fact]
    public async Task AHostThatIsNotSetIsRefusedAlsoFromATrustedProxy()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, change: BehindProxy);
        var (status, problem) = await service.Http.CallAsync("GET", "/v1/workspace", null, ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Host", "other.example"));
        Assert.Equal((403, "host-not-allowed"), (status, problem.Text("code")));
    }

    [Fact]
    public async Task TheCookieIsForHttpsWhereTheProxySpeaksIt()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, change: BehindProxy);
        var key = await RunningService.KeyOfAsync(workspace, TimeProvider.System, "reader", "ana");
        using var browser = new Browser(service, s_byProxy);
        Assert.Equal((303, "/"), await browser.SignInByKeyAsync(key, "/"));
        Assert.All(browser.Set, set => Assert.Contains("secure", set, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task ALinkWorksOnThisMachineAlone()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, change: BehindProxy);
        using var browser = new Browser(service, s_byProxy);
        Assert.Equal((303, "/sign-in?refused=link&return=%2F"), await browser.SignInByLinkAsync(SignInTests.LinkOf(service)));
    }

    [Fact]
    public async Task WithAKeyTheServiceListensElsewhereAndPrintsNoLink()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace, change: options => options with { Urls = "http://0.0.0.0:0" });
        Assert.DoesNotContain("/sign-in?token=", string.Join('\n', service.Started.Message), StringComparison.Ordinal);
        var address = new UriBuilder(service.Address) { Host = "127.0.0.1" }.Uri;
        Assert.Equal(200, (await service.Http.CallAsync("GET", new Uri(address, "/v1/workspace").AbsoluteUri)).Status);
        Assert.Equal(401, (await service.Anonymous.CallAsync("GET", new Uri(address, "/v1/workspace").AbsoluteUri)).Status);
    }

    private static ServeOptions BehindProxy(ServeOptions options) => options with { Hosts = ["playbooks.example"], TrustedProxies = [IPNetwork.Parse("127.0.0.1/32")] };
}
