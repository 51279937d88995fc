using System.Collections.Immutable;

namespace Playbooks.Server.Api.Description;

/// <summary>A parameter of the query, for the API's description.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Values">The values that it takes; empty when it takes any text.</param>
internal sealed record QueryParameter(string Name, string Description, ImmutableArray<string> Values);

/// <summary>A header that an address looks at, for the API's description.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
internal sealed record HeaderParameter(string Name, string Description);

/// <summary>Says that the body is facts, for the API's description. Routing does not look at it: the endpoint itself says what is wrong with a body.</summary>
internal sealed record TakesFacts;

/// <summary>Says what the body is, for the API's description; routing does not look at it either.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Description">What it holds.</param>
internal sealed record TakesBody(Type Shape, string MediaType, string Description);

/// <summary>What endpoints say of themselves for the API's description.</summary>
internal static class Described
{
    /// <summary>An answer in JSON.</summary>
    public static RouteHandlerBuilder Answers<TShape>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<TShape>(status, JsonBody.MediaType);

    /// <summary>A body in JSON.</summary>
    public static RouteHandlerBuilder Takes<TShape>(this RouteHandlerBuilder endpoint, string description) =>
        endpoint.WithMetadata(new TakesBody(typeof(TShape), JsonBody.MediaType, description));

    /// <summary>A parameter of the query that takes any text.</summary>
    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder endpoint, string name, string description, params ImmutableArray<string> values) =>
        endpoint.WithMetadata(new QueryParameter(name, description, values));

    /// <summary>A list of which each request gets a page: see <see cref="Paging"/>.</summary>
    public static RouteHandlerBuilder IsPaged(this RouteHandlerBuilder endpoint) => endpoint
        .TakesQuery(Paging.AfterParameter, "Where the page begins: `next` of the page before.")
        .TakesQuery(Paging.LimitParameter, $"How many items at most, from 1 to {Paging.MostItems}; {Paging.UsualLimit} where absent.")
        .Refuses(ProblemKind.QueryNotValid);

    /// <summary>An edit that says what it was made on: see <see cref="Preconditions"/>.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new HeaderParameter("If-Match", "The `ETag` of the state that the edit was made on, or `*`."))
        .Refuses(ProblemKind.HeaderNotValid, ProblemKind.IfMatchMissing, ProblemKind.ChangedMeanwhile);

    /// <summary>A write that is carried out once however often it is sent: see <see cref="Limits.Idempotency"/>.</summary>
    public static RouteHandlerBuilder TakesIdempotencyKey(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new HeaderParameter(
            Limits.Idempotency.Header, $"A text of your choice, up to {Limits.Idempotency.LongestKey} characters: the same request sent again with it is carried out once, and gets the same answer."))
        .Refuses(ProblemKind.HeaderNotValid, ProblemKind.RequestInProgress, ProblemKind.IdempotencyKeyReused);

    /// <summary>The problems that an endpoint answers with, besides those that any address has.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<ProblemKind> kinds)
    {
        foreach (var status in kinds.ToArray().Append(ProblemKind.HostNotAllowed).Select(kind => kind.Status).Distinct())
        {
            endpoint.Produces<ProblemShape>(status, Problem.MediaType);
        }
        return endpoint;
    }
}
