using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Playbooks.Storage;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Serving;

/// <summary>What becomes of requests when the system asks the service to end, or when they take too long.</summary>
public sealed class ShutdownTests
{
    private const string Facts = """{ "account": { "id": "A-1" }, "contact": { "id": "C-1", "attitude": 2, "behaviour": 3 } }""";

    [Fact]
    public async Task RequestsInFlightAreAnsweredBeforeTheServiceEnds()
    {
        using var workspace = SmallWorkspace.Create();
        string decision;
        await using (var service = await ServeProcess.StartAsync(workspace.Folder))
        {
            using var call = await HalfSentAsync(service);
            service.Terminate();
            await Eventually.BecomesAsync(() => IsListeningAsync(service.Address), isListening => !isListening);
            await call.GetStream().WriteAsync(Encoding.UTF8.GetBytes(Facts[10..]));
            var (status, body) = await ReadAsync(call);
            Assert.Equal(200, status);
            decision = JsonDocument.Parse(body).RootElement.Text("decision");
            Assert.Equal(0, await service.EndAsync());
            Assert.DoesNotContain(service.Said, line => line.Contains("xception", StringComparison.Ordinal));
        }
        var opening = await Stores.OpenAsync(StoreAddress.DefaultFor(workspace.Folder), TimeProvider.System, default);
        await using var store = opening.Store!;
        Assert.NotNull(await store.Decisions.FindAsync(decision, default));
    }

    [Fact]
    public async Task WhoeverWatchesAJobIsLetGoWhole()
    {
        using var workspace = SmallWorkspace.Create();
        await ManyAccounts.ImportAsync(workspace);
        await using var service = await ServeProcess.StartAsync(workspace.Folder);
        var id = (await service.DoneAsync("POST", "/v1/jobs", """{ "kind": "run", "format": "csv" }""")).Text("id");
        using var watch = await service.Client.GetAsync(new Uri($"/v1/jobs/{id}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        service.Terminate();
        // A stream that is cut off instead of ended throws here.
        Assert.StartsWith("event: progress\n", await watch.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await service.EndAsync());
    }

    [Fact]
    public async Task ARequestThatTakesTooLongIsToldSo()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await ServeProcess.StartAsync(workspace.Folder, null, ("PLAYBOOKS_REQUEST_TIMEOUT", "1"));
        using var call = await HalfSentAsync(service);
        var (status, body) = await ReadAsync(call);
        Assert.Equal((503, "took-too-long"), (status, JsonDocument.Parse(body).RootElement.Text("code")));
        Assert.Equal(200, (await service.SendAsync("POST", "/v1/recommendations", Facts)).Status);
    }

    // The service has begun to read when it says that it wants the rest.
    private static async Task<TcpClient> HalfSentAsync(ServeProcess service)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        var head = string.Create(CultureInfo.InvariantCulture,
            $"POST /v1/recommendations HTTP/1.1\r\nHost: {service.Address.Authority}\r\nAuthorization: {service.Client.DefaultRequestHeaders.Authorization}\r\nContent-Type: application/json\r\nContent-Length: {Facts.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        var answer = new byte[64];
        var read = await client.GetStream().ReadAtLeastAsync(answer, "HTTP/1.1 100 Continue\r\n\r\n".Length);
        Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(Facts[..10]));
        return client;
    }

    private static async Task<(int Status, string Body)> ReadAsync(TcpClient call)
    {
        using var reader = new StreamReader(call.GetStream(), Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture), answer[(answer.IndexOf('{', end))..(answer.LastIndexOf('}') + 1)]);
    }

    private static async Task<bool> IsListeningAsync(Uri address)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
