namespace Playbooks.Storage;

/// <summary>What became of putting a backup in the place of a store.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Problem">What stood in the way, or null.</param>
/// <param name="Help">What to do about it, or null.</param>
/// <param name="Replaced">The file in which what was there before is kept, or null when nothing was.</param>
public sealed record StoreRestoring(RestoreEnd End, string? Problem = null, string? Help = null, string? Replaced = null);

/// <summary>How it ended.</summary>
public enum RestoreEnd
{
    /// <summary>The backup is the store now.</summary>
    Done,

    /// <summary>It was not asked for rightly: the file is no sound backup, or the store holds something. Nothing was changed.</summary>
    Refused,

    /// <summary>The world failed: another program has the store open, the disk is full. Nothing was changed.</summary>
    Failed,
}
