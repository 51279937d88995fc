using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Server.Limits;

/// <summary>What makes two requests the same: method, address, what the edit was made on, and the body.</summary>
internal static class Fingerprint
{
    // Larger bodies wait in a file while they are read twice; how large one may be is the server's limit.
    private const int InMemory = 1024 * 1024;

    /// <summary>The fingerprint of a request; its body can be read again afterwards.</summary>
    public static async Task<string> OfAsync(HttpContext context)
    {
        var request = context.Request;
        request.EnableBuffering(InMemory);
        var bodyHash = await SHA256.HashDataAsync(request.Body, context.RequestAborted);
        request.Body.Position = 0;
        var parts = string.Join('\n', request.Method, request.Path, request.QueryString, request.ContentType, request.Headers.IfMatch, request.Headers.IfNoneMatch, Convert.ToHexStringLower(bodyHash));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
    }
}
