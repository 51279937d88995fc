using System.Net;
using Playbooks.Server.Api;

namespace Playbooks.Server.Access;

/// <summary>
/// Holds the service to callers on this machine while there are no keys: the connection must be loopback, the host
/// that the caller names too (a page elsewhere can have its own name point here), no proxy may stand between, and no
/// page of another origin may call.
/// </summary>
internal sealed class LoopbackGuard(RequestDelegate next)
{
    // Whoever sets one of these speaks for somebody else.
    private static readonly string[] ForwardingHeaders =
    [
        "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "True-Client-IP", "CF-Connecting-IP", "Fastly-Client-IP",
    ];

    /// <summary>Passes the request on, or answers it with the reason.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Refusal(context) is { } problem ? problem.WriteAsync(context) : next(context);
    }

    private static Problem? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
        {
            return new Problem(ProblemKind.NotLoopback, "the service answers callers on this machine alone until there are access keys");
        }
        if (!IsLoopbackName(request.Host.Host))
        {
            return new Problem(ProblemKind.HostNotAllowed, "the host that the request names is not this machine; call `127.0.0.1`, `[::1]` or `localhost`");
        }
        if (request.Headers.Keys.Any(IsForwarding))
        {
            return new Problem(ProblemKind.Forwarded, $"the request came through a proxy , and there are no access keys yet to tell callers apart");
        }
        return ComesFromElsewhere(request)
            ? new Problem(ProblemKind.CrossOrigin, "a page of another origin made this request; the service answers its own pages and programs")
            : null;
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || ForwardingHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);

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
