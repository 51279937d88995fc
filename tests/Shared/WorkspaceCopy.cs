namespace Playbooks.Testing;

/// <summary>A workspace in a folder of its own, for tests that edit it; the folder goes when the test is over.</summary>
internal sealed class WorkspaceCopy : IDisposable
{
    private WorkspaceCopy() => Directory.CreateDirectory(Folder);

    /// <summary>The folder that has <c>playbooks/</c> and <c>templates/</c>.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "playbooks-" + Path.GetRandomFileName());

    /// <summary>A copy of the workspace that ships.</summary>
    public static WorkspaceCopy OfShipped()
    {
        var copy = new WorkspaceCopy();
        foreach (var part in new[] { "playbooks", "templates" })
        {
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf(part), "*", SearchOption.AllDirectories))
            {
                copy.Write(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file));
            }
        }
        return copy;
    }

    /// <summary>A workspace of these documents.</summary>
    public static WorkspaceCopy Of(IEnumerable<KeyValuePair<string, string>> documents)
    {
        var copy = new WorkspaceCopy();
        foreach (var (path, text) in documents)
        {
            copy.Write(path, text);
        }
        return copy;
    }

    /// <summary>The text of a document.</summary>
    public string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Saves a document as careful editors do: beside the old one, then in its place.</summary>
    public void Write(string path, string text)
    {
        var target = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var beside = Path.Combine(Folder, Path.GetRandomFileName());
        File.WriteAllText(beside, text);
        File.Move(beside, target, overwrite: true);
    }

    /// <summary>Replaces a text that the document has.</summary>
    public void Replace(string path, string old, string replacement)
    {
        var text = Read(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Removes a document.</summary>
    public void Delete(string path) => File.Delete(PathOf(path));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string PathOf(string path) => Path.Combine(Folder, path.Replace('/', Path.DirectorySeparatorChar));
}
