using System.Net;
using Playbooks.Server.Api;

namespace Playbooks.Server.Access;

/// <summary>
/// While there are no keys, the service is open to callers on this machine and to nobody else: neither through a
/// name that a hostile page made point here (rebinding), nor through a proxy that happens to run here, nor from a
/// page of another site.
/// </summary>
internal sealed class LoopbackGate(RequestDelegate next)
{
    private static readonly string[] ForwardingHeaders = ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"];

    public Task InvokeAsync(HttpContext context)
    {
        var refusal = Refusal(context);
        return refusal is null ? next(context) : refusal.ExecuteAsync(context);
    }

    /// <summary>Whether a host (a name or an address, without a port) is this machine's loopback.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static Problem? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return Problems.Forbidden("not-loopback", "only callers on this machine are served while there are no keys");
        }
        if (!IsLoopback(request.Host.Host))
        {
            return Problems.Forbidden("wrong-host", "the Host header names another machine; call the service as localhost or 127.0.0.1");
        }
        if (request.Headers.Keys.Any(IsForwarding))
        {
            return Problems.Forbidden("forwarded", "requests that come through a proxy are not served while there are no keys");
        }
        return IsFromAnotherSite(request)
            ? Problems.Forbidden("other-site", "pages of other sites may not call this service")
            : null;
    }

    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || ForwardingHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);

    private static bool IsFromAnotherSite(HttpRequest request) =>
        request.Headers.Origin is [{ } origin, ..]
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsLoopback(from.Host) && from.Port == (request.Host.Port ?? from.Port));
}
