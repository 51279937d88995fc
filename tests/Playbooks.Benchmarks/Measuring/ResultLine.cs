using System.Text.Json.Serialization;

namespace Playbooks.Benchmarks.Measuring;

/// <summary>A line of the file of results.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Profile">What it worked on.</param>
/// <param name="Rules">How many rules, or callers.</param>
/// <param name="Variant">What was done.</param>
/// <param name="Engine">By whom.</param>
/// <param name="PerSecond">Units of work a second.</param>
/// <param name="Bytes">Bytes allocated for one.</param>
/// <param name="RatioToLimit">The share of the limit's speed, or null where there is none.</param>
/// <param name="P99Milliseconds">How long 99 of 100 took at most, where that is what was measured.</param>
internal sealed record ResultLine(
    string Benchmark,
    string Profile,
    int Rules,
    string Variant,
    string Engine,
    double PerSecond,
    double Bytes,
    double? RatioToLimit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P99Milliseconds);
