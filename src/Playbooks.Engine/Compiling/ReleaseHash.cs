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
        foreach (var (path, text) in documents.Texts.OrderBy(document => document.Key, StringComparer.Ordinal))
        {
            if (Decides(path))
            {
                Append(hash, path);
                Append(hash, text.Replace("\r\n", "\n", StringComparison.Ordinal));
            }
        }
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static bool Decides(string path) =>
        !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        && !path.EndsWith(".schema.json", StringComparison.Ordinal)
        && !path.StartsWith("playbooks/examples/", StringComparison.Ordinal)
        && !path.StartsWith("playbooks/sample-book/", StringComparison.Ordinal);

    // Each part with its length before it, so that no two different sets run together into the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.LongLength);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
