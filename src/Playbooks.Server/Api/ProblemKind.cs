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

    /// <summary>A header that the address looks at has a value that it cannot have.</summary>
    public static readonly ProblemKind HeaderNotValid = new("header-not-valid", StatusCodes.Status400BadRequest, "a header cannot be understood");

    /// <summary>A form without the token of its page.</summary>
    public static readonly ProblemKind FormNotOurs = new("form-not-ours", StatusCodes.Status400BadRequest, "the form is not from this service");

    /// <summary>Nobody is signed in, and the key or token is missing, wrong, revoked or expired.</summary>
    public static readonly ProblemKind NotSignedIn = new("not-signed-in", StatusCodes.Status401Unauthorized, "a key is needed");

    /// <summary>The caller is known, and may not do this.</summary>
    public static readonly ProblemKind NotAllowed = new("not-allowed", StatusCodes.Status403Forbidden, "the key or session does not allow this");

    /// <summary>The caller proposed or wrote what is to be approved.</summary>
    public static readonly ProblemKind OwnProposal = new("own-proposal", StatusCodes.Status403Forbidden, "nobody approves their own");

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

    /// <summary>What the request wants does not fit how things stand by now.</summary>
    public static readonly ProblemKind Conflict = new("conflict", StatusCodes.Status409Conflict, "things stand otherwise by now");

    /// <summary>A request with the same idempotency key is being carried out.</summary>
    public static readonly ProblemKind RequestInProgress = new("request-in-progress", StatusCodes.Status409Conflict, "the same request is being carried out");

    /// <summary>Somebody else changed it since the caller looked.</summary>
    public static readonly ProblemKind ChangedMeanwhile = new("changed-meanwhile", StatusCodes.Status412PreconditionFailed, "somebody else changed it meanwhile");

    /// <summary>The body is larger than allowed.</summary>
    public static readonly ProblemKind BodyTooLarge = new("body-too-large", StatusCodes.Status413PayloadTooLarge, "the body is too large");

    /// <summary>The body is something else than JSON, or packed.</summary>
    public static readonly ProblemKind MediaTypeNotSupported = new("media-type-not-supported", StatusCodes.Status415UnsupportedMediaType, "the body's type is not supported");

    /// <summary>The body is JSON, but not facts of this workspace.</summary>
    public static readonly ProblemKind FactsNotValid = new("facts-not-valid", StatusCodes.Status422UnprocessableEntity, "the facts do not fit the workspace");

    /// <summary>The body is JSON, but not what this address takes.</summary>
    public static readonly ProblemKind ContentNotValid = new("content-not-valid", StatusCodes.Status422UnprocessableEntity, "the content has mistakes");

    /// <summary>The idempotency key was used for another request.</summary>
    public static readonly ProblemKind IdempotencyKeyReused = new("idempotency-key-reused", StatusCodes.Status422UnprocessableEntity, "the idempotency key belongs to another request");

    /// <summary>An edit does not say what it was made on.</summary>
    public static readonly ProblemKind IfMatchMissing = new("if-match-missing", StatusCodes.Status428PreconditionRequired, "an edit says what it was made on");

    /// <summary>It took longer than a request may.</summary>
    public static readonly ProblemKind TookTooLong = new("took-too-long", StatusCodes.Status503ServiceUnavailable, "it took too long");

    /// <summary>The caller asks more often than it may.</summary>
    public static readonly ProblemKind TooManyRequests = new("too-many-requests", StatusCodes.Status429TooManyRequests, "too many requests");

    /// <summary>Something broke that should not have.</summary>
    public static readonly ProblemKind Internal = new("internal", StatusCodes.Status500InternalServerError, "something went wrong in the service");

    /// <summary>No state of the workspace was clean yet.</summary>
    public static readonly ProblemKind WorkspaceBroken = new("workspace-broken", StatusCodes.Status503ServiceUnavailable, "the workspace has errors");

    /// <summary>The store does not answer.</summary>
    public static readonly ProblemKind StoreAway = new("store-away", StatusCodes.Status503ServiceUnavailable, "the store does not answer");

    /// <summary>The kind for a status that the framework came to.</summary>
    public static ProblemKind OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => NotSignedIn,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status406NotAcceptable => NotAcceptable,
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => MediaTypeNotSupported,
        >= 500 => Internal,
        _ => RequestNotValid with { Status = status },
    };
}
