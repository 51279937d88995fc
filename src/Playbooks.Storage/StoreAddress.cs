using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Storage;

/// <summary>Where a store is: <c>sqlite:FILE</c> or <c>postgres:CONNECTION</c>.</summary>
/// <param name="Kind">What it is kept in.</param>
/// <param name="Place">The file, or what is needed to connect.</param>
public sealed record StoreAddress(StoreKind Kind, string Place)
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";

    /// <summary>What to write for one.</summary>
    public const string Forms = "write `sqlite:FILE` or `postgres:CONNECTION`";

    /// <summary>The folder of a workspace that holds its store.</summary>
    public const string WorkspaceFolder = ".playbooks";

    /// <summary>The store of a workspace whose caller names none: a file in its <c>.playbooks/</c>.</summary>
    public static StoreAddress DefaultFor(string workspaceFolder) =>
        new(StoreKind.Sqlite, Path.Combine(Path.GetFullPath(workspaceFolder), WorkspaceFolder, "playbooks.db"));

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static StoreAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"`{text}` is no address of a store: {Forms}");

    /// <summary>Reads an address; false when it is none.</summary>
    /// <param name="text">The address.</param>
    /// <param name="address">What was read.</param>
    /// <param name="folder">The folder that a file's path starts from; by default that of the process.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StoreAddress? address, string? folder = null)
    {
        address = null;
        if (Rest(text, Sqlite) is { } file && !file.Contains('\0', StringComparison.Ordinal))
        {
            address = new StoreAddress(StoreKind.Sqlite, Path.GetFullPath(file, folder ?? Environment.CurrentDirectory));
        }
        else if (Rest(text, Postgres) is { } connection)
        {
            address = new StoreAddress(StoreKind.Postgres, connection);
        }
        return address is not null;
    }

    /// <summary>The address as it is written; of a server nothing but the kind, since a password may stand in it.</summary>
    public override string ToString() => Kind is StoreKind.Sqlite ? Sqlite + Place : Postgres + "…";

    private static string? Rest(string? text, string scheme) =>
        text is not null && text.StartsWith(scheme, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(text[scheme.Length..]) ? text[scheme.Length..] : null;
}
