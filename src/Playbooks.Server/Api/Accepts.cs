namespace Playbooks.Server.Api;

/// <summary>Whether a caller takes what the API gives.</summary>
internal static class Accepts
{
    private static readonly string[] s_taken = ["*/*", "application/*", JsonBody.MediaType, Problem.MediaType];

    /// <summary>Whether JSON is among what the request accepts; one that says nothing accepts all.</summary>
    public static bool Json(HttpRequest request)
    {
        if (request.Headers.Accept is [] or ["*/*" or JsonBody.MediaType])
        {
            return true;
        }
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 || accepted.Any(type => type.Quality is not 0 && s_taken.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether a person reads the answer: a browser asks for a page before all else.</summary>
    public static bool Page(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
