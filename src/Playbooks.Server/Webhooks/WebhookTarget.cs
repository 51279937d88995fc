using System.Net;
using System.Net.Sockets;
using Playbooks.Server.Hosting;

namespace Playbooks.Server.Webhooks;

/// <summary>
/// Where webhooks may lead. The service stands where its caller may not: an address inside its network would let whoever sets
/// up a webhook reach what only the service reaches.
/// </summary>
internal static class WebhookTarget
{
    private const int LongestUrl = 2000;

    private static readonly IPNetwork[] s_private =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/127"), IPNetwork.Parse("64:ff9b::/96"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("ff00::/8"),
    ];

    /// <summary>Why an address is not taken, and what to write instead; null when it is. Names are judged again when they are looked up.</summary>
    public static (string Message, string Help)? Refuse(string url, ServeOptions options)
    {
        if (url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return ("a webhook leads to an address on the web", "write it like `https://crm.example/playbooks`, without name, password or fragment");
        }
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            return ("deliveries are not sent unencrypted to other machines", "write `https://`");
        }
        var isNumber = IPAddress.TryParse(address.IdnHost, out var number);
        return (isNumber || address.IsLoopback) && !IsAllowed(number ?? IPAddress.Loopback, options)
            ? ("the address is of this machine or of a private network", "set `PLAYBOOKS_WEBHOOKS_TO_PRIVATE_NETWORKS` to `true` where that is meant")
            : null;
    }

    /// <summary>Whether deliveries may go to an address of the network.</summary>
    public static bool IsAllowed(IPAddress address, ServeOptions options)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return options.WebhooksToPrivateNetworks
            || (IPAddress.IsLoopback(plain) && ListenAddress.AreAllLoopback(options.Urls))
            || !s_private.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Connects to the first address of a host that may be connected to.</summary>
    /// <exception cref="HttpRequestException">All are private, or none answers.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, ServeOptions options, CancellationToken cancel)
    {
        // Looked up once and judged as that: a name that leads elsewhere at the second look finds no second look.
        var allowed = (await Dns.GetHostAddressesAsync(host.Host, cancel)).Where(address => IsAllowed(address, options)).ToArray();
        if (allowed.Length == 0)
        {
            throw new HttpRequestException("the name leads to this machine or to a private network");
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
