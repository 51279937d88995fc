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

    // A key with a dot, as facts have, would read as two members.
    private static bool IsPlain(string key) =>
        key.Length > 0 && key.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '$');
}
