using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Engine.Publishing;

/// <summary>
/// What an author saw of a document, in a few characters, quoted as HTTP's entity tags are. It follows from the text
/// alone: a save on top of a text counts as one on top of the same text, however it came about.
/// </summary>
public static class DocumentEtag
{
    /// <summary>The tag of a document that is not there. Whoever adds one names it.</summary>
    public const string Absent = "\"absent\"";

    private const int Digits = 16;

    /// <summary>The tag of a text; null stands for a document that is not there.</summary>
    public static string Of(string? text) =>
        text is null ? Absent : $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits]}\"";
}
