using Microsoft.AspNetCore.Http;

namespace Playbooks.Studio.Shell;

/// <summary>The status of a page that says itself what is wrong.</summary>
internal static class PageStatus
{
    /// <summary>
    /// Sets it when the answer begins. Set earlier, the framework would take a page that was not found for one without
    /// anything to say, and leave out what it says.
    /// </summary>
    public static void Set(HttpContext context, int status) => context.Response.OnStarting(() =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });
}
