using Playbooks.Engine.Publishing;

namespace Playbooks.Storage.Sqlite.Files;

/// <summary>Files and folders that hold what customers said: nobody but their owner reads them, where the system knows such rights.</summary>
internal static class PrivateFiles
{
    /// <summary>Makes an empty file.</summary>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    public static void Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var made = new FileStream(file, options);
    }

    /// <summary>Makes a folder with those above it, unless it is there.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Gives a file another name, and returns when that is on the disk.</summary>
    public static void Move(string file, string to, bool replaces)
    {
        File.Move(file, to, replaces);
        FolderSync.Of(Path.GetDirectoryName(Path.GetFullPath(to))!);
    }

    /// <summary>Returns when a file's content is on the disk.</summary>
    public static void Sync(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
