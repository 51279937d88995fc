using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Playbooks.Studio;

/// <summary>A file that the pages need, kept in the assembly so that it is there however the program was built.</summary>
/// <param name="Path">Its address, with a hash of what all files hold: it may be cached for ever, and scripts find one another beside them.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record StudioAsset(string Path, string MediaType, ImmutableArray<byte> Content);

/// <summary>The files that the pages need.</summary>
public static class StudioAssets
{
    private static readonly ImmutableArray<(string Name, ImmutableArray<byte> Content)> s_files =
    [
        .. typeof(StudioAssets).Assembly.GetManifestResourceNames()
            .Where(name => !name.StartsWith(MonacoAssets.Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name, Read(name))),
    ];

    private static readonly string s_hash = HashOf(s_files);

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<StudioAsset> All = [.. s_files.Select(file => new StudioAsset($"/assets/{s_hash}/{file.Name}", MediaTypeOf(file.Name), file.Content))];

    /// <summary>The style sheet of every page, which begins with the tokens.</summary>
    public static readonly StudioAsset Styles = Find("studio.css");

    /// <summary>The style sheet of the pages for work: documents, releases, the desk.</summary>
    public static readonly StudioAsset WorkStyles = Find("work.css");

    /// <summary>The mark in the browser's tab.</summary>
    public static readonly StudioAsset Mark = Find("mark.svg");

    /// <summary>The script of every page; pages work without it.</summary>
    public static readonly StudioAsset PageScript = Find("page.js");

    /// <summary>The script of the pages on which documents are edited.</summary>
    public static readonly StudioAsset EditorScript = Find("editor.js");

    private static StudioAsset Find(string name) => All.Single(asset => asset.Path.EndsWith("/" + name, StringComparison.Ordinal));

    private static ImmutableArray<byte> Read(string name)
    {
        using var stream = typeof(StudioAssets).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return ImmutableArray.Create(bytes);
    }

    private static string HashOf(ImmutableArray<(string Name, ImmutableArray<byte> Content)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, content) in files)
        {
            hash.AppendData(SHA256.HashData(content.AsSpan()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"no media type is known for `{other}`"),
    };
}
