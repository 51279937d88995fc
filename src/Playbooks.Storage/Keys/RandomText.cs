using System.Buffers.Text;
using System.Security.Cryptography;

namespace Playbooks.Storage.Keys;

/// <summary>Texts that nobody can guess: 256 random bits, written in 43 characters that any address, header or cookie can hold.</summary>
public static class RandomText
{
    /// <summary>How many characters one has.</summary>
    public const int Length = 43;

    private const int Bytes = 32;

    /// <summary>A new one.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether a text has the form of one.</summary>
    public static bool IsOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == Length && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
    }
}
