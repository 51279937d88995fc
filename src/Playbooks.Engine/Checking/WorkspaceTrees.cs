using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Checking;

/// <summary>The JSON documents of a workspace as trees. Of a document that is known already, a tree is made when one is asked for.</summary>
internal sealed class WorkspaceTrees
{
    private readonly Dictionary<string, ReadDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonTree> _trees = new(StringComparer.Ordinal);

    private bool _areRead;

    private WorkspaceTrees()
    {
    }

    /// <summary>Reads every JSON document, and reports the ones that every workspace has and this one has not.</summary>
    public static WorkspaceTrees Read(DocumentSet documents, CheckMemory memory, ICollection<Diagnostic> diagnostics)
    {
        var trees = new WorkspaceTrees { _areRead = documents.Unreadable.IsEmpty };
        foreach (var (path, source) in documents.Sources)
        {
            // Examples are read where they are run, and workflows by rules of their own.
            if (path.EndsWith(".json", StringComparison.Ordinal) && !WorkspacePaths.IsExample(path) && !WorkspacePaths.IsWorkflow(path))
            {
                trees._documents.Add(path, memory.Recall(CheckStep.Json, path, [source], diagnostics, found => trees.Read(source, found)));
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
    public JsonNode? Root(string path)
    {
        if (!IsWhole(path))
        {
            return null;
        }
        if (!_trees.TryGetValue(path, out var tree))
        {
            // Its mistakes are known, and reported.
            _trees.Add(path, tree = JsonReader.Read(_documents[path].Source, []));
        }
        return tree.Root;
    }

    /// <summary>Whether there is a document of that path that holds all that its author wrote.</summary>
    public bool IsWhole(string path) => _documents.TryGetValue(path, out var document) && document.IsWhole;

    /// <summary>The JSON path of what stands at a place; empty in documents that are not JSON.</summary>
    public string PathAt(string document, int index) => Root(document) is { } root ? JsonPath.At(root, index) : "";

    /// <summary>Paths of the playbooks that are whole, by file name.</summary>
    public IEnumerable<string> Playbooks() => _documents.Keys.Where(path => WorkspacePaths.IsPlaybook(path) && IsWhole(path)).Order(StringComparer.Ordinal);

    /// <summary>Whether every document holds all that its author wrote.</summary>
    public bool AreWhole => _areRead && _documents.Values.All(document => document.IsWhole);

    private ReadDocument Read(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var tree = JsonReader.Read(source, diagnostics);
        _trees.Add(source.Name, tree);
        // A tree is many times the size of its text, and is not kept for the next check.
        return new ReadDocument(tree.Source, tree.IsWhole && tree.Root is not null);
    }

    private sealed record ReadDocument(SourceText Source, bool IsWhole);
}
