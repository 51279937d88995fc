using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Recording;

namespace Playbooks.Retention.Decisions;

/// <summary>Where decisions are kept.</summary>
public interface IDecisionLog
{
    /// <summary>
    /// Appends a decision; returns when it is durable (it survives loss of power). False, and nothing kept, when another
    /// release than the record's is live by now: whoever decided decides again. What the result lies in may serve another
    /// one afterwards: nothing of it is held on to.
    /// </summary>
    Task<bool> AppendAsync(DecisionRecord record, Notification? notification, CancellationToken cancel);

    /// <summary>A decision, or null.</summary>
    Task<DecisionRecord?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Decisions, newest first: of an account where one is named, with an id below <paramref name="before"/> where that is given.</summary>
    Task<ImmutableArray<DecisionRecord>> ListAsync(string? account, string? before, int most, CancellationToken cancel);

    /// <summary>What was recommended to an account in a span of time (<paramref name="from"/> included, <paramref name="until"/> not), oldest first.</summary>
    Task<ImmutableArray<PastAction>> RecommendedAsync(string account, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel);

    /// <summary>Puts records whose personal data was taken out in the place of those with the same ids.</summary>
    Task ReplaceAsync(ImmutableArray<DecisionRecord> erased, AuditEntry audit, CancellationToken cancel);

    /// <summary>
    /// Sees to it that nothing of what was replaced or changed before is left in the store's own files, the book's records
    /// among it. Copies of them keep what they hold.
    /// </summary>
    Task ForgetAsync(CancellationToken cancel);

    /// <summary>Deletes decisions from before a time; how many.</summary>
    Task<long> DeleteBeforeAsync(DateTimeOffset time, AuditEntry audit, CancellationToken cancel);
}
