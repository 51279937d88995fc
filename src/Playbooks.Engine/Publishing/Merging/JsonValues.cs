using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Publishing.Merging;

/// <summary>Values of JSON documents beside one another.</summary>
internal static class JsonValues
{
    /// <summary>Whether two values are the same but for their layout. Members in another order are another object.</summary>
    public static bool AreSame(JsonNode left, JsonNode right) => (left, right) switch
    {
        (JsonObject a, JsonObject b) => a.Members.Length == b.Members.Length && a.Members.Zip(b.Members).All(pair => pair.First.Key == pair.Second.Key && AreSame(pair.First.Value, pair.Second.Value)),
        (JsonArray a, JsonArray b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second)),
        (JsonObject or JsonArray, _) or (_, JsonObject or JsonArray) => false,
        _ => TextOf(left) == TextOf(right),
    };

    /// <summary>A value as it is written.</summary>
    public static string TextOf(JsonNode node) => node.Source.Text.Substring(node.Span.Start, node.Span.Length);

    /// <summary>Whether a blank line parts two values.</summary>
    public static bool HasBlankLine(JsonNode above, JsonNode node) =>
        node.Source.GetPosition(node.Span.Start).Line - above.Source.GetPosition(above.Span.End).Line > 1;
}
