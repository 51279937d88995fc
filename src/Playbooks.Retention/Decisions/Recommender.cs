using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book.Records;

namespace Playbooks.Retention.Decisions;

/// <summary>
/// Recommends and records: decides with the live release, and has the decision kept durably before it is given. When
/// another release went live meanwhile, it decides again with that one. Any thread may use it.
/// </summary>
public sealed class Recommender(ILiveRelease live, IBookStore book, IDecisionLog log, TimeProvider clock)
{
    // Each turn means that somebody published; nobody publishes that often while one decision is made.
    private const int MostTurns = 100;

    private static readonly FactsNotValid s_unclear = new([]);

    private readonly DecidingLine _line = new();
    private readonly BusyDecider _busy = new();

    /// <summary>Recommends for an account of the book.</summary>
    public async Task<Recommending> RecommendAsync(AccountQuestion question, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        return await DecideAsync(DecideAboutAsync, cancel);

        async ValueTask<Recommending> DecideAboutAsync(NumberedRelease release)
        {
            var at = question.At ?? Now;
            var (reading, refusal) = await ReadAsync(release, question, at, cancel);
            if (reading is null)
            {
                return refusal!;
            }
            var request = new DecisionRequest(reading.Input.Facts, at) { History = reading.Input.History, ExplainsAllRules = question.Explains };
            var (record, decision) = await DecideAsync(release, new RecordedRequest(request, question.Contact, reading.Event), isLent: false, cancel);
            return new RecommendedForAccount(record, decision, release, reading.Diagnostics);
        }
    }

    /// <summary>Recommends on facts that come with the request.</summary>
    /// <param name="facts">The facts as JSON; they may name the decision's time as <c>at</c>.</param>
    /// <param name="explains">Whether every rule is explained.</param>
    /// <param name="cancel">Ends it early, when nothing was recorded yet.</param>
    public Task<Recommending> RecommendAsync(JsonTree facts, bool explains, CancellationToken cancel) => DecideAsync(
        release =>
        {
            // Read anew by each release: another one may know other facts.
            var diagnostics = new List<Diagnostic>();
            var request = FactsJson.ReadRequest(facts, release.Release.Workspace.Vocabulary, Now, diagnostics);
            return request is null
                ? ValueTask.FromResult<Recommending>(new FactsNotValid([.. diagnostics]))
                : RecordAsync(release, request with { ExplainsAllRules = explains }, cancel);
        },
        cancel);

    /// <summary>
    /// The same straight from the bytes of a request, where there is nothing wrong with them. Null, with nothing decided,
    /// where they must be looked at closely: the tree says what is wrong and where.
    /// </summary>
    public async Task<Recommending?> TryRecommendAsync(ReadOnlyMemory<byte> facts, bool explains, CancellationToken cancel)
    {
        var result = await DecideAsync(
            release => FactsJson.TryReadRequest(facts.Span, release.Release.Workspace.Vocabulary, Now) is { } request
                ? RecordAsync(release, request with { ExplainsAllRules = explains }, cancel)
                : ValueTask.FromResult<Recommending>(s_unclear),
            cancel);
        return result is NoRelease || ReferenceEquals(result, s_unclear) ? null : result;
    }

    /// <summary>What a recommendation for an account would be made from, without making it. The refusal where there is none.</summary>
    public async Task<(AccountReading? Reading, Recommending? Refusal)> ReadAsync(NumberedRelease release, AccountQuestion question, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(question);
        var file = await book.FindAsync(question.Account, cancel);
        if (file is null || (question.Team is not null && file.Account.Team != question.Team))
        {
            return (null, new NoSuchAccount(question.Account, await ClosestAsync(question, cancel)));
        }
        if (question.Contact is { } contact && !file.Contacts.Any(known => known.Contact == contact))
        {
            return (null, new NoSuchContact(question.Account, contact, [.. file.Contacts.Select(known => known.Contact)]));
        }
        if (question.Event is { } id && !file.Events.Any(known => known.Id == id))
        {
            return (null, new NoSuchEvent(question.Account, id));
        }
        var history = await PastRecommendations.Of(release.Release).ReadAsync(log, question.Account, at, cancel);
        return (AccountFacts.Of(release.Release).Read(file, at, question.Event, history), null);
    }

    // As fine as ids count; ten-millionths of a second would only make answers harder to read.
    private DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    private async Task<Recommending> DecideAsync(Func<NumberedRelease, ValueTask<Recommending>> decide, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        using var span = Instruments.Activities.StartActivity("playbooks.decide");
        var release = live.Current ?? await live.RefreshAsync(cancel);
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (release is null)
            {
                return new NoRelease();
            }
            await _line;
            var result = await decide(release);
            if (result is not Recommended recommended)
            {
                return result;
            }
            if (await log.AppendAsync(recommended.Record, RecordedDecision.Notify(recommended.Record, Now), cancel))
            {
                Instruments.Decided(Stopwatch.GetElapsedTime(began));
                return result;
            }
            release = await live.RefreshAsync(cancel);
        }
        throw new InvalidOperationException($"other releases went live {MostTurns} times while one decision was made");
    }

    // The facts were read for this decision alone: it need not copy them. And nobody has its answer but who asked.
    private async ValueTask<Recommending> RecordAsync(NumberedRelease release, DecisionRequest request, CancellationToken cancel)
    {
        var (record, _) = await DecideAsync(release, new RecordedRequest(request with { TakesFacts = true }, null, null), isLent: true, cancel);
        return Recommended.Lent(record);
    }

    // What scripts say is recorded with the facts: when the decision is made again, none is run.
    private async ValueTask<(DecisionRecord Record, Decision Decision)> DecideAsync(NumberedRelease release, RecordedRequest asked, bool isLent, CancellationToken cancel)
    {
        var request = asked with { Request = await ScriptFacts.FillAsync(release.Release.Decider, asked.Request, cancel) };
        var decision = RecordedDecision.Decide(release, request, SortableId.Create(clock.GetUtcNow()));
        _busy.Count(release.Release.Decider);
        return (RecordedDecision.Create(release, request, decision, isLent), decision);
    }

    private async Task<ImmutableArray<string>> ClosestAsync(AccountQuestion question, CancellationToken cancel)
    {
        const int LooksAt = 200;
        var before = question.Account.Length > 2 ? question.Account[..^2] : "";
        var near = await book.ListAsync(before.Length > 0 ? before : null, question.Team, null, LooksAt, cancel);
        return ClosestName.Find(question.Account, near.Select(file => file.Account.Account)) is { } closest ? [closest] : [];
    }
}
