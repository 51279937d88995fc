using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Playbooks.Language.Diagnostics;
using Playbooks.Server.Access;
using Playbooks.Server.Api;
using Playbooks.Server.Live;
using Playbooks.Studio;

namespace Playbooks.Server.Hosting;

/// <summary>The service: the live workspace, the API and the pages in one web application.</summary>
public sealed class Service : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly LiveWorkspace _live;

    private Service(WebApplication application)
    {
        _application = application;
        _live = application.Services.GetRequiredService<LiveWorkspace>();
    }

    /// <summary>Hash of the release that is live, or null while there is none.</summary>
    public string? Release => _live.Current.Release?.Hash;

    /// <summary>What the folder's newest state has wrong with it.</summary>
    public IReadOnlyCollection<Diagnostic> Diagnostics => _live.Current.Diagnostics;

    /// <summary>Where it listens, with the ports that were chosen.</summary>
    public IReadOnlyCollection<string> Addresses =>
        [.. _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>Puts a service together; it does not listen yet.</summary>
    public static Service Create(ServiceOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "playbooks",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        // Where it listens and whom it serves is said by the call alone: no variable of the surroundings opens it.
        builder.Configuration.Sources.Clear();
        ConfigureServer(builder.WebHost, options);
        ConfigureLogging(builder.Logging);
        ConfigureServices(builder.Services, options);
        var application = builder.Build();
        ConfigurePipeline(application);
        return new Service(application);
    }

    /// <summary>Reads the workspace and begins to listen.</summary>
    /// <exception cref="IOException">An address is in use.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _live.Load();
        await _application.StartAsync(cancellation);
    }

    /// <summary>Runs until the process is asked to end; requests in flight are finished.</summary>
    public async Task WaitForShutdownAsync(CancellationToken cancellation) => await _application.WaitForShutdownAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static void ConfigureServer(IWebHostBuilder host, ServiceOptions options)
    {
        host.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = RequestBody.Largest;
            foreach (var address in options.Addresses)
            {
                Listen(server, address);
            }
        });
    }

    private static void Listen(KestrelServerOptions server, ServiceAddress address)
    {
        if (address.Ip is { } ip)
        {
            server.Listen(ip, address.Port);
        }
        else
        {
            server.ListenLocalhost(address.Port);
        }
    }

    // Everything to standard error: standard output belongs to results.
    private static void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            console.UseUtcTimestamp = true;
        });
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Playbooks", LogLevel.Information);
        // The default of the framework is a line with stack trace for each; ours says it once.
        logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.Error);
    }

    private static void ConfigureServices(IServiceCollection services, ServiceOptions options)
    {
        services.AddSingleton(options.Clock);
        services.AddSingleton(provider => new LiveWorkspace(options.Workspace, options.Clock, provider.GetRequiredService<ILogger<LiveWorkspace>>()));
        services.AddSingleton<ILiveWorkspace>(provider => provider.GetRequiredService<LiveWorkspace>());
        services.AddHostedService<WorkspaceWatch>();
        services.AddServiceDocument();
        services.AddStudio();
    }

    private static void ConfigurePipeline(WebApplication application)
    {
        application.UseMiddleware<SecurityHeaders>();
        application.UseExceptionHandler(edge => edge.Run(context => Problems.Of(500).ExecuteAsync(context)));
        application.UseMiddleware<LoopbackGate>();
        application.UseStatusCodePages(context => Problems.Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        application.UseAntiforgery();
        application.MapHealth();
        application.MapWorkspace();
        application.MapRecommendations();
        application.MapOpenApi("/openapi/{documentName}.json");
        application.MapStudio();
    }
}
