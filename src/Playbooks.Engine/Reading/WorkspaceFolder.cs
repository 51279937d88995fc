using System.IO.Enumeration;
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

    private const string Disguise = ".txt";

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 8,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>
    /// Reads the documents of a workspace: <c>playbooks/**.json</c>, <c>playbooks/tables/*.csv</c>,
    /// <c>playbooks/scripts/*.js</c> and <c>templates/**.scriban</c>. What cannot be read is a diagnostic.
    /// </summary>
    public static DocumentSet Load(string directory, ICollection<Diagnostic> diagnostics)
    {
        var texts = new List<KeyValuePair<string, string>>();
        var (unreadable, strays) = (new List<string>(), new List<string>());
        var total = 0L;
        var found = FindDocuments(directory).ToList();
        var names = found.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, isLink, isFolder) in found)
        {
            if (IsDisguised(path))
            {
                var meant = path[..^Disguise.Length];
                if (names.Contains(meant))
                {
                    diagnostics.Add(At(WorkspaceErrors.Unread, path, $"`{path}` is not read: `{meant}` stands beside it", "delete it, or put it in the other's place"));
                    continue;
                }
                diagnostics.Add(At(WorkspaceErrors.Unreadable, path, $"`{path}` is not read, for its ending is `{Disguise}`", $"rename it to `{meant}`"));
                unreadable.Add(meant);
                continue;
            }
            if (!isFolder && PassedOver.Of(path) is var (why, help))
            {
                diagnostics.Add(At(WorkspaceErrors.Unread, path, $"`{path}` is not read: {why}", help));
                strays.Add(path);
                continue;
            }
            if (isLink)
            {
                // A link could lead out of the workspace, or in a circle.
                diagnostics.Add(At(WorkspaceErrors.Unreadable, path, $"`{path}` is a link, and links are not followed", "put the document itself there"));
                unreadable.Add(path);
                continue;
            }
            if (!IsDocument(path))
            {
                diagnostics.Add(At(WorkspaceErrors.Unreadable, path, $"`{path}` is not read, for its ending has capital letters", $"rename it to `{Path.ChangeExtension(path, Path.GetExtension(path).ToLowerInvariant())}`"));
                unreadable.Add(path);
                continue;
            }
            if (texts.Count == MostDocuments)
            {
                diagnostics.Add(At(WorkspaceErrors.TooMany, path, $"the workspace has more than {MostDocuments} documents; this one and those behind it are not read"));
                break;
            }
            if (Read(Path.Combine(directory, path), path, ref total, diagnostics) is { } text)
            {
                texts.Add(KeyValuePair.Create(path, text));
            }
            else
            {
                unreadable.Add(path);
            }
        }
        return DocumentSet.Of(texts) with { Unreadable = [.. unreadable], Strays = [.. strays] };
    }

    /// <summary>Whether a document of that path would be read.</summary>
    internal static bool IsDocument(string path) => IsDocument(path, StringComparison.Ordinal);

    // Plain editors put their ending behind the one that was typed.
    private static bool IsDisguised(string path) =>
        path.EndsWith(Disguise, StringComparison.OrdinalIgnoreCase) && IsDocument(path[..^Disguise.Length], StringComparison.OrdinalIgnoreCase);

    // Links to folders count as documents too, so that what lies behind them is not missed in silence.
    private static IEnumerable<FoundEntry> FindDocuments(string directory) =>
        new[] { "playbooks", "templates" }
            .Select(folder => Path.Combine(directory, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => new FileSystemEnumerable<FoundEntry>(
                folder, (ref FileSystemEntry entry) => new FoundEntry(entry.ToFullPath(), IsLink(ref entry), entry.IsDirectory), Everywhere)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry),
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
            })
            .Concat(FindStrays(directory).Select(file => new FoundEntry(file, false, false)))
            .Select(entry => entry with { Path = PathIn(directory, entry.Path) })
            .Where(entry => entry.IsFolder || IsDisguised(entry.Path) || IsDocument(entry.Path, StringComparison.OrdinalIgnoreCase) || PassedOver.Of(entry.Path) is not null)
            .OrderBy(entry => entry.Path, StringComparer.Ordinal);

    // Templates beside the folder that they belong into, or in one that is nearly called like it.
    private static IEnumerable<string> FindStrays(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }
        var hasTemplates = Directory.Exists(Path.Combine(directory, "templates"));
        return Directory.EnumerateDirectories(directory)
            .Where(folder => IsNearly(Path.GetFileName(folder), hasTemplates))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.scriban", Everywhere))
            .Concat(Directory.EnumerateFiles(directory, "*.scriban"));
    }

    private static bool IsNearly(string folder, bool hasTemplates) =>
        folder.Equals("template", StringComparison.OrdinalIgnoreCase) || (!hasTemplates && folder.Equals("templates", StringComparison.OrdinalIgnoreCase));

    private static string PathIn(string directory, string file)
    {
        var path = Path.GetRelativePath(directory, file);
        return Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static bool IsDocument(string path, StringComparison endings) =>
        path.StartsWith("templates/", StringComparison.Ordinal) ? path.EndsWith(".scriban", endings)
        : path.StartsWith("playbooks/tables/", StringComparison.Ordinal) ? path.EndsWith(".csv", endings)
        : path.StartsWith("playbooks/scripts/", StringComparison.Ordinal) ? path.EndsWith(".js", endings)
        : path.EndsWith(".json", endings)
            && !path.EndsWith(".schema.json", endings)
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
            // What has no length is not opened: reading a named pipe would wait for someone to write into it.
            bytes = length == 0 ? [] : File.ReadAllBytes(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(At(WorkspaceErrors.Unreadable, path, $"the document cannot be read: {problem.Message.TrimEnd('.')}"));
            return null;
        }
        return DocumentBytes.Decode(bytes, path, diagnostics);
    }

    private static Diagnostic At(DiagnosticKind kind, string path, string message, string? help = null) =>
        kind.At(new Location(new SourceText(path, ""), new TextSpan(0, 0), ""), message, help);

    private sealed record FoundEntry(string Path, bool IsLink, bool IsFolder);
}
