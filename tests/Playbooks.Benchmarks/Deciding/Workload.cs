using System.Text.Json.Serialization;

namespace Playbooks.Benchmarks.Deciding;

/// <summary>A contact of the rule workload.</summary>
internal sealed record WorkContact(
    int Id, string Quadrant, string ValueTier, string Role, decimal Arr, int DaysToRenewal, decimal HealthScore, int OpenTickets);

/// <summary>A rule of the workload: all that it names must hold; the highest priority wins.</summary>
internal sealed record WorkRule(int Id, int Priority, string? Quadrant, string? ValueTier, string? Role, [property: JsonPropertyName("conds")] WorkCondition[] Conditions);

/// <summary>A comparison of a number.</summary>
internal sealed record WorkCondition(string Fact, [property: JsonPropertyName("op")] string Operator, decimal Value);

/// <summary>What every side must decide.</summary>
/// <param name="First">For each contact the id of the matching rule with the highest priority, or -1.</param>
/// <param name="Count">How many rules match.</param>
/// <param name="Hash">FNV-1a over the matching ids in ascending order, the low and then the next byte of each.</param>
internal sealed record WorkDecisions(int[] First, int[] Count, uint[] Hash);

/// <summary>Rules with the contacts that they are tried on.</summary>
/// <param name="Profile"><c>mixed</c> (broad rules, many match) or <c>sel</c> (narrow rules, few match).</param>
/// <param name="Rules">The rules, by falling priority.</param>
/// <param name="Contacts">The contacts.</param>
/// <param name="Expected">The decisions, where they came with the workload.</param>
internal sealed record Workload(string Profile, WorkRule[] Rules, WorkContact[] Contacts, WorkDecisions? Expected)
{
    public static readonly string[] Quadrants = ["Nurture", "Expand", "Monitor", "Rescue"];

    public static readonly string[] ValueTiers = ["Strategic", "High", "Medium", "Low"];

    public static readonly string[] Roles = ["ExecutiveSponsor", "DecisionMaker", "Influencer", "PrimaryContact", "EndUser"];

    public static readonly string[] Numbers = ["arr", "daysToRenewal", "healthScore", "openTickets"];

    /// <summary>A number of a contact.</summary>
    public static decimal NumberOf(WorkContact contact, string fact) => fact switch
    {
        "arr" => contact.Arr,
        "daysToRenewal" => contact.DaysToRenewal,
        "healthScore" => contact.HealthScore,
        "openTickets" => contact.OpenTickets,
        _ => throw new ArgumentException($"`{fact}` is no number of a contact", nameof(fact)),
    };
}
