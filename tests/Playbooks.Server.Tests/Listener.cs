using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Playbooks.Server.Tests;

/// <summary>A request that a listener got.</summary>
internal sealed record Heard(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>Another program's web server on a free loopback port, which remembers what it hears.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Listener(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>What it heard.</summary>
    public ConcurrentQueue<Heard> Heard { get; } = new();

    /// <summary>Starts one that answers each request as told.</summary>
    public static async Task<Listener> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var listener = new Listener(builder.Build());
        listener._app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            listener.Heard.Enqueue(new Heard(context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), body.ToArray()));
            await answer(context);
        });
        await listener._app.StartAsync();
        return listener;
    }

    /// <summary>Starts one that answers with a status.</summary>
    public static Task<Listener> StartAsync(Func<int> status) => StartAsync(context =>
    {
        context.Response.StatusCode = status();
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
