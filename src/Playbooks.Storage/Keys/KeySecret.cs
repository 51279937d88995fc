using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Storage.Keys;

/// <summary>
/// The text of an access key: <c>pbk_</c>, 256 random bits in 43 characters, and six characters of checksum. The beginning
/// and the checksum let scanners find a key that leaked, and tell a mistyped key without asking the store.
/// </summary>
public static class KeySecret
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "pbk_";

    /// <summary>How many characters a key has.</summary>
    public const int Length = 53;

    private const int CheckedLength = 47;
    private const int ChecksumBytes = 4;

    /// <summary>A new key. It is shown once and kept nowhere: the store holds its <see cref="HashOf"/>.</summary>
    public static string Create()
    {
        var random = Prefix + RandomText.Create();
        return random + ChecksumOf(random);
    }

    /// <summary>Whether a text can be a key: its form and its checksum are right.</summary>
    public static bool IsWellFormed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == Length
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && RandomText.IsOne(text[Prefix.Length..CheckedLength])
            && text.AsSpan(CheckedLength).SequenceEqual(ChecksumOf(text[..CheckedLength]));
    }

    /// <summary>
    /// What the store keeps: SHA-256 in hex. Finding a key by its hash tells an onlooker with a clock nothing of use: whoever
    /// does not have the key cannot choose what is compared.
    /// </summary>
    public static string HashOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    private static string ChecksumOf(string text) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)).AsSpan(0, ChecksumBytes));
}
