using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Checking;

/// <summary>The JSON documents of a workspace as trees.</summary>
internal sealed class WorkspaceTrees
{
    private readonly Dictionary<string, JsonTree> _trees = new(StringComparer.Ordinal);

    private bool _areRead;

    private WorkspaceTrees()
    {
    }

    /// <summary>Reads every JSON document, and reports the ones that every workspace has and this one has not.</summary>
    public static WorkspaceTrees Read(DocumentSet documents, ICollection<Diagnostic> diagnostics)
    {
        var trees = new WorkspaceTrees { _areRead = documents.Unreadable.IsEmpty };
        foreach (var path in documents.Texts.Keys.Where(path => path.EndsWith(".json", StringComparison.Ordinal)))
        {
            // Examples are read where they are run.
            if (!WorkspacePaths.IsExample(path))
            {
                trees._trees.Add(path, JsonReader.Read(documents.Find(path)!, diagnostics));
            }
        }
        foreach (var path in new[] { WorkspacePaths.Settings, WorkspacePaths.Facts, WorkspacePaths.Actions, WorkspacePaths.Policy })
        {
            if (!documents.Has(path))
            {
                var help = documents.Texts.Keys.FirstOrDefault(other => other.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } alike
                    ? $"rename `{alike}`"
                    : "write it, or begin with a fresh workspace: `playbooks new`";
                diagnostics.Add(WorkspaceErrors.MissingDocument.At(Places.OfMissing(path), $"the workspace has no `{path}`", help));
            }
        }
        return trees;
    }

    /// <summary>The value of a document that holds all that its author wrote, or null.</summary>
    public JsonNode? Root(string path) =>
        _trees.TryGetValue(path, out var tree) && tree.IsWhole ? tree.Root : null;

    /// <summary>The JSON path of what stands at a place; empty in documents that are not JSON.</summary>
    public string PathAt(string document, int index) => Root(document) is { } root ? JsonPath.At(root, index) : "";

    /// <summary>The playbooks that are whole, by file name.</summary>
    public IEnumerable<JsonNode> Playbooks() =>
        _trees.Keys.Where(WorkspacePaths.IsPlaybook).Order(StringComparer.Ordinal).Select(Root).OfType<JsonNode>();

    /// <summary>Whether every document holds all that its author wrote.</summary>
    public bool AreWhole => _areRead && _trees.Values.All(tree => tree.IsWhole);
}
