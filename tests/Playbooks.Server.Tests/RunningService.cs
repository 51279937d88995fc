using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Playbooks.Server;

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

    /// <summary>Calls it.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address => Started.Addresses[0];

    /// <summary>Starts it.</summary>
    public static async Task<RunningService> StartAsync(
        WorkspaceCopy workspace, TimeProvider? clock = null, ILoggerProvider? log = null, WorkspaceSource source = WorkspaceSource.Folder)
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
        var service = new RunningService(options, started);
        await Task.WhenAny(started.Task, service._run);
        Assert.True(started.Task.IsCompleted, service._run.IsCompletedSuccessfully ? service._run.Result.Message : service._run.Exception?.ToString());
        service.Started = await started.Task;
        service.Http = new HttpClient { BaseAddress = service.Address };
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        _stop.Dispose();
    }
}
