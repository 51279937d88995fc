using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Playbooks.Engine.Scripts;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// The id of a decision that nobody gave one: a hash of all that it depends on. How much of it is explained or
/// written does not count, for that changes nothing of what is decided.
/// </summary>
internal static class DecisionId
{
    private const int Length = 32;

    /// <summary>The first half of the SHA-256 over release, time, facts and history, in hexadecimal.</summary>
    public static string Of(string release, FactVocabulary vocabulary, DecisionRequest request)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("release", release);
            writer.WriteString("at", ValueText.Format(request.At.ToUniversalTime()));
            writer.WritePropertyName("facts");
            FactsJson.Write(writer, vocabulary, request.Facts, request.History);
            ScriptFailureJson.Write(writer, request.ScriptFailures);
            writer.WriteEndObject();
        }
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan))[..Length];
    }
}
