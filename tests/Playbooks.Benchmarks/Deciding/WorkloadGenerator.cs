namespace Playbooks.Benchmarks.Deciding;

/// <summary>Makes a workload from a fixed seed, in the likeness of the one that comes in files.</summary>
internal static class WorkloadGenerator
{
    private const int Contacts = 10_000;
    private const int MostTickets = 30;
    private const int FarthestRenewal = 730;

    // How often a rule names each of the choices, and what share of the contacts a comparison of a narrow rule lets through.
    private const double ChoiceInMixed = 0.5;
    private const double ChoiceInNarrow = 0.7;
    private const double NarrowShare = 0.08;

    public static Workload Make(string profile, int rules)
    {
        var random = new Random(HashCodeOf(profile, rules));
        var priorities = Enumerable.Range(1, rules).ToArray();
        random.Shuffle(priorities);
        var made = priorities.Select((priority, id) => MakeRule(random, id, priority, profile == "sel"));
        return new Workload(profile, [.. made.OrderByDescending(rule => rule.Priority)], [.. MakeContacts()], null);
    }

    // Not string.GetHashCode, which differs from run to run.
    private static int HashCodeOf(string profile, int rules) => (profile == "sel" ? 7_919 : 104_729) + rules;

    private static IEnumerable<WorkContact> MakeContacts()
    {
        var random = new Random(20_260);
        for (var id = 0; id < Contacts; id++)
        {
            yield return new WorkContact(
                id,
                Pick(random, Workload.Quadrants),
                Pick(random, Workload.ValueTiers),
                Pick(random, Workload.Roles),
                NumberAt("arr", random.NextDouble()),
                (int)NumberAt("daysToRenewal", random.NextDouble()),
                NumberAt("healthScore", random.NextDouble()),
                (int)NumberAt("openTickets", random.NextDouble()));
        }
    }

    private static WorkRule MakeRule(Random random, int id, int priority, bool isNarrow)
    {
        var conditions = new List<WorkCondition>();
        var facts = Workload.Numbers.ToArray();
        random.Shuffle(facts);
        foreach (var fact in facts[..random.Next(1, 3)])
        {
            var isAbove = random.Next(2) == 0;
            var share = random.NextDouble() * (isNarrow ? NarrowShare : 1);
            var value = NumberAt(fact, isAbove ? 1 - share : share);
            conditions.Add(new WorkCondition(fact, (isAbove ? ">" : "<") + (random.Next(2) == 0 ? "=" : ""), value));
        }
        return new WorkRule(id, priority, Choice(Workload.Quadrants), Choice(Workload.ValueTiers), Choice(Workload.Roles), [.. conditions]);

        string? Choice(string[] values) => random.NextDouble() < (isNarrow ? ChoiceInNarrow : ChoiceInMixed) ? Pick(random, values) : null;
    }

    // The number below which the given share of contacts lies: revenue over five orders of magnitude, the others even.
    private static decimal NumberAt(string fact, double share) => fact switch
    {
        "arr" => Math.Round((decimal)Math.Pow(10, 1 + (5 * share)), 2),
        "daysToRenewal" => (int)(share * FarthestRenewal),
        "healthScore" => Math.Round((decimal)(share * 100), 1),
        _ => (int)(share * share * MostTickets),
    };

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];
}
