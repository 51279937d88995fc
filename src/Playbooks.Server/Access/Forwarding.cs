using System.Collections.Immutable;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Playbooks.Server.Access;

/// <summary>Whether a request came through a proxy: whoever forwards speaks for somebody else.</summary>
internal static class Forwarding
{
    private static readonly string[] s_headers =
    [
        "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "True-Client-IP", "CF-Connecting-IP", "Fastly-Client-IP",
    ];

    private sealed record Mark;

    /// <summary>Looks at the headers before anything takes them away.</summary>
    public static Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Keys.Any(IsForwarding))
        {
            context.Features.Set(new Mark());
        }
        return next(context);
    }

    /// <summary>Takes the word of trusted proxies about caller, host and scheme; of others it is no more than a header.</summary>
    public static void Believe(IApplicationBuilder app, ImmutableArray<IPNetwork> proxies)
    {
        if (proxies.IsEmpty)
        {
            return;
        }
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }
        app.UseForwardedHeaders(options);
    }

    /// <summary>Whether the request came through a proxy.</summary>
    public static bool WasForwarded(HttpContext context) => context.Features.Get<Mark>() is not null;

    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || s_headers.Contains(header, StringComparer.OrdinalIgnoreCase);
}
