using System.Globalization;
using Playbooks.Engine.Rules;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>The hours in which nobody is contacted, by the contact's own clock.</summary>
internal static class QuietHours
{
    /// <summary>Why a contact is not contacted at this hour, or null.</summary>
    public static string? WhyNot(DecisionRun run, int contact)
    {
        var policy = run.Workspace.Policy.Policy;
        if (policy.Consent is not { QuietFrom: { } from, QuietUntil: { } until })
        {
            return null;
        }
        var zone = ZoneOf(run, policy, contact, out var problem);
        if (problem is not null)
        {
            return problem;
        }
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(run.At, zone).DateTime);
        // From 20:00 until 08:00 goes over midnight; equal ends are no hours at all.
        return from != until && local.IsBetween(from, until)
            ? string.Create(CultureInfo.InvariantCulture, $"quiet hours until {until:HH:mm} ({zone.Id})")
            : null;
    }

    private static TimeZoneInfo ZoneOf(DecisionRun run, Policy policy, int contact, out string? problem)
    {
        problem = null;
        var fact = policy.Consent.TimeZoneFact;
        if (fact is null || run.RowOf(fact.Entity, contact) is not { } row || row.State(fact.Column) == FactState.NotKnown)
        {
            return policy.Calendar.Zone;
        }
        if (row.Get(fact.Column) is string name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }
        problem = $"{fact.Name} is `{ReasonText.Of(row.Get(fact.Column))}`, which is no time zone";
        return policy.Calendar.Zone;
    }
}
