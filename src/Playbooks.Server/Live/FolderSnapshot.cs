using System.Collections.Immutable;

namespace Playbooks.Server.Live;

/// <summary>What a folder's files look like from outside: names, times and sizes. Two equal snapshots mean that nothing was saved between.</summary>
internal sealed class FolderSnapshot : IEquatable<FolderSnapshot>
{
    private static readonly string[] s_parts = ["playbooks", "templates"];

    private static readonly EnumerationOptions s_everything = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 8,
        IgnoreInaccessible = true,
        // The same that are read: links are not followed, hidden files are an editor's own.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    private readonly ImmutableArray<(string Path, long Changed, long Size)> _files;

    private FolderSnapshot(ImmutableArray<(string Path, long Changed, long Size)> files) => _files = files;

    /// <summary>Looks at the workspace's files. One that comes or goes meanwhile shows at the next look.</summary>
    public static FolderSnapshot Take(string workspace)
    {
        var files = new List<(string Path, long Changed, long Size)>();
        foreach (var part in s_parts)
        {
            var folder = new DirectoryInfo(Path.Combine(workspace, part));
            if (folder.Exists)
            {
                AddFiles(folder, files);
            }
        }
        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new FolderSnapshot([.. files]);
    }

    /// <inheritdoc/>
    public bool Equals(FolderSnapshot? other) => other is not null && _files.AsSpan().SequenceEqual(other._files.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FolderSnapshot);

    /// <inheritdoc/>
    public override int GetHashCode() => _files.Length;

    private static void AddFiles(DirectoryInfo folder, List<(string Path, long Changed, long Size)> files)
    {
        try
        {
            foreach (var file in folder.EnumerateFiles("*", s_everything))
            {
                files.Add((file.FullName, file.LastWriteTimeUtc.Ticks, file.Exists ? file.Length : 0));
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Removed while being looked at.
        }
        catch (FileNotFoundException)
        {
            // A file that went between the two questions about it.
        }
    }
}
