using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Playbooks.Engine.Recording;

/// <summary>
/// What is counted and traced while the service works: numbers and outcomes, never facts, names or ids of customers. It costs
/// next to nothing while nobody listens.
/// </summary>
public static class Instruments
{
    /// <summary>The name by which listeners know both.</summary>
    public const string Name = "Playbooks";

    /// <summary>Spans: decisions, publishes, deliveries.</summary>
    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter s_meter = new(Name);

    private static readonly Counter<long> s_decisions = s_meter.CreateCounter<long>("playbooks.decisions", description: "decisions made and recorded");
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>("playbooks.decision.duration", "s", "from the request's facts to the recorded decision");
    private static readonly Counter<long> s_publishes = s_meter.CreateCounter<long>("playbooks.publishes", description: "releases that went live, and attempts that were broken");
    private static readonly Counter<long> s_deliveries = s_meter.CreateCounter<long>("playbooks.webhooks.deliveries", description: "tries to deliver to a webhook");

    /// <summary>A decision was made and recorded.</summary>
    public static void Decided(TimeSpan took)
    {
        s_decisions.Add(1);
        s_duration.Record(took.TotalSeconds);
    }

    /// <summary>A release went live, or was not fit to.</summary>
    /// <param name="outcome"><c>live</c> or <c>broken</c>.</param>
    public static void Published(string outcome) => s_publishes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A delivery to a webhook was tried.</summary>
    public static void Delivered(bool arrived) => s_deliveries.Add(1, new KeyValuePair<string, object?>("outcome", arrived ? "arrived" : "failed"));
}
