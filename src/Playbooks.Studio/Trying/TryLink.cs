namespace Playbooks.Studio.Trying;

/// <summary>Addresses of the page that tries a contact.</summary>
internal static class TryLink
{
    /// <summary>The page with a contact of the sample book, or an account's first one.</summary>
    public static string To(string account, string? contact) =>
        contact is null
            ? $"/try?account={Uri.EscapeDataString(account)}"
            : $"/try?account={Uri.EscapeDataString(account)}&contact={Uri.EscapeDataString(contact)}";
}
