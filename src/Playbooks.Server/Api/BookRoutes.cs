using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary>What the addresses of the book have in common.</summary>
internal static class BookRoutes
{
    /// <summary>An address of the book.</summary>
    public static RouteHandlerBuilder OfBook(this RouteHandlerBuilder route, string name, string summary, Scope scope) =>
        route.WithName(name).WithSummary(summary).WithTags("book").Needs(scope);

    /// <summary>One that takes something into the book.</summary>
    public static RouteHandlerBuilder WritesBook<TShape>(this RouteHandlerBuilder route, string name, string summary, string body) => route
        .OfBook(name, summary, Scope.Work)
        .Takes<TShape>(body)
        .TakesIdempotencyKey()
        .Refuses(
            ProblemKind.NotFound, ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid, ProblemKind.WorkspaceBroken);

    /// <summary>One that edits an account, on the state that the author of the edit saw.</summary>
    public static void EditsAccount<TShape>(this RouteHandlerBuilder route, string name, string summary, string body, bool mayAdd)
    {
        var edit = route.WritesBook<TShape>(name, summary, body).TakesIfMatch().Answers<AccountShape>();
        if (mayAdd)
        {
            edit.Answers<AccountShape>(StatusCodes.Status201Created);
        }
    }
}
