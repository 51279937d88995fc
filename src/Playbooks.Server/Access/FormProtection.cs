using Microsoft.AspNetCore.DataProtection;
using Playbooks.Storage;

namespace Playbooks.Server.Access;

/// <summary>
/// Forms carry a token that only our own pages can have made. What makes the tokens is kept beside the store, readable by
/// the service's account alone, so that a form that was open during a restart still works.
/// </summary>
internal static class FormProtection
{
    private const string CookieName = "playbooks-form";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Where it is kept: beside the store's file, and for a store that is no file in the workspace.</summary>
    public static string FolderOf(ServeOptions options)
    {
        var store = options.Store is { Kind: StoreKind.Sqlite } file ? file : StoreAddress.DefaultFor(options.Workspace);
        return Path.Combine(Path.GetDirectoryName(store.Place)!, "forms");
    }

    /// <summary>Adds it.</summary>
    public static void AddFormProtection(this IServiceCollection services, string folder)
    {
        services.AddAntiforgery(tokens =>
        {
            tokens.Cookie.Name = CookieName;
            tokens.Cookie.HttpOnly = true;
            tokens.Cookie.SameSite = SameSiteMode.Strict;
            tokens.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            tokens.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("playbooks").PersistKeysToFileSystem(Prepare(folder));
    }

    private static DirectoryInfo Prepare(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(folder);
        }
        var made = Directory.CreateDirectory(folder, OwnerOnly);
        File.SetUnixFileMode(folder, OwnerOnly);
        return made;
    }
}
