using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Vocabulary;

/// <summary>The thresholds of bands, as they stand under <c>from</c>.</summary>
internal static class Thresholds
{
    private static readonly Comparer<JsonMember> Order = Comparer<JsonMember>.Create((left, right) => Of(right).CompareTo(Of(left)));

    /// <summary>The threshold of a value; 0 where something else is written.</summary>
    public static decimal Of(JsonMember member) => member.Value is JsonNumber number && number.TryGetDecimal(out var threshold) ? threshold : 0;

    /// <summary>Values with their thresholds, the highest first; equal ones as they are written.</summary>
    public static IEnumerable<JsonMember> HighestFirst(JsonObject from) => from.Members.Order(Order);
}
