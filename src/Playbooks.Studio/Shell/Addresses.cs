using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Playbooks.Studio.Shell;

/// <summary>The addresses of pages, as links name them.</summary>
internal static class Addresses
{
    public const string Documents = "/playbooks";
    public const string Edit = "/playbooks/edit";
    public const string Releases = "/releases";
    public const string Desk = "/desk";

    /// <summary>The list of documents as a draft has them.</summary>
    public static string DocumentsOf(string? draft) => With(Documents, ("draft", draft));

    /// <summary>A document in the editor.</summary>
    public static string Document(string path, string? draft, int? line = null, int? column = null, string? notice = null) =>
        With(Edit, ("path", path), ("draft", draft), ("notice", notice), ("line", Number(line)), ("column", Number(column)));

    /// <summary>A draft with what it changes.</summary>
    public static string Draft(string id, string? notice = null) => With($"/drafts/{Uri.EscapeDataString(id)}", ("notice", notice));

    /// <summary>A release.</summary>
    public static string Release(long number, string? notice = null) => With($"/releases/{Number(number)}", ("notice", notice));

    /// <summary>An account at the desk, decided about for one contact or one event where those are named.</summary>
    public static string Account(string account, string? contact = null, string? @event = null) =>
        With("/desk/account", ("account", account), ("contact", contact), ("event", @event));

    /// <summary>A recorded decision.</summary>
    public static string Decision(string id) => $"/decisions/{Uri.EscapeDataString(id)}";

    /// <summary>An address with those parameters that have a value.</summary>
    public static string With(string address, params (string Name, string? Value)[] parameters)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }
        return address + query.ToQueryString();
    }

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
