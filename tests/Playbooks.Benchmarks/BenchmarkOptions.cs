using System.Globalization;

namespace Playbooks.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
/// <param name="What">The benchmarks to run, or <c>all</c>.</param>
/// <param name="IsQuick">Whether short rounds are enough.</param>
/// <param name="Workload">Folder of a workload in files, or null to make one.</param>
/// <param name="Json">File for the results, or null.</param>
/// <param name="Rules">The one number of rules to decide by, or null for all of them.</param>
/// <param name="Contacts">How many contacts a book has, or null for what is measured by.</param>
/// <param name="Turns">How many turns each side of a book gets, or null for as many as are measured by.</param>
internal sealed record BenchmarkOptions(string What, bool IsQuick, string? Workload, string? Json, int? Rules, int? Contacts = null, int? Turns = null)
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
                case "--rules" when NumberBehind(args, i) is { } rules:
                    options = options with { Rules = rules };
                    i++;
                    break;
                case "--contacts" when NumberBehind(args, i) is > 0 and var contacts:
                    options = options with { Contacts = contacts };
                    i++;
                    break;
                case "--turns" when NumberBehind(args, i) is > 0 and var turns:
                    options = options with { Turns = turns };
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

    private static int? NumberBehind(string[] args, int option) =>
        option + 1 < args.Length && int.TryParse(args[option + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
