using System.Runtime.InteropServices;

namespace Playbooks.Engine.Publishing;

/// <summary>
/// Puts a folder's list of names on the disk: a file that was renamed has its new name after a loss of power only when the
/// folder is synced too. .NET opens no folders, so the system is asked itself; Windows keeps names safe without being asked.
/// </summary>
public static class FolderSync
{
    private const int ReadOnly = 0;
    private const int Failed = -1;

    /// <summary>Returns when the names in a folder are on the disk.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The folder cannot be synced.</exception>
    public static void Of(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var descriptor = Open(folder, ReadOnly);
        if (descriptor == Failed)
        {
            throw Problem(folder);
        }
        try
        {
            if (Sync(descriptor) == Failed)
            {
                throw Problem(folder);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Problem(string folder) => new($"the folder `{folder}` cannot be synced: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
