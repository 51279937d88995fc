using System.Collections.Immutable;

namespace Playbooks.Server.Api.Description;

/// <summary>A parameter of the query, for the API's description.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Values">The values that it takes.</param>
internal sealed record QueryParameter(string Name, string Description, ImmutableArray<string> Values);

/// <summary>Says that the body is facts, for the API's description. Routing does not look at it: the endpoint itself says what is wrong with a body.</summary>
internal sealed record TakesFacts;

/// <summary>What endpoints say of themselves for the API's description.</summary>
internal static class Described
{
    /// <summary>An answer in JSON.</summary>
    public static RouteHandlerBuilder Answers<TShape>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<TShape>(status, JsonBody.MediaType);

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
