using System.Globalization;
using System.Text.Json;

namespace Playbooks.Benchmarks.Measuring;

/// <summary>Prints what was measured, and writes it as lines of JSON where that is wanted.</summary>
internal sealed class Results : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly StreamWriter? _file;

    public Results(string? path) => _file = path is null ? null : new StreamWriter(path);

    /// <summary>Adds one line for each side. The ratio is to the first side of the given engine and variant, where there is one.</summary>
    public void Add(string benchmark, string profile, int rules, IReadOnlyList<Measure> measures, Func<Side, Side, bool> isLimitOf)
    {
        foreach (var measure in measures)
        {
            var limit = measures.FirstOrDefault(other => isLimitOf(other.Side, measure.Side));
            Add(benchmark, profile, rules, measure.Side.Variant, measure.Side.Engine, measure.Median, measure.Bytes, limit is null ? null : measure.RatioTo(limit));
        }
    }

    /// <summary>Adds one line; where it is about how long answers take, with the time within which 99 of 100 are there.</summary>
    public void Add(string benchmark, string profile, int rules, string variant, string engine, double perSecond, double bytes, double? ratio, double? p99Milliseconds = null)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{benchmark,-9} {profile,-6} {rules,6} {variant,-12} {engine,-18} {Shown(perSecond),9}/s {Math.Round(bytes, 1),9} B {(ratio is { } value ? value.ToString("0.000", CultureInfo.InvariantCulture) : ""),8}{(p99Milliseconds is { } late ? late.ToString(" 0.00 ms", CultureInfo.InvariantCulture) : "")}"));
        _file?.WriteLine(JsonSerializer.Serialize(
            new ResultLine(benchmark, profile, rules, variant, engine, Math.Round(perSecond, 3), Math.Round(bytes, 3), Rounded(ratio, 4), Rounded(p99Milliseconds, 3)), s_json));
    }

    public void Dispose() => _file?.Dispose();

    private static double? Rounded(double? value, int digits) => value is { } known ? Math.Round(known, digits) : null;

    private static string Shown(double perSecond) => perSecond switch
    {
        >= 1e6 => (perSecond / 1e6).ToString("0.00", CultureInfo.InvariantCulture) + " M",
        >= 1e3 => (perSecond / 1e3).ToString("0.0", CultureInfo.InvariantCulture) + " k",
        _ => perSecond.ToString("0.0", CultureInfo.InvariantCulture),
    };
}
