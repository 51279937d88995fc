namespace Playbooks.Engine.Publishing;

/// <summary>
/// A file that one process at a time has open: whoever has it may write the workspace's folder, or read it as a whole. The
/// system lets go of it when its process ends, however that ends.
/// </summary>
internal static class FolderLock
{
    private const string Name = "publishing.lock";

    // Checks and examples run while a folder is held; longer than that takes only a process that hangs.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes it, as soon as nobody else has it. Null where this account may not write beside the folder: then it cannot write the folder either.</summary>
    /// <exception cref="IOException">Another process has it and does not let go.</exception>
    public static async Task<FileStream?> TakeAsync(string directory, CancellationToken cancel)
    {
        var file = Path.Combine(directory, ".playbooks", Name);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(s_longest);
        using var timer = new PeriodicTimer(s_look);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            while (true)
            {
                if (TryOpen(file) is { } taken)
                {
                    return taken;
                }
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
        catch (IOException) when (!File.Exists(file))
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new IOException("another process writes the workspace's folder, and does not come to an end");
        }
    }

    private static FileStream? TryOpen(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
