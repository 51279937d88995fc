using System.Net;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Access;

/// <summary>
/// While no key was ever made, a program on this machine may ask for recommendations with facts, and look at the sample
/// book. The first key ends that for good, also when it is made by the command beside the running service.
/// </summary>
internal sealed class Openness(IKeyStore keys)
{
    private volatile bool _hasKeys;

    /// <summary>Whether a key was ever made.</summary>
    public async ValueTask<bool> HasKeysAsync(CancellationToken cancel) => _hasKeys || (_hasKeys = await keys.AnyAsync(cancel));

    /// <summary>Whether a request without key or session may do what is open.</summary>
    public async ValueTask<bool> IsOpenToAsync(HttpContext context) =>
        IsLocal(context) && !await HasKeysAsync(context.RequestAborted);

    /// <summary>Whether a request comes from this machine, to this machine, and from nobody behind it.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller) && IsLoopbackName(context.Request.Host.Host) && !Forwarding.WasForwarded(context);

    /// <summary>Whether a host's name stands for this machine.</summary>
    public static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
