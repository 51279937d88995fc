using System.Text.Json;
using Playbooks.Server.Api;
using Playbooks.Storage.Requests;

namespace Playbooks.Server.Limits;

/// <summary>Answers on their way into the store and out of it again.</summary>
internal static class KeptAnswers
{
    private const int LargestBody = 1024 * 1024;

    private static readonly string[] s_headers = ["Content-Type", "Location", "ETag"];

    /// <summary>
    /// What to keep of an answer. Null where a second try may end otherwise: the service failed, or was not ready. An answer
    /// with a secret, or too large to keep, is kept as the fact that the request was carried out.
    /// </summary>
    public static KeptAnswer? Take(HttpContext context, byte[] body)
    {
        var response = context.Response;
        if (response.StatusCode is >= StatusCodes.Status500InternalServerError or StatusCodes.Status429TooManyRequests)
        {
            return null;
        }
        var isSecret = context.GetEndpoint()?.Metadata.GetMetadata<GivesSecret>() is not null;
        if (response.StatusCode < StatusCodes.Status300MultipleChoices && (isSecret || body.Length > LargestBody))
        {
            return AlreadyDone(isSecret ? "this was done before, and its secret is shown once; take back what was made, and make another" : "this was done before; its answer was too large to be kept");
        }
        var headers = s_headers.Where(response.Headers.ContainsKey).Select(name => $"{name}: {response.Headers[name]}");
        return new KeptAnswer(response.StatusCode, string.Join('\n', headers), body);
    }

    /// <summary>Gives a kept answer.</summary>
    public static async Task WriteAsync(HttpContext context, KeptAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var line in answer.Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(": ", StringComparison.Ordinal);
            context.Response.Headers[line[..at]] = line[(at + 2)..];
        }
        if (answer.Body.Length > 0)
        {
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private static KeptAnswer AlreadyDone(string detail)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            new Problem(ProblemKind.Conflict, detail).WriteTo(writer);
        }
        return new KeptAnswer(ProblemKind.Conflict.Status, $"Content-Type: {Problem.MediaType}", body.ToArray());
    }
}
