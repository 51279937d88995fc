using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>A workspace as a folder on disk.</summary>
public static class WorkspaceFolder
{
    /// <summary>How many bytes one document may have.</summary>
    public const int LargestDocument = 16 * 1024 * 1024;

    /// <summary>How many bytes all documents together may have.</summary>
    public const long LargestTotal = 128L * 1024 * 1024;

    /// <summary>How many documents a workspace may have.</summary>
    public const int MostDocuments = 5_000;

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 8,
        // Links could lead out of the workspace, or in a circle.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>
    /// Reads the documents of a workspace: <c>playbooks/**.json</c>, <c>playbooks/tables/*.csv</c>,
    /// <c>playbooks/scripts/*.js</c> and <c>templates/**.scriban</c>. What cannot be read is a diagnostic.
    /// </summary>
    public static DocumentSet Load(string directory, ICollection<Diagnostic> diagnostics)
    {
        var texts = new List<KeyValuePair<string, string>>();
        var total = 0L;
        foreach (var path in FindDocuments(directory))
        {
            if (texts.Count == MostDocuments)
            {
                diagnostics.Add(At(WorkspaceErrors.TooMany, path, $"the workspace has more than {MostDocuments} documents; this one and those behind it are not read"));
                break;
            }
            if (Read(Path.Combine(directory, path), path, ref total, diagnostics) is { } text)
            {
                texts.Add(KeyValuePair.Create(path, text));
            }
        }
        return DocumentSet.Of(texts);
    }

    private static IEnumerable<string> FindDocuments(string directory) =>
        new[] { "playbooks", "templates" }
            .Select(folder => Path.Combine(directory, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", Everywhere))
            .Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/'))
            .Where(IsDocument)
            .Order(StringComparer.Ordinal);

    private static bool IsDocument(string path) =>
        path.StartsWith("templates/", StringComparison.Ordinal) ? path.EndsWith(".scriban", StringComparison.Ordinal)
        : path.StartsWith("playbooks/tables/", StringComparison.Ordinal) ? path.EndsWith(".csv", StringComparison.Ordinal)
        : path.StartsWith("playbooks/scripts/", StringComparison.Ordinal) ? path.EndsWith(".js", StringComparison.Ordinal)
        : path.EndsWith(".json", StringComparison.Ordinal)
            && !path.EndsWith(".schema.json", StringComparison.Ordinal)
            && !path.StartsWith("playbooks/sample-book/", StringComparison.Ordinal);

    private static string? Read(string file, string path, ref long total, ICollection<Diagnostic> diagnostics)
    {
        byte[] bytes;
        try
        {
            var length = new FileInfo(file).Length;
            if (length > LargestDocument || total + length > LargestTotal)
            {
                var limit = length > LargestDocument ? $"more than {LargestDocument}" : $"and all documents together more than {LargestTotal}";
                diagnostics.Add(At(WorkspaceErrors.TooLarge, path, $"the document has {length} bytes, {limit}"));
                return null;
            }
            total += length;
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(At(WorkspaceErrors.Unreadable, path, $"the document cannot be read: {problem.Message.TrimEnd('.')}"));
            return null;
        }
        return DocumentBytes.Decode(bytes, path, diagnostics);
    }

    private static Diagnostic At(DiagnosticKind kind, string path, string message) =>
        kind.At(new Location(new SourceText(path, ""), new TextSpan(0, 0), ""), message);
}
