using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Retention.Decisions;

/// <summary>Makes recorded decisions again, each from its record and its release alone.</summary>
public sealed class Replay(ReleaseShelf shelf, IDecisionLog log)
{
    /// <summary>Makes a decision again and compares the bytes; with <paramref name="explains"/> every rule is explained, and nothing compared.</summary>
    public Task<Replaying> RunAsync(string id, bool explains, CancellationToken cancel) => FindAndRunAsync(id, explains, null, cancel);

    /// <summary>The same for a record that was found already.</summary>
    public Task<Replaying> RunAsync(DecisionRecord record, bool explains, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        return RunAsync(record, explains, null, cancel);
    }

    /// <summary>Makes a decision again and explains one rule by its id, or every rule where none is named; nothing is compared.</summary>
    public Task<Replaying> ExplainAsync(string id, string? rule, CancellationToken cancel) => FindAndRunAsync(id, explains: true, rule, cancel);

    private async Task<Replaying> FindAndRunAsync(string id, bool explains, string? rule, CancellationToken cancel) =>
        await log.FindAsync(id, cancel) is { } record ? await RunAsync(record, explains, rule, cancel) : new NoSuchDecision(id);

    private async Task<Replaying> RunAsync(DecisionRecord record, bool explains, string? rule, CancellationToken cancel)
    {
        if (record.ErasedAt is { } erasedAt)
        {
            return new Erased(record, erasedAt);
        }
        var shelved = await shelf.FindAsync(record.ReleaseNumber, record.Release, cancel);
        if (shelved.Release is not { } release)
        {
            return new NotReplayable(record, shelved.Problem!, shelved.Diagnostics);
        }
        var diagnostics = new List<Diagnostic>();
        if (RecordedRequest.Read(record.Request.Span, release.Release.Workspace.Vocabulary, diagnostics) is not { } request)
        {
            return new NotReplayable(record, "the recorded request cannot be read", [.. diagnostics]);
        }
        var asked = explains ? request with { Request = request.Request with { ExplainsAllRules = rule is null, ExplainedRule = rule } } : request;
        var decision = RecordedDecision.Decide(release, asked, record.Id);
        var result = RecordedDecision.Write(decision);
        return new Replayed(record, release, decision, result, explains ? null : FirstDifference.Between(record.Result.Span, result.Span));
    }
}

/// <summary>What became of a replay: a closed family.</summary>
public abstract record Replaying
{
    private protected Replaying()
    {
    }
}

/// <summary>The decision was made again.</summary>
/// <param name="Record">The record.</param>
/// <param name="Release">The release that decided, then and now.</param>
/// <param name="Decision">The decision made again.</param>
/// <param name="Result">It as JSON in UTF-8.</param>
/// <param name="Difference">The first difference from the recorded bytes; null when there is none, or nothing was compared.</param>
public sealed record Replayed(DecisionRecord Record, NumberedRelease Release, Decision Decision, ReadOnlyMemory<byte> Result, FirstDifference? Difference) : Replaying;

/// <summary>There is no such decision.</summary>
/// <param name="Id">The id that was asked for.</param>
public sealed record NoSuchDecision(string Id) : Replaying;

/// <summary>The decision's personal data was erased: it counts, and cannot be made again.</summary>
/// <param name="Record">What is left.</param>
/// <param name="At">When it was erased.</param>
public sealed record Erased(DecisionRecord Record, DateTimeOffset At) : Replaying;

/// <summary>The decision cannot be made again here.</summary>
/// <param name="Record">The record.</param>
/// <param name="Why">Why.</param>
/// <param name="Diagnostics">What is wrong with the release's documents or the request.</param>
public sealed record NotReplayable(DecisionRecord Record, string Why, ImmutableArray<Diagnostic> Diagnostics) : Replaying;
