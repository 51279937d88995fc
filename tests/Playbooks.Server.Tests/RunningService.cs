using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Playbooks.Server;
using Playbooks.Storage;
using Playbooks.Storage.Keys;

namespace Playbooks.Testing;

/// <summary>The whole service on a free loopback port, over a workspace's folder.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<ServeResult> _run;

    private RunningService(ServeOptions options, TaskCompletionSource<StartedService> started)
    {
        _run = PlaybooksHost.RunAsync(options with { Started = started.SetResult }, _stop.Token);
    }

    /// <summary>What it said when it listened.</summary>
    public StartedService Started { get; private set; } = null!;

    /// <summary>Calls it with a key that may do all, as the person `local`.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address => Started.Addresses[0];

    /// <summary>Calls it without a key.</summary>
    public HttpClient Anonymous { get; private set; } = null!;

    /// <summary>Starts it with one key, which its <see cref="Http"/> sends.</summary>
    public static async Task<RunningService> StartAsync(
        WorkspaceCopy workspace, TimeProvider? clock = null, ILoggerProvider? log = null, WorkspaceSource source = WorkspaceSource.Folder, Func<ServeOptions, ServeOptions>? change = null)
    {
        var key = await KeyOfAsync(workspace, clock ?? TimeProvider.System);
        var service = await StartOpenAsync(workspace, clock, log, source, change);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return service;
    }

    /// <summary>Starts it without a key: as it is the first time.</summary>
    public static async Task<RunningService> StartOpenAsync(
        WorkspaceCopy workspace, TimeProvider? clock = null, ILoggerProvider? log = null, WorkspaceSource source = WorkspaceSource.Folder, Func<ServeOptions, ServeOptions>? change = null)
    {
        var started = new TaskCompletionSource<StartedService>(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new ServeOptions
        {
            Workspace = workspace.Folder,
            Source = source,
            Urls = "http://127.0.0.1:0",
            Clock = clock ?? TimeProvider.System,
            LargestBody = 64 * 1024,
            Logging = logging => _ = log is null ? logging : logging.AddProvider(log),
        };
        var service = new RunningService(change?.Invoke(options) ?? options, started);
        await Task.WhenAny(started.Task, service._run);
        Assert.True(started.Task.IsCompleted, service._run.IsCompletedSuccessfully ? service._run.Result.Message : service._run.Exception?.ToString());
        service.Started = await started.Task;
        service.Http = new HttpClient { BaseAddress = service.Address };
        service.Anonymous = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = service.Address };
        return service;
    }

    /// <summary>The workspace's description.</summary>
    public Task<JsonElement> WorkspaceAsync() => Http.GetFromJsonAsync<JsonElement>("/v1/workspace");

    /// <summary>Asks for a recommendation.</summary>
    public Task<HttpResponseMessage> RecommendAsync(string facts, string query = "") =>
        Http.PostAsync(new Uri("/v1/recommendations" + query, UriKind.Relative), new StringContent(facts, Encoding.UTF8, "application/json"));

    /// <summary>Asks for a recommendation that must come.</summary>
    public async Task<JsonElement> RecommendedAsync(string facts, string query = "")
    {
        using var answer = await RecommendAsync(facts, query);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Stops it, and gives how it ended.</summary>
    public async Task<ServeResult> StopAsync()
    {
        await _stop.CancelAsync();
        return await _run;
    }

    /// <summary>A new key of a workspace's store.</summary>
    public static async Task<string> KeyOfAsync(WorkspaceCopy workspace, TimeProvider clock, string role = "admin", string? owner = "local", string? team = null)
    {
        var opening = await Stores.OpenAsync(StoreAddress.DefaultFor(workspace.Folder), clock, CancellationToken.None);
        await using var store = opening.Store!;
        var wanted = new NewKey { Name = role, Owner = owner, Team = team, Scopes = Role.Find(role)!.Scopes };
        return (await wanted.CreateAsync(store.Keys, "command:test", clock.GetUtcNow(), CancellationToken.None)).Secret;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Anonymous.Dispose();
        await StopAsync();
        _stop.Dispose();
    }
}
