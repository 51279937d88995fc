using System.Collections.Concurrent;
using Playbooks.Engine.Rules;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// The hours in which nobody is contacted, by the contact's own clock. Within them a message is written all the
/// same, so that whoever works the case can read it, and says from when on it may go out.
/// </summary>
/// <param name="Until">The end of the quiet hours that hold now, in UTC; null when none do.</param>
/// <param name="Problem">Why that could not be worked out, or null.</param>
internal readonly record struct QuietHours(DateTimeOffset? Until, string? Problem)
{
    private const int MostZones = 1_000;

    private static readonly ConcurrentDictionary<string, TimeZoneInfo> s_zones = new(StringComparer.Ordinal);

    /// <summary>The quiet hours of a contact at the decision's time.</summary>
    public static QuietHours Of(DecisionRun run, int contact)
    {
        var policy = run.Workspace.Policy.Policy;
        if (policy.Consent is not { QuietFrom: { } from, QuietUntil: { } until })
        {
            return default;
        }
        var zone = ZoneOf(run, policy, contact, out var problem);
        if (problem is not null)
        {
            return new QuietHours(null, problem);
        }
        var local = TimeZoneInfo.ConvertTime(run.At, zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        // From 20:00 until 08:00 goes over midnight; equal ends are no hours at all.
        if (from == until || !time.IsBetween(from, until))
        {
            return default;
        }
        var day = time < until ? local.Date : local.Date.AddDays(1);
        return new QuietHours(WorkingTime.ToUtc(zone, day + until.ToTimeSpan()), null);
    }

    // The system finds one under a lock. As many are kept as the system has.
    private static TimeZoneInfo? Find(string name)
    {
        if (!s_zones.TryGetValue(name, out var zone) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone) && s_zones.Count < MostZones)
        {
            s_zones.TryAdd(name, zone);
        }
        return zone;
    }

    private static TimeZoneInfo ZoneOf(DecisionRun run, Policy policy, int contact, out string? problem)
    {
        problem = null;
        var fact = policy.Consent.TimeZoneFact;
        if (fact is null || run.RowOf(fact.Entity, contact) is not { } row || row.State(fact.Column) == FactState.NotKnown)
        {
            return policy.Calendar.Zone;
        }
        if (row.Get(fact.Column) is string name && Find(name) is { } zone)
        {
            return zone;
        }
        problem = $"{fact.Name} is `{ReasonText.Of(row.Get(fact.Column))}`, which is no time zone";
        return policy.Calendar.Zone;
    }
}
