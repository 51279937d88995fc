using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// The hash of what a workspace decides by: paths and texts of its documents, in the order of their paths, with line
/// breaks made alike, so that the same content has the same hash on every machine. What decides nothing is left out:
/// guides, schemas, examples, the sample book.
/// </summary>
internal static class ReleaseHash
{
    public static string Of(DocumentSet documents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, source) in documents.Sources.OrderBy(document => document.Key, StringComparer.Ordinal))
        {
            if (Decides(path))
            {
                Append(hash, Encoding.UTF8.GetBytes(path));
                source.ReadUtf8(hash, static (utf8, hash) => AppendText(hash, utf8));
            }
        }
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static bool Decides(string path) =>
        !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        && !path.EndsWith(".schema.json", StringComparison.Ordinal)
        && !path.StartsWith("playbooks/examples/", StringComparison.Ordinal)
        && !path.StartsWith("playbooks/sample-book/", StringComparison.Ordinal);

    private static void AppendText(IncrementalHash hash, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\r\n"u8) < 0)
        {
            Append(hash, utf8);
            return;
        }
        var (plain, count) = (new byte[utf8.Length], 0);
        for (var i = 0; i < utf8.Length; i++)
        {
            if (!utf8[i..].StartsWith("\r\n"u8))
            {
                plain[count++] = utf8[i];
            }
        }
        Append(hash, plain.AsSpan(0, count));
    }

    // Each part with its length before it, so that no two different sets run together into the same bytes.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
