using System.Collections.Immutable;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Playbooks.Server.Hosting;
using Playbooks.Server.Live;
using Playbooks.Storage;

namespace Playbooks.Server;

/// <summary>The service: API and pages over a workspace's folder.</summary>
public static class PlaybooksHost
{
    /// <summary>Runs until it is cancelled or told to stop (Ctrl+C, SIGTERM); requests in flight are finished first.</summary>
    public static async Task<ServeResult> RunAsync(ServeOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (addresses, refusal) = ListenAddress.ReadAll(options.Urls);
        if (refusal is not null)
        {
            return refusal;
        }
        if (!Directory.Exists(Path.Combine(options.Workspace, "playbooks")))
        {
            return new ServeResult(ServeEnd.Refused, $"`{options.Workspace}` is no workspace: it has no `playbooks/`", "name one with `--workspace`, or make one with `playbooks new`");
        }
        var opening = await Stores.OpenAsync(options.Store ?? StoreAddress.DefaultFor(options.Workspace), options.Clock, cancel);
        if (opening.Store is not { } store)
        {
            return new ServeResult(ServeEnd.Failed, opening.Problem ?? "the store cannot be opened", opening.Help);
        }
        // Opened before anybody can ask, and closed after the last request is answered.
        await using (store)
        {
            return await RunAsync(options, addresses, store, cancel);
        }
    }

    private static async Task<ServeResult> RunAsync(ServeOptions options, ImmutableArray<ListenAddress> addresses, IStore store, CancellationToken cancel)
    {
        if (!await store.Keys.AnyAsync(cancel) && ListenAddress.RefuseOpen(addresses) is { } refusal)
        {
            return refusal;
        }
        await using var app = Composition.Build(options, addresses, store);
        var workspace = app.Services.GetRequiredService<LiveWorkspace>();
        if (await StartAsync(app, addresses, cancel) is { } failure)
        {
            return failure;
        }
        var listening = app.Urls.Select(url => new Uri(url)).ToImmutableArray();
        var message = await StartMessage.WriteAsync(listening, options, workspace.Current, store, cancel);
        if (options.LogsAsJson)
        {
            StartMessage.Log(app.Services.GetRequiredService<ILogger<StartedService>>(), listening, workspace.Current);
        }
        options.Started?.Invoke(new StartedService(listening, message));
        await app.WaitForShutdownAsync(cancel);
        return new ServeResult(ServeEnd.Stopped);
    }

    private static async Task<ServeResult?> StartAsync(WebApplication app, ImmutableArray<ListenAddress> addresses, CancellationToken cancel)
    {
        try
        {
            await app.Services.GetRequiredService<FolderSource>().StartAsync(cancel);
            await app.Services.GetRequiredService<FirstBook>().StartAsync(cancel);
            await app.StartAsync(cancel);
            return null;
        }
        catch (IOException failed) when (failed.InnerException is AddressInUseException)
        {
            return new ServeResult(ServeEnd.Failed, $"{Named(addresses)} is in use by another program", "stop that program, or choose another port with `--urls`");
        }
        catch (SocketException failed) when (failed.SocketErrorCode == SocketError.AccessDenied)
        {
            return new ServeResult(ServeEnd.Failed, $"this account may not listen on {Named(addresses)}", "choose a port from 1024 on");
        }
        catch (SocketException failed) when (failed.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            return new ServeResult(ServeEnd.Failed, $"this machine does not have {Named(addresses)}", $"write `--urls {ServeOptions.DefaultUrls}`");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new ServeResult(ServeEnd.Failed, $"the service could not start: {failed.Message.TrimEnd('.')}");
        }
    }

    private static string Named(ImmutableArray<ListenAddress> addresses) => string.Join(", ", addresses.Select(address => $"`{address}`"));
}
