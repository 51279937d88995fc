using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Playbooks.Studio;

/// <summary>A file that the pages need, kept in the assembly so that it is there however the program was built.</summary>
/// <param name="Path">Its address, with a hash of its content: it may be cached for ever.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record StudioAsset(string Path, string MediaType, ImmutableArray<byte> Content);

/// <summary>The files that the pages need.</summary>
public static class StudioAssets
{
    /// <summary>The style sheet.</summary>
    public static readonly StudioAsset Styles = Load("studio.css", "text/css; charset=utf-8");

    /// <summary>The mark in the browser's tab.</summary>
    public static readonly StudioAsset Mark = Load("mark.svg", "image/svg+xml");

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<StudioAsset> All = [Styles, Mark];

    private static StudioAsset Load(string name, string mediaType)
    {
        using var stream = typeof(StudioAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly has no `{name}`");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return new StudioAsset($"/assets/{hash}/{name}", mediaType, ImmutableArray.Create(bytes));
    }
}
