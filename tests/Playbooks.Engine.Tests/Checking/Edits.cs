using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Tests.Checking;

/// <summary>
/// Edits of a workspace as case files write them: `facts.json: this ~ that` replaces the first `this` of a document,
/// `facts.json = text` the whole of it, `- facts.json` deletes it, and `&amp;&amp;` joins several.
/// </summary>
internal static class Edits
{
    public static DocumentSet Apply(DocumentSet documents, string edits)
    {
        foreach (var edit in edits.Split(" && "))
        {
            // The blank lets a separator stand at the end, before a text that is empty.
            documents = ApplyOne(documents, edit + " ");
        }
        return documents;
    }

    private static DocumentSet ApplyOne(DocumentSet documents, string edit)
    {
        if (edit.StartsWith("- ", StringComparison.Ordinal))
        {
            return documents.Without(PathOf(edit[2..].TrimEnd()));
        }
        var assign = edit.IndexOf(" = ", StringComparison.Ordinal);
        var colon = edit.IndexOf(": ", StringComparison.Ordinal);
        if (assign >= 0 && (colon < 0 || assign < colon))
        {
            return documents.With(PathOf(edit[..assign]), edit[(assign + 3)..].TrimEnd(' '));
        }
        var path = PathOf(edit[..colon]);
        var parts = edit[(colon + 2)..].Split(" ~ ");
        var text = documents.Texts[path];
        var at = text.IndexOf(parts[0], StringComparison.Ordinal);
        Assert.True(at >= 0, $"`{parts[0]}` is not in {path}");
        return documents.With(path, text[..at] + parts[1].TrimEnd(' ') + text[(at + parts[0].Length)..]);
    }

    private static string PathOf(string name) => name.EndsWith(".scriban", StringComparison.Ordinal) ? $"templates/{name}" : $"playbooks/{name}";
}
