using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;

namespace Playbooks.Retention.Decisions;

/// <summary>
/// What was recommended before, for the actions that rest after being recommended. Only days before the decision's own
/// count, by the policy's calendar: whoever fetches a recommendation twice a day gets the same one.
/// </summary>
internal sealed class PastRecommendations
{
    private static readonly ConditionalWeakTable<Release, PastRecommendations> s_all = [];

    private readonly Calendar _calendar;
    private readonly ImmutableHashSet<string> _resting;
    // Null where working days count: how far back they reach, only the calendar knows.
    private readonly TimeSpan? _longest;

    private PastRecommendations(Workspace workspace)
    {
        _calendar = workspace.Policy.Calendar;
        ActionDefinition[] resting =
        [
            .. workspace.Actions.Values.Concat(workspace.Rules.SelectMany(rule => rule.Then)).Where(action => action.Cooldown?.After == CooldownStart.Recommended),
        ];
        _resting = [.. resting.Select(action => action.Id)];
        _longest = resting.Any(action => action.Cooldown!.For.IsBusiness)
            ? null
            : resting.Select(action => action.Cooldown!.For.ToTimeSpan()).DefaultIfEmpty().Max();
    }

    /// <summary>Those of a release.</summary>
    public static PastRecommendations Of(Release release) => s_all.GetValue(release, key => new PastRecommendations(key.Workspace));

    /// <summary>The history of an account as the log has it.</summary>
    public async Task<History> ReadAsync(IDecisionLog log, string account, DateTimeOffset at, CancellationToken cancel)
    {
        if (_resting.IsEmpty)
        {
            return History.Empty;
        }
        var until = _calendar.StartOfDay(at);
        var from = _longest is { } longest && longest < until - DateTimeOffset.UnixEpoch ? until - longest : DateTimeOffset.UnixEpoch;
        var past = from < until ? await log.RecommendedAsync(account, from, until, cancel) : [];
        // A rest counts from the last time; what was before it would only make the record of the decision longer.
        ImmutableArray<PastAction> last =
        [
            .. past.Where(action => _resting.Contains(action.Action))
                .GroupBy(action => (action.Action, action.Contact))
                .Select(same => same.MaxBy(action => action.At)!)
                .OrderBy(action => action.At)
                .ThenBy(action => action.Action, StringComparer.Ordinal)
                .ThenBy(action => action.Contact, StringComparer.Ordinal),
        ];
        return last.IsEmpty ? History.Empty : new History { Recommended = last };
    }
}
