using System.Globalization;
using System.Text.Json;

namespace Playbooks.Benchmarks.Deciding;

/// <summary>Reads a workload from a folder: <c>facts.json</c>, <c>rules-N.json</c>, <c>rules-sel-N.json</c>, and the decisions beside them.</summary>
internal static class WorkloadFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static Workload Read(string folder, string profile, int rules)
    {
        var suffix = (profile == "sel" ? "sel-" : "") + rules.ToString(CultureInfo.InvariantCulture);
        return new Workload(
            profile,
            [.. Read<WorkRule[]>(folder, $"rules-{suffix}.json").OrderByDescending(rule => rule.Priority)],
            Read<WorkContact[]>(folder, "facts.json"),
            Read<WorkDecisions>(folder, $"decisions-{suffix}.json"));
    }

    private static T Read<T>(string folder, string name)
    {
        using var file = File.OpenRead(Path.Combine(folder, name));
        return JsonSerializer.Deserialize<T>(file, Options) ?? throw new InvalidDataException($"{name} is empty");
    }
}
