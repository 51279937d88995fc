using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Reading;

/// <summary>Lists of names: one text, or several.</summary>
internal static class TextList
{
    /// <summary>The texts of a node that is a text or a list of texts, none of them empty or, unless that is allowed, repeated.</summary>
    public static ImmutableArray<JsonString> Read(JsonNode node, string what, ICollection<Diagnostic> diagnostics, bool allowsRepeats = false)
    {
        var items = node is JsonArray list ? list.Items : [node];
        var texts = ImmutableArray.CreateBuilder<JsonString>(items.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item is not JsonString text)
            {
                diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(item), $"{what} is a text or a list of texts, and this is {item.KindName}", "texts stand in double quotes"));
            }
            else if (string.IsNullOrWhiteSpace(text.Text))
            {
                diagnostics.Add(ShapeErrors.Nothing.At(text.Location, $"{what} has an empty text", "delete it"));
            }
            else if (!seen.Add(text.Text) && !allowsRepeats)
            {
                diagnostics.Add(ShapeErrors.Repeated.At(text.Location, $"{what} has `{text.Text}` twice", "delete one of them"));
            }
            else
            {
                texts.Add(text);
            }
        }
        return texts.ToImmutable();
    }
}
