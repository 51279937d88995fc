namespace Playbooks.Storage;

/// <summary>What a store is kept in.</summary>
public enum StoreKind
{
    /// <summary>A file of this machine, in SQLite.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
