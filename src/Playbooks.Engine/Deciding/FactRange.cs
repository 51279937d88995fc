using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Holds values to the limits that their facts declare.</summary>
internal static class FactRange
{
    /// <summary>Which limit a value misses, in words, or null when it keeps to both.</summary>
    public static string? Missed(FactDefinition fact, object value) =>
        fact.Min is IComparable min && min.CompareTo(value) > 0 ? $"less than {ReasonText.Of(fact.Min)}"
        : fact.Max is IComparable max && max.CompareTo(value) < 0 ? $"more than {ReasonText.Of(fact.Max)}"
        : null;

    /// <summary>What is wrong with a derived value, or null.</summary>
    public static Diagnostic? Problem(FactDefinition fact, FactRow row)
    {
        if (fact.Min is null && fact.Max is null)
        {
            return null;
        }
        var value = row.Get(fact.Column)!;
        var place = fact.Location ?? new Location(new SourceText("facts", ""), default, "");
        return Missed(fact, value) is { } missed
            ? FactErrors.DerivedOutOfRange.At(place, $"`{fact.Name}` comes out as {ReasonText.Of(value)}, {missed}", "limit it in its derivation, or widen `min` and `max`")
            : null;
    }
}
