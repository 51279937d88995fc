using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Playbooks.Engine.Recording;

namespace Playbooks.Server.Telemetry;

/// <summary>Sends metrics and traces of our own and of the web server by OTLP over HTTP, where an address for them is set; what is left is sent when the service ends.</summary>
internal sealed class TelemetryExport(ServeOptions options) : IHostedService, IDisposable
{
    private const string Service = "playbooks";

    private static readonly string[] s_meters = [Instruments.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Telemetry is { } address)
        {
            var resource = ResourceBuilder.CreateEmpty().AddService(Service, serviceVersion: typeof(PlaybooksHost).Assembly.GetName().Version?.ToString(3));
            _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(s_meters)
                .AddOtlpExporter(export => Aim(export, address, "v1/metrics")).Build();
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Instruments.Name, "Microsoft.AspNetCore")
                .AddProcessor(new AddressCleaner())
                .AddOtlpExporter(export => Aim(export, address, "v1/traces")).Build();
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _metrics?.ForceFlush((int)s_flush.TotalMilliseconds);
        _traces?.ForceFlush((int)s_flush.TotalMilliseconds);
        return Task.CompletedTask;
    }

    private static readonly TimeSpan s_flush = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private static void Aim(OtlpExporterOptions export, Uri address, string path)
    {
        export.Protocol = OtlpExportProtocol.HttpProtobuf;
        export.Endpoint = new Uri(address.AbsoluteUri.TrimEnd('/') + "/" + path);
    }
}
