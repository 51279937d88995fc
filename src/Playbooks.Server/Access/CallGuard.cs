using System.Net;
using Playbooks.Server.Api;

namespace Playbooks.Server.Access;

/// <summary>
/// Holds off requests that no page or program of ours makes: to hosts that are not the service's (a page elsewhere can have
/// its own name point here), from pages of another origin, and, while there are no keys, through a proxy.
/// </summary>
internal sealed class CallGuard(RequestDelegate next, ServeOptions options, Openness openness)
{
    private readonly bool _listensHereOnly = Hosting.ListenAddress.AreAllLoopback(options.Urls);

    /// <summary>Passes the request on, or answers it with the reason.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (await RefusalAsync(context) is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        await next(context);
    }

    private async ValueTask<Problem?> RefusalAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsOurHost(request.Host.Host))
        {
            return new Problem(ProblemKind.HostNotAllowed, "the host that the request names is not the service's; on the same machine call `127.0.0.1`, `[::1]` or `localhost`");
        }
        if (!Openness.IsLocal(context) && !await openness.HasKeysAsync(context.RequestAborted))
        {
            return context.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller) && Forwarding.WasForwarded(context)
                ? new Problem(ProblemKind.Forwarded, "the request came through a proxy, and there are no access keys yet to tell callers apart")
                : new Problem(ProblemKind.NotLoopback, "the service answers callers on this machine alone until there are access keys");
        }
        return ComesFromElsewhere(request)
            ? new Problem(ProblemKind.CrossOrigin, "a page of another origin made this request; the service answers its own pages and programs")
            : null;
    }

    // Elsewhere than on loopback any name will do unless the hosts are set: there, nothing is open without a key.
    private bool IsOurHost(string host) =>
        Openness.IsLoopbackName(host)
        || options.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (options.Hosts.IsEmpty && !_listensHereOnly);

    // A link from elsewhere may lead to a page; nothing else may be asked for by another site.
    private static bool ComesFromElsewhere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            && request.Headers["Sec-Fetch-Mode"].ToString() != "navigate";
    }
}
