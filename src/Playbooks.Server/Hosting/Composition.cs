using System.Collections.Immutable;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Server.Live;
using Playbooks.Storage;
using Playbooks.Studio;

namespace Playbooks.Server.Hosting;

/// <summary>Puts the service together. Nothing is taken from the environment or from files beside the caller: what it does is in its options.</summary>
internal static class Composition
{
    private const int LongestRequestLine = 32 * 1024;

    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(5);

    /// <summary>The service, ready to be started.</summary>
    public static WebApplication Build(ServeOptions options, ImmutableArray<ListenAddress> addresses, IStore store)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
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
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // What keeps the service from starting is its result, and whoever called says it, without a stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        if (options.Logging is { } logging)
        {
            logging(builder.Logging);
        }
        else
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = false);
            builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }
        AddServices(builder.Services, options);
        builder.Services.AddStore(store);
        var app = builder.Build();
        Pipeline.Lay(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServeOptions options)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdown);
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddLive(options);
        services.AddRouting();
        services.AddAccess();
        services.AddStudio();
        services.AddApiDescription();
    }
}
