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
}
