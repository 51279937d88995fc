using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Playbooks.Engine.Publishing;

/// <summary>
/// Documents on their way into a folder: written beside it with a list of where they belong, and then moved, each in one
/// step. The list is what a start after a loss of power goes by.
/// </summary>
internal sealed class FolderStaging(string directory)
{
    private const string ListName = "list.json";
    private readonly string _folder = Path.Combine(directory, ".playbooks", "publishing");

    private string ListFile => Path.Combine(_folder, ListName);

    /// <summary>Whether a path leads out of the folder, or over a link.</summary>
    public static bool LeadsElsewhere(string directory, string path)
    {
        var root = Path.GetFullPath(directory);
        var file = Path.GetFullPath(Path.Combine(root, path));
        if (!file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return true;
        }
        for (var part = file; part.Length > root.Length; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part) is { LinkTarget: not null })
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Writes the documents beside the folder, and then the list.</summary>
    public void Prepare(ImmutableArray<DocumentDifference> changes, string hash)
    {
        Forget();
        Directory.CreateDirectory(_folder);
        var moves = ImmutableArray.CreateBuilder<Move>(changes.Length);
        foreach (var change in changes)
        {
            var name = change.To is null ? null : moves.Count.ToString(CultureInfo.InvariantCulture);
            if (name is not null)
            {
                WriteDurably(Path.Combine(_folder, name), Encoding.UTF8.GetBytes(change.To!));
            }
            moves.Add(new Move(change.Path, name));
        }
        var unfinished = ListFile + ".new";
        WriteDurably(unfinished, JsonSerializer.SerializeToUtf8Bytes(new MoveList(hash, moves.ToImmutable())));
        File.Move(unfinished, ListFile);
        FolderSync.Of(_folder);
        FolderSync.Of(Path.GetDirectoryName(_folder)!);
        FolderSync.Of(directory);
    }

    /// <summary>Moves every document to its place; what was moved already is left.</summary>
    public void Complete()
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var move in (Read()?.Moves ?? []).Where(move => !LeadsElsewhere(directory, move.Path)))
        {
            var file = Path.Combine(directory, move.Path);
            if (move.Name is null)
            {
                if (File.Exists(file))
                {
                    File.Delete(file);
                    touched.Add(Path.GetDirectoryName(file)!);
                }
            }
            else if (Path.Combine(_folder, move.Name) is var staged && File.Exists(staged))
            {
                MakeFolder(Path.GetDirectoryName(file)!, touched);
                File.Move(staged, file, overwrite: true);
            }
        }
        // The list is what a start goes by, and goes only when the new names are on the disk.
        foreach (var folder in touched)
        {
            FolderSync.Of(folder);
        }
        Forget();
    }

    /// <summary>Completes what was cut off, when it is what is live.</summary>
    public void Recover(string? liveHash)
    {
        if (liveHash is null || !Finish(liveHash))
        {
            Forget();
        }
    }

    /// <summary>Completes what was cut off, when it is what is live. False when there is nothing of the kind.</summary>
    public bool Finish(string liveHash)
    {
        if (Read()?.Hash != liveHash)
        {
            return false;
        }
        Complete();
        return true;
    }

    /// <summary>Removes all traces.</summary>
    public void Forget()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // A folder that is new is a new name in the one above it.
    private static void MakeFolder(string folder, HashSet<string> touched)
    {
        touched.Add(folder);
        if (!Directory.Exists(folder))
        {
            MakeFolder(Path.GetDirectoryName(folder)!, touched);
            Directory.CreateDirectory(folder);
        }
    }

    private MoveList? Read()
    {
        if (!File.Exists(ListFile))
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize<MoveList>(File.ReadAllBytes(ListFile));
        }
        catch (JsonException)
        {
            // Not written by this program; nothing can be told from it.
            return null;
        }
    }

    private static void WriteDurably(string file, byte[] bytes)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private sealed record Move(string Path, string? Name);

    private sealed record MoveList(string Hash, ImmutableArray<Move> Moves);
}
