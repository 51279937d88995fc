using System.Security.Cryptography;
using System.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary>Digests and encodings of texts, as UTF-8.</summary>
internal static class StringEncodings
{
    public static IEnumerable<Function> All =>
    [
        Function.Of("string.base64_encode", "text: text", DataType.String, a => a.Made(Convert.ToBase64String(Bytes(a, 0)))),
        Function.Of("string.base64_decode", "text: text", DataType.String, DecodeBase64),
#pragma warning disable CA5350, CA5351 // Scriban has them; nothing here is protected by them
        Function.Of("string.md5", "text: text", DataType.String, a => Convert.ToHexStringLower(MD5.HashData(Bytes(a, 0)))),
        Function.Of("string.sha1", "text: text", DataType.String, a => Convert.ToHexStringLower(SHA1.HashData(Bytes(a, 0)))),
        Function.Of("string.hmac_sha1", "text: text, secretKey: text", DataType.String, a => Convert.ToHexStringLower(HMACSHA1.HashData(Bytes(a, 1), Bytes(a, 0)))),
#pragma warning restore CA5350, CA5351
        Function.Of("string.sha256", "text: text", DataType.String, a => Convert.ToHexStringLower(SHA256.HashData(Bytes(a, 0)))),
        Function.Of("string.sha512", "text: text", DataType.String, a => Convert.ToHexStringLower(SHA512.HashData(Bytes(a, 0)))),
        Function.Of("string.hmac_sha256", "text: text, secretKey: text", DataType.String, a => Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(a, 1), Bytes(a, 0)))),
        Function.Of("string.hmac_sha512", "text: text, secretKey: text", DataType.String, a => Convert.ToHexStringLower(HMACSHA512.HashData(Bytes(a, 1), Bytes(a, 0)))),
    ];

    private static byte[] Bytes(Arguments a, int index) => Encoding.UTF8.GetBytes(a.Text(index));

    private static string? DecodeBase64(Arguments a)
    {
        var bytes = new byte[a.Text(0).Length];
        if (!Convert.TryFromBase64String(a.Text(0), bytes, out var count))
        {
            a.Fail("the text is not in base 64");
            return null;
        }
        return Encoding.UTF8.GetString(bytes, 0, count);
    }
}
