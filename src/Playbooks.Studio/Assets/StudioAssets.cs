using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Playbooks.Studio.Assets;

/// <summary>Styles and pictures of the pages. Their addresses hold a hash of the content, so that browsers may keep them for ever.</summary>
internal static class StudioAssets
{
    private const string Prefix = "assets/";
    private const string Route = "/studio/";

    private static readonly FrozenDictionary<string, Asset> ByName = typeof(StudioAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(Read)
        .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>The address of an asset.</summary>
    public static string PathOf(string name) => $"{Route}{name}?v={ByName[name].Hash}";

    /// <summary>Maps the assets.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Route + "{name}", (string name, HttpContext context) =>
        {
            if (!ByName.TryGetValue(name, out var asset))
            {
                return Results.NotFound();
            }
            context.Response.Headers.CacheControl = context.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
            return Results.Bytes(asset.Content, asset.MediaType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
        }).ExcludeFromDescription();

    private static Asset Read(string resource)
    {
        using var stream = typeof(StudioAssets).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var mediaType = Path.GetExtension(resource) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        return new Asset(resource[Prefix.Length..], content, mediaType, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8)));
    }

    private sealed record Asset(string Name, byte[] Content, string MediaType, string Hash);
}
