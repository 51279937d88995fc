namespace Playbooks.Server.Live;

/// <summary>Names, sizes and times of the files of a workspace, to see by comparison that something was saved.</summary>
internal sealed class FolderSnapshot : IEquatable<FolderSnapshot>
{
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 8,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private readonly (string Name, long Length, DateTime Written)[] _files;

    private FolderSnapshot((string, long, DateTime)[] files) => _files = files;

    /// <summary>How the folder looks now.</summary>
    public static FolderSnapshot Of(string folder) => new(
    [
        .. new[] { "playbooks", "templates" }
            .Select(part => new DirectoryInfo(Path.Combine(folder, part)))
            .Where(part => part.Exists)
            .SelectMany(part => part.EnumerateFiles("*", Everywhere))
            .Select(Look)
            .OrderBy(file => file.Item1, StringComparer.Ordinal),
    ]);

    public bool Equals(FolderSnapshot? other) => other is not null && _files.AsSpan().SequenceEqual(other._files);

    public override bool Equals(object? obj) => Equals(obj as FolderSnapshot);

    public override int GetHashCode() => _files.Length;

    // A file may go away between being listed and being looked at; then it has no size.
    private static (string, long, DateTime) Look(FileInfo file) =>
        file.Exists ? (file.FullName, file.Length, file.LastWriteTimeUtc) : (file.FullName, -1, default);
}
