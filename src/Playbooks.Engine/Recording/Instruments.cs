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

    private static readonly Counter<long> s_jobs = s_meter.CreateCounter<long>("playbooks.jobs", description: "runs of the whole book that ended");
    private static readonly Counter<long> s_jobAccounts = s_meter.CreateCounter<long>("playbooks.job.accounts", description: "accounts that runs of the whole book decided and kept");
    private static readonly Histogram<double> s_jobDuration = s_meter.CreateHistogram<double>("playbooks.job.duration", "s", "from the order of a run to its end, restarts among it");

    /// <summary>A decision was made and recorded.</summary>
    public static void Decided(TimeSpan took)
    {
        s_decisions.Add(1);
        s_duration.Record(took.TotalSeconds);
    }

    /// <summary>A release went live, or was not fit to.</summary>
    /// <param name="outcome"><c>live</c> or <c>broken</c>.</param>
    public static void Published(string outcome) => s_publishes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A job got on.</summary>
    /// <param name="accounts">How many accounts were decided and kept.</param>
    public static void JobGotOn(long accounts) => s_jobAccounts.Add(accounts);

    /// <summary>A job ended.</summary>
    /// <param name="outcome"><c>done</c>, <c>failed</c> or <c>cancelled</c>.</param>
    /// <param name="took">How long that was after it had been ordered.</param>
    public static void JobEnded(string outcome, TimeSpan took)
    {
        var tag = new KeyValuePair<string, object?>("outcome", outcome);
        s_jobs.Add(1, tag);
        s_jobDuration.Record(took.TotalSeconds, tag);
    }

    /// <summary>A delivery to a webhook was tried.</summary>
    public static void Delivered(bool arrived) => s_deliveries.Add(1, new KeyValuePair<string, object?>("outcome", arrived ? "arrived" : "failed"));
}
