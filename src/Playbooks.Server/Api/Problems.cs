using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Server.Api;

/// <summary>The problems that the service answers with.</summary>
internal static class Problems
{
    public static Problem Forbidden(string code, string detail) => new(StatusCodes.Status403Forbidden, code, detail);

    public static Problem BadRequest(string code, string detail) => new(StatusCodes.Status400BadRequest, code, detail);

    /// <summary>The facts of a request are wrong; each mistake has its place in the body.</summary>
    public static Problem WrongFacts(IEnumerable<Diagnostic> diagnostics)
    {
        ImmutableArray<Diagnostic> all = [.. diagnostics];
        return BadRequest("wrong-facts", all is [var only] ? only.Message : $"the facts have {all.Length} mistakes") with { Diagnostics = all };
    }

    /// <summary>No state of the workspace has checked clean yet.</summary>
    public static Problem NoRelease(ImmutableArray<Diagnostic> diagnostics) =>
        new(StatusCodes.Status503ServiceUnavailable, "no-release", "the workspace has errors, and none of its states has been live yet") { Diagnostics = diagnostics };

    /// <summary>What a status alone says, where nothing more is known.</summary>
    public static Problem Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => BadRequest("bad-request", "the request is malformed"),
        StatusCodes.Status404NotFound => new(status, "not-found", "there is nothing at this address"),
        StatusCodes.Status405MethodNotAllowed => new(status, "wrong-method", "this address does not take this method; Allow names those that it takes"),
        StatusCodes.Status413PayloadTooLarge => new(status, "too-large", "the body is larger than is read"),
        StatusCodes.Status415UnsupportedMediaType => new(status, "wrong-media-type", "send JSON, with Content-Type: application/json"),
        StatusCodes.Status500InternalServerError => new(status, "unexpected", "the service made a mistake; its log says more"),
        _ => new(status, "failed", "the request could not be answered"),
    };
}
