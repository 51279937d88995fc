using Playbooks.Engine.Publishing;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/documents</c>: the documents of the live release.</summary>
internal static class DocumentsEndpoints
{
    private const string Address = "/v1/documents";

    private static readonly Problem s_nothingLive = new(ProblemKind.NotFound, "no release is live yet");

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ListAsync)
            .WithName("documents")
            .WithSummary("The documents of the live release, by path.")
            .WithTags("documents")
            .Needs(Scope.Read)
            .IsPaged()
            .Answers<DocumentListShape>()
            .Refuses(ProblemKind.NotFound);
        routes.MapGet(Address + "/{**path}", FindAsync)
            .WithName("document")
            .WithSummary("A document of the live release.")
            .WithTags("documents")
            .Needs(Scope.Read)
            .Answers<DocumentTextShape>()
            .Refuses(ProblemKind.NotFound);
    }

    private static async Task ListAsync(HttpContext context, ILiveRelease live)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: false);
        if (paging is null || live.Current is not { } release)
        {
            await (problem ?? s_nothingLive).WriteAsync(context);
            return;
        }
        var page = release.Release.Workspace.Documents.Texts
            .SkipWhile(document => paging.After is not null && string.CompareOrdinal(document.Key, paging.After) <= 0)
            .Take(paging.Wanted)
            .ToList();
        await paging.WriteAsync(context, page, document => document.Key, (writer, document) => DocumentItems.Write(writer, document.Key, document.Value));
    }

    private static Task FindAsync(HttpContext context, string path, ILiveRelease live) => live.Current is { } release
        ? DocumentItems.AnswerAsync(context, release.Number, release.Release.Workspace.Documents, path)
        : s_nothingLive.WriteAsync(context);
}
