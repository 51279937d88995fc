using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Playbooks.Server.Hosting;

/// <summary>An address to listen on: loopback, or with access keys any of this machine.</summary>
/// <param name="Host">As written: <c>127.0.0.1</c>, <c>[::1]</c>, <c>localhost</c>, <c>0.0.0.0</c>.</param>
/// <param name="Addresses">The addresses behind it.</param>
/// <param name="Port">The port; 0 takes a free one.</param>
internal sealed record ListenAddress(string Host, ImmutableArray<IPAddress> Addresses, int Port)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"http://{Host}:{Port}");

    /// <summary>Whether only this machine reaches it.</summary>
    public bool IsLoopback => Addresses.All(IPAddress.IsLoopback);

    /// <summary>Whether only this machine reaches any of the addresses.</summary>
    public static bool AreAllLoopback(string urls) => ReadAll(urls).Addresses is { IsEmpty: false } all && all.All(address => address.IsLoopback);

    /// <summary>Says no to addresses that other machines reach, which are not listened on without access keys; null when there are none.</summary>
    public static ServeResult? RefuseOpen(ImmutableArray<ListenAddress> addresses) =>
        addresses.FirstOrDefault(address => !address.IsLoopback) is { } open
            ? Refuse($"`{open}` can be reached from other machines, and there are no access keys yet",
                string.Create(CultureInfo.InvariantCulture, $"make one with `playbooks key new NAME --role admin`, or listen on this machine alone: `--urls http://127.0.0.1:{open.Port}`"))
            : null;

    /// <summary>Reads addresses parted by semicolons; a refusal says which one cannot be had, and why.</summary>
    public static (ImmutableArray<ListenAddress> Addresses, ServeResult? Refusal) ReadAll(string urls)
    {
        var addresses = ImmutableArray.CreateBuilder<ListenAddress>();
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (address, refusal) = Read(url);
            if (address is null)
            {
                return ([], refusal);
            }
            if (!addresses.Contains(address))
            {
                addresses.Add(address);
            }
        }
        return addresses.Count == 0
            ? ([], Refuse("`--urls` names no address", $"write `--urls {ServeOptions.DefaultUrls}`"))
            : (addresses.ToImmutable(), null);
    }

    private static (ListenAddress? Address, ServeResult? Refusal) Read(string url)
    {
        // `http://+:80` and `http://*:80` are how other hosts say "everywhere"; they are no URIs.
        var probe = url.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(probe, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return (null, Refuse($"`{url}` is not an address to listen on", $"write it like `{ServeOptions.DefaultUrls}`"));
        }
        if (uri.Scheme == Uri.UriSchemeHttps)
        {
            return (null, Refuse($"`{url}` asks for https, which a proxy before the service does", "write `http://`, and put a proxy that speaks https before it: see `PLAYBOOKS_TRUSTED_PROXIES`"));
        }
        if (uri.PathAndQuery != "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return (null, Refuse($"`{url}` has more than a host and a port", $"write it like `{ServeOptions.DefaultUrls}`"));
        }
        return AddressesOf(uri) is { IsEmpty: false } found
            ? (new ListenAddress(uri.Host, found, uri.Port), null)
            : (null, Refuse($"`{url}` names no address of this machine; the service does not look names up", $"write a number, such as `http://0.0.0.0:{uri.Port.ToString(CultureInfo.InvariantCulture)}` for all addresses"));
    }

    private static ImmutableArray<IPAddress> AddressesOf(Uri uri)
    {
        if (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            // One free port on both families cannot be asked for.
            return uri.Port == 0 ? [IPAddress.Loopback] : [IPAddress.Loopback, IPAddress.IPv6Loopback];
        }
        return IPAddress.TryParse(uri.IdnHost, out var address) ? [address] : [];
    }

    private static ServeResult Refuse(string message, string help) => new(ServeEnd.Refused, message, help);
}
