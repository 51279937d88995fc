using Playbooks.Storage.Sqlite;

namespace Playbooks.Storage;

/// <summary>Opens stores.</summary>
public static class Stores
{
    /// <summary>
    /// Opens a store, makes it when there is none, and brings one that an older version wrote to today's form (after a copy
    /// of it was made beside it). What stands in the way is told, not thrown.
    /// </summary>
    /// <param name="address">Where it is.</param>
    /// <param name="clock">What the store's own times are told by: when an entry of the outbox is due.</param>
    /// <param name="cancel">Ends it early.</param>
    public static Task<StoreOpening> OpenAsync(StoreAddress address, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Kind is StoreKind.Sqlite
            ? Task.Run(() => SqliteOpening.Open(address.Place, clock), cancel)
            : Task.FromResult(new StoreOpening(null, "this version keeps its store in SQLite only", "write `--store sqlite:FILE`"));
    }

    /// <summary>
    /// Puts a backup in the place of a store, after having verified it: it is whole, no newer than this program, its audit
    /// chain is unbroken. A store that holds something is replaced only when that is forced, and kept beside it.
    /// </summary>
    /// <param name="address">Where the store is.</param>
    /// <param name="backup">The backup's file, which stays as it is.</param>
    /// <param name="isForced">Whether a store that holds something is replaced.</param>
    /// <param name="clock">What the kept store is named by.</param>
    /// <param name="cancel">Ends it early, with nothing changed.</param>
    public static Task<StoreRestoring> RestoreAsync(StoreAddress address, string backup, bool isForced, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Kind is StoreKind.Sqlite
            ? Task.Run(() => SqliteRestoring.RunAsync(address.Place, Path.GetFullPath(backup), isForced, clock, cancel), cancel)
            : Task.FromResult(new StoreRestoring(RestoreEnd.Refused, "a server's store is restored with the server's own tools"));
    }
}
