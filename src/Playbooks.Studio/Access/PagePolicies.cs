using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace Playbooks.Studio.Access;

/// <summary>What pages need of who looks at them: the host's policies, by name.</summary>
internal static class PagePolicies
{
    /// <summary>Readers, and anybody on this machine while there are no keys: for pages that show the sample book alone.</summary>
    public const string ReadOrOpen = "read-or-open";

    /// <summary>A page that does not say what it needs is for readers.</summary>
    public static void Protect(EndpointBuilder page)
    {
        if (!page.Metadata.Any(item => item is IAuthorizeData or IAllowAnonymous))
        {
            page.Metadata.Add(new AuthorizeAttribute(PageScopes.Read));
        }
    }
}
