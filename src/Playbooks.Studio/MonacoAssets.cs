using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Playbooks.Studio;

/// <summary>The files of the code editor Monaco, from the package BlazorMonaco, kept in the assembly.</summary>
internal static class MonacoAssets
{
    /// <summary>What the names of their resources begin with.</summary>
    public const string Prefix = "monaco/";

    /// <summary>Where they are; the package's version makes it an address whose content never changes.</summary>
    public const string Address = "/_content/BlazorMonaco/3.0.0/vs";

    private static readonly ConcurrentDictionary<string, byte[]> s_packed = new(StringComparer.Ordinal);

    /// <summary>The paths below <see cref="Address"/>.</summary>
    public static readonly IReadOnlyList<string> Paths =
    [
        .. typeof(MonacoAssets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]),
    ];

    /// <summary>Answers with a file; packed where the browser takes that, since one of them is three million bytes long.</summary>
    public static IResult Serve(HttpContext context, string path)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        if (MediaTypeOf(path) is not { IsText: true } type || !context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return Results.Stream(Open(path), MediaTypeOf(path).Name);
        }
        headers.ContentEncoding = "gzip";
        return Results.Bytes(s_packed.GetOrAdd(path, Pack), type.Name);
    }

    private static Stream Open(string path) => typeof(MonacoAssets).Assembly.GetManifestResourceStream(Prefix + path)!;

    private static byte[] Pack(string path)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        using (var file = Open(path))
        {
            file.CopyTo(gzip);
        }
        return packed.ToArray();
    }

    private static (string Name, bool IsText) MediaTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".js" => ("text/javascript; charset=utf-8", true),
        ".css" => ("text/css; charset=utf-8", true),
        _ => ("font/ttf", false),
    };
}
