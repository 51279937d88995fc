using System.Globalization;

namespace Playbooks.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
/// <param name="What">The benchmarks to run, or <c>all</c>.</param>
/// <param name="IsQuick">Whether short rounds are enough.</param>
/// <param name="Workload">Folder of a workload in files, or null to make one.</param>
/// <param name="Json">File for the results, or null.</param>
/// <param name="Rules">The one number of rules to decide by, or null for all of them.</param>
internal sealed record BenchmarkOptions(string What, bool IsQuick, string? Workload, string? Json, int? Rules)
{
    /// <summary>The options, or null where the call is wrong.</summary>
    public static BenchmarkOptions? Parse(string[] args)
    {
        var options = new BenchmarkOptions("all", false, null, null, null);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    options = options with { IsQuick = true };
                    break;
                case "--workload" when i + 1 < args.Length:
                    options = options with { Workload = args[++i] };
                    break;
                case "--json" when i + 1 < args.Length:
                    options = options with { Json = args[++i] };
                    break;
                case "--rules" when i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var rules):
                    options = options with { Rules = rules };
                    i++;
                    break;
                case var what when !what.StartsWith('-') && options.What == "all":
                    options = options with { What = what };
                    break;
                default:
                    return null;
            }
        }
        return options;
    }
}
