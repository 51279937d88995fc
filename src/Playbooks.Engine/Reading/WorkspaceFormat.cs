using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>
/// The canonical layout of a workspace's JSON documents: two blanks a level, what is short on one line, the rows of
/// tables and lists of objects a line each, short objects beneath one another in columns. Keys stay in their order,
/// texts and numbers as they are written, and single blank lines between members where the author left some.
/// </summary>
public static class WorkspaceFormat
{
    /// <summary>The document in canonical layout; null, with the reasons, when it cannot be read without a loss.</summary>
    public static string? Format(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var found = new List<Diagnostic>();
        var tree = JsonReader.Read(source, found);
        foreach (var diagnostic in found)
        {
            diagnostics.Add(diagnostic);
        }
        return tree.Root is null || found.Count > 0 ? null : new JsonLayout(source).Write(tree.Root);
    }

    /// <summary>Every JSON document of a workspace in canonical layout; one that cannot be read is left as it is, with the reasons.</summary>
    public static DocumentSet FormatAll(DocumentSet documents, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var path in documents.Texts.Keys.Where(path => path.EndsWith(".json", StringComparison.Ordinal)))
        {
            if (Format(documents.Find(path)!, diagnostics) is { } text)
            {
                documents = documents.With(path, text);
            }
        }
        return documents;
    }
}
