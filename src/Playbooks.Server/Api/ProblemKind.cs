namespace Playbooks.Server.Api;

/// <summary>The ways in which a request goes wrong; a code is never reused.</summary>
/// <param name="Code">The code that programs look at.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The same in words, always the same ones.</param>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    /// <summary>The request is no proper HTTP.</summary>
    public static readonly ProblemKind RequestNotValid = new("request-not-valid", StatusCodes.Status400BadRequest, "the request cannot be read");

    /// <summary>A query parameter is unknown, given twice or has a value that it cannot have.</summary>
    public static readonly ProblemKind QueryNotValid = new("query-not-valid", StatusCodes.Status400BadRequest, "the query cannot be understood");

    /// <summary>The body is no JSON, or is not UTF-8.</summary>
    public static readonly ProblemKind BodyNotJson = new("body-not-json", StatusCodes.Status400BadRequest, "the body is not JSON");

    /// <summary>The caller is on another machine.</summary>
    public static readonly ProblemKind NotLoopback = new("not-loopback", StatusCodes.Status403Forbidden, "this machine alone is answered");

    /// <summary>The Host header names another machine.</summary>
    public static readonly ProblemKind HostNotAllowed = new("host-not-allowed", StatusCodes.Status403Forbidden, "the host is not allowed");

    /// <summary>A proxy stands between.</summary>
    public static readonly ProblemKind Forwarded = new("forwarded", StatusCodes.Status403Forbidden, "forwarded requests are not answered");

    /// <summary>A page of another origin calls.</summary>
    public static readonly ProblemKind CrossOrigin = new("cross-origin", StatusCodes.Status403Forbidden, "other origins are not answered");

    /// <summary>There is nothing at this address.</summary>
    public static readonly ProblemKind NotFound = new("not-found", StatusCodes.Status404NotFound, "there is nothing at this address");

    /// <summary>The address takes other methods.</summary>
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "the method is not allowed here");

    /// <summary>The caller accepts nothing that can be given.</summary>
    public static readonly ProblemKind NotAcceptable = new("not-acceptable", StatusCodes.Status406NotAcceptable, "the answer is JSON");

    /// <summary>The body is larger than allowed.</summary>
    public static readonly ProblemKind BodyTooLarge = new("body-too-large", StatusCodes.Status413PayloadTooLarge, "the body is too large");

    /// <summary>The body is something else than JSON, or packed.</summary>
    public static readonly ProblemKind MediaTypeNotSupported = new("media-type-not-supported", StatusCodes.Status415UnsupportedMediaType, "the body's type is not supported");

    /// <summary>The body is JSON, but not facts of this workspace.</summary>
    public static readonly ProblemKind FactsNotValid = new("facts-not-valid", StatusCodes.Status422UnprocessableEntity, "the facts do not fit the workspace");

    /// <summary>Something broke that should not have.</summary>
    public static readonly ProblemKind Internal = new("internal", StatusCodes.Status500InternalServerError, "something went wrong in the service");

    /// <summary>No state of the workspace was clean yet.</summary>
    public static readonly ProblemKind WorkspaceBroken = new("workspace-broken", StatusCodes.Status503ServiceUnavailable, "the workspace has errors");

    /// <summary>The kind for a status that the framework came to.</summary>
    public static ProblemKind OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status406NotAcceptable => NotAcceptable,
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => MediaTypeNotSupported,
        >= 500 => Internal,
        _ => RequestNotValid with { Status = status },
    };
}
