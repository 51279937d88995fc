using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Playbooks.Server.Access;

namespace Playbooks.Server.Hosting;

/// <summary>An address to listen on.</summary>
/// <param name="Host"><c>localhost</c> or a loopback address.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
public sealed record ServiceAddress(string Host, int Port)
{
    internal IPAddress? Ip => IPAddress.TryParse(Host.Trim('[', ']'), out var address) ? address : null;

    /// <summary>Reads addresses with <c>;</c> between them. Others than loopback ones are refused: there are no keys that would guard them.</summary>
    public static bool TryReadAll(string urls, out ImmutableArray<ServiceAddress> addresses, [NotNullWhen(false)] out AddressRefusal? refusal)
    {
        var all = ImmutableArray.CreateBuilder<ServiceAddress>();
        refusal = null;
        foreach (var url in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Read(url, out var why) is { } address)
            {
                all.Add(address);
            }
            refusal ??= why;
        }
        refusal ??= all.Count == 0 ? new AddressRefusal("no address to listen on", "for instance `http://127.0.0.1:5080`") : null;
        addresses = all.ToImmutable();
        return refusal is null;
    }

    private static ServiceAddress? Read(string url, out AddressRefusal? refusal)
    {
        // `http://*:5080` is no URI, but people know it from elsewhere.
        var isEverywhere = url.Contains("://*", StringComparison.Ordinal) || url.Contains("://+", StringComparison.Ordinal);
        if (!isEverywhere && (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/"))
        {
            refusal = new AddressRefusal($"`{url}` is no address to listen on", "write it as `http://127.0.0.1:5080`");
            return null;
        }
        if (isEverywhere || !LoopbackGate.IsLoopback(new Uri(url).Host))
        {
            refusal = new AddressRefusal($"`{url}` can be reached from other machines, and there are no keys that say who may call", "listen on `http://127.0.0.1:5080`");
            return null;
        }
        refusal = null;
        return new ServiceAddress(new Uri(url).Host, new Uri(url).Port);
    }
}

/// <summary>Why an address is not listened on.</summary>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Help">What to write instead.</param>
public sealed record AddressRefusal(string Message, string Help);
