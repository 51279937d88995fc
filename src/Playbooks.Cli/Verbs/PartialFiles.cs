using Playbooks.Language.Text;

namespace Playbooks.Cli.Verbs;

/// <summary>
/// The files that <c>include</c> finds beside a template. Workspaces name partials <c>_name.scriban</c>; templates from
/// elsewhere name files of all kinds, by their paths from the template's folder, with or without the extension.
/// </summary>
internal static class PartialFiles
{
    // A template may lie in a folder that is full of other things.
    private const int MostFiles = 1_000;
    private const int MostLevels = 3;
    private const long LongestFile = 1_000_000;

    public static IEnumerable<(string Name, SourceText Text)> Beside(string folder, SourceText template, bool isLenient)
    {
        var ours = Directory.EnumerateFiles(folder, "_*.scriban").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), new SourceText(Path.GetFileName(path), File.ReadAllText(path))));
        return isLenient ? ours.Concat(Named(folder, template)).DistinctBy(partial => partial.Item1) : ours;
    }

    // Files that the template or one of its partials mentions, and every file that is a template by its extension.
    private static IEnumerable<(string, SourceText)> Named(string folder, SourceText template)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MostLevels, IgnoreInaccessible = true };
        var files = Directory.EnumerateFiles(folder, "*", options).Take(MostFiles).Where(path => new FileInfo(path).Length <= LongestFile)
            .Order(StringComparer.Ordinal).Select(path => (Path: path, Names: NamesOf(Path.GetRelativePath(folder, path)))).ToList();
        var texts = new Stack<SourceText>([template]);
        while (texts.TryPop(out var text))
        {
            foreach (var (path, names) in files.Where(file => IsTemplate(file.Path) || file.Names.Any(name => Mentions(text, name))).ToArray())
            {
                files.RemoveAll(file => file.Path == path);
                var partial = new SourceText(names[0], File.ReadAllText(path));
                texts.Push(partial);
                foreach (var name in names)
                {
                    yield return (name, partial);
                }
            }
        }
    }

    private static string[] NamesOf(string path)
    {
        var name = path.Replace('\\', '/');
        return [name, .. name.LastIndexOf('.') is > 0 and var dot && dot > name.LastIndexOf('/') + 1 ? [name[..dot]] : Array.Empty<string>()];
    }

    private static bool IsTemplate(string path) =>
        Path.GetExtension(path) is var extension && (extension.StartsWith(".sbn", StringComparison.Ordinal) || extension.StartsWith(".scriban", StringComparison.Ordinal));

    private static bool Mentions(SourceText text, string name) =>
        text.Text.Contains($"'{name}'", StringComparison.Ordinal) || text.Text.Contains($"\"{name}\"", StringComparison.Ordinal)
        || text.Text.Contains($"tpl:{name}", StringComparison.Ordinal);
}
