using System.Globalization;

namespace Playbooks.Engine.Reading;

/// <summary>Paths to values of a JSON document, as diagnostics give them.</summary>
internal static class JsonPath
{
    /// <summary>The path of a member (by key), an item (by index), or the parent's own (neither: a key's name itself).</summary>
    public static string Join(string parent, string? key, int index)
    {
        if (key is null)
        {
            return index < 0 ? parent : string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
        }
        if (!IsPlain(key))
        {
            return $"{parent}['{key.Replace("'", "\\'", StringComparison.Ordinal)}']";
        }
        return parent.Length == 0 ? key : $"{parent}.{key}";
    }

    /// <summary>The path of the innermost value that holds a character of the document.</summary>
    public static string At(JsonNode root, int index)
    {
        var node = root;
        while (ChildAt(node, index) is { } child)
        {
            node = child;
        }
        return node.Path;
    }

    private static JsonNode? ChildAt(JsonNode node, int index) => node switch
    {
        JsonObject found => found.Members.FirstOrDefault(member => Holds(member.Value, index))?.Value,
        JsonArray list => list.Items.FirstOrDefault(item => Holds(item, index)),
        _ => null,
    };

    private static bool Holds(JsonNode node, int index) => index >= node.Span.Start && index < node.Span.End;

    // A key with a dot, as facts have, would read as two members.
    private static bool IsPlain(string key)
    {
        foreach (var character in key)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '-' or '$'))
            {
                return false;
            }
        }
        return key.Length > 0;
    }
}
