using System.Diagnostics;
using OpenTelemetry;

namespace Playbooks.Server.Telemetry;

/// <summary>Takes addresses out of traces: they hold ids of customers. The route says which endpoint it was.</summary>
internal sealed class AddressCleaner : BaseProcessor<Activity>
{
    private static readonly string[] s_tags = ["url.path", "url.query", "url.full", "http.target", "http.url", "server.address", "client.address", "user_agent.original"];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var tag in s_tags)
        {
            data.SetTag(tag, null);
        }
    }
}
