namespace Playbooks.Benchmarks.Deciding.Limit;

/// <summary>
/// Contacts as a hand-written program would like them: the three choices as one number, the four numbers as whole
/// ones (cents, days, tenths, tickets). Nothing in it depends on the rules.
/// </summary>
internal sealed class EncodedFacts
{
    /// <summary>How many numbers there are.</summary>
    public const int Numbers = 4;

    /// <summary>How many ways the three choices go together.</summary>
    public static readonly int Cells = Workload.Quadrants.Length * Workload.ValueTiers.Length * Workload.Roles.Length;

    public EncodedFacts(Workload workload)
    {
        CellOf = [.. workload.Contacts.Select(contact => Cell(
            Array.IndexOf(Workload.Quadrants, contact.Quadrant), Array.IndexOf(Workload.ValueTiers, contact.ValueTier), Array.IndexOf(Workload.Roles, contact.Role)))];
        Values = new int[workload.Contacts.Length * Numbers];
        for (var i = 0; i < Values.Length; i++)
        {
            var fact = Workload.Numbers[i % Numbers];
            Values[i] = Encode(fact, Workload.NumberOf(workload.Contacts[i / Numbers], fact));
        }
    }

    /// <summary>For each contact the number of its choices.</summary>
    public int[] CellOf { get; }

    /// <summary>Its numbers, four by four.</summary>
    public int[] Values { get; }

    /// <summary>The cells that a rule holds in, its comparisons aside.</summary>
    public static IEnumerable<int> CellsOf(WorkRule rule) =>
        from quadrant in Indexes(Workload.Quadrants, rule.Quadrant)
        from tier in Indexes(Workload.ValueTiers, rule.ValueTier)
        from role in Indexes(Workload.Roles, rule.Role)
        select Cell(quadrant, tier, role);

    /// <summary>The lowest and the highest value of a number for which a rule holds.</summary>
    public static (int Low, int High) BoxOf(WorkRule rule, string fact)
    {
        var (low, high) = (int.MinValue, int.MaxValue);
        foreach (var condition in rule.Conditions.Where(condition => condition.Fact == fact))
        {
            var value = Encode(fact, condition.Value);
            switch (condition.Operator)
            {
                case ">":
                    low = Math.Max(low, value + 1);
                    break;
                case ">=":
                    low = Math.Max(low, value);
                    break;
                case "<":
                    high = Math.Min(high, value - 1);
                    break;
                default:
                    high = Math.Min(high, value);
                    break;
            }
        }
        return (low, high);
    }

    private static int Encode(string fact, decimal value)
    {
        var scaled = value * (fact switch { "arr" => 100, "healthScore" => 10, _ => 1 });
        return scaled == decimal.Truncate(scaled) ? (int)scaled : throw new InvalidDataException($"{fact} {value} is finer than its unit");
    }

    private static int Cell(int quadrant, int tier, int role) => (((quadrant * Workload.ValueTiers.Length) + tier) * Workload.Roles.Length) + role;

    private static IEnumerable<int> Indexes(string[] values, string? value) =>
        value is null ? Enumerable.Range(0, values.Length) : [Array.IndexOf(values, value)];
}
