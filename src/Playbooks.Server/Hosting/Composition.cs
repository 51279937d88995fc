using System.Collections.Immutable;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Server.Limits;
using Playbooks.Server.Live;
using Playbooks.Server.Telemetry;
using Playbooks.Server.Webhooks;
using Playbooks.Storage;
using Playbooks.Studio;

namespace Playbooks.Server.Hosting;

/// <summary>Puts the service together. Nothing is taken from the environment or from files beside the caller: what it does is in its options.</summary>
internal static class Composition
{
    private const int LongestRequestLine = 32 * 1024;

    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(10);

    /// <summary>The service, ready to be started.</summary>
    public static WebApplication Build(ServeOptions options, ImmutableArray<ListenAddress> addresses, IStore store)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // Each request would be handed from one queue of the thread pool to the next, new ones before those that are nearly
        // done; nothing here waits on a thread for long.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The form of the page to try things on stands in the address.
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestBodySize = options.LargestBody;
            foreach (var (address, port) in addresses.SelectMany(listen => listen.Addresses.Select(address => (address, listen.Port))))
            {
                kestrel.Listen(address, port);
            }
        });
        Logs.Add(builder.Logging, options);
        builder.Services.AddStore(store);
        AddServices(builder.Services, options);
        var app = builder.Build();
        Pipeline.Lay(app, options);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServeOptions options)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdown);
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddLive(options);
        services.AddBook();
        services.AddRouting();
        services.AddAccess(options);
        services.AddFormProtection(FormProtection.FolderOf(options));
        services.AddRequestLimits(options);
        services.AddWebhooks();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<TelemetryExport>();
        services.AddStudio();
        services.AddApiDescription();
    }
}
