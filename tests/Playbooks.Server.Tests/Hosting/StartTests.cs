using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Playbooks.Server.Tests.Hosting;

public sealed class StartTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080", "`http://0.0.0.0:5080` can be reached from other machines, and there are no access keys yet")]
    [InlineData("http://+:5080", "`http://0.0.0.0:5080` can be reached from other machines, and there are no access keys yet")]
    [InlineData("http://*:5080", "`http://0.0.0.0:5080` can be reached from other machines, and there are no access keys yet")]
    [InlineData("http://[::]:5080", "`http://[::]:5080` can be reached from other machines, and there are no access keys yet")]
    [InlineData("http://10.1.2.3:5080", "`http://10.1.2.3:5080` can be reached from other machines, and there are no access keys yet")]
    [InlineData("http://playbooks.example:80", "`http://playbooks.example:80` names no address of this machine; the service does not look names up")]
    [InlineData("http://127.0.0.1:0;http://192.168.1.4:5080", "`http://192.168.1.4:5080` can be reached from other machines, and there are no access keys yet")]
    [InlineData("https://127.0.0.1:5080", "`https://127.0.0.1:5080` asks for https, which a proxy before the service does")]
    [InlineData("http://127.0.0.1:5080/api", "`http://127.0.0.1:5080/api` has more than a host and a port")]
    [InlineData("127.0.0.1:5080", "`127.0.0.1:5080` is not an address to listen on")]
    [InlineData("http://127.0.0.1:99999", "`http://127.0.0.1:99999` is not an address to listen on")]
    [InlineData(" ; ", "`--urls` names no address")]
    public async Task AnAddressThatCannotBeHadIsRefused(string urls, string message)
    {
        using var workspace = SmallWorkspace.Create();
        var result = await RunAsync(workspace.Folder, urls);
        Assert.Equal((ServeEnd.Refused, message), (result.End, result.Message));
        Assert.NotNull(result.Help);
    }

    [Fact]
    public async Task AFolderWithoutPlaybooksIsRefused()
    {
        using var workspace = WorkspaceCopy.Of([]);
        var result = await RunAsync(workspace.Folder, "http://127.0.0.1:0");
        Assert.Equal((ServeEnd.Refused, $"`{workspace.Folder}` is no workspace: it has no `playbooks/`"), (result.End, result.Message));
    }

    [Fact]
    public async Task APortInUseIsAFailureThatNamesIt()
    {
        using var workspace = SmallWorkspace.Create();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        using var log = new KeptLog();
        var result = await PlaybooksHost.RunAsync(
            new ServeOptions { Workspace = workspace.Folder, Urls = url, Logging = logging => logging.AddProvider(log) }, CancellationToken.None);
        Assert.Equal((ServeEnd.Failed, $"`{url}` is in use by another program"), (result.End, result.Message));
        Assert.DoesNotContain(log.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheStartMessageSaysWhereAndWhatIsOpen()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartOpenAsync(workspace);
        var message = string.Join('\n', service.Started.Message);
        Assert.Contains(service.Address.GetLeftPart(UriPartial.Authority), message, StringComparison.Ordinal);
        Assert.Contains(workspace.Folder, message, StringComparison.Ordinal);
        Assert.Contains("3 rules live", message, StringComparison.Ordinal);
        Assert.Contains("open to every program on this machine", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoppingEndsTheRun()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        Assert.Equal(ServeEnd.Stopped, (await service.StopAsync()).End);
    }

    [Fact]
    public async Task LocalhostAndTheOtherLoopbackFamilyAreListenedOn()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await RunningService.StartAsync(workspace);
        using var byName = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        byName.Headers.Host = $"localhost:{service.Address.Port}";
        using var answer = await service.Http.SendAsync(byName);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<ServeResult> RunAsync(string folder, string urls) =>
        PlaybooksHost.RunAsync(new ServeOptions { Workspace = folder, Urls = urls, Logging = _ => { } }, CancellationToken.None);
}
