using Microsoft.AspNetCore.Http.Timeouts;
using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book;
using Playbooks.Retention.Book.Records;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>POST /v1/imports?kind=accounts</c>: records of a CSV file into the book.</summary>
internal static class ImportsEndpoint
{
    private const string Kind = "kind";
    private const int MostRejected = 1000;

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/imports", HandleAsync)
            .WithName("import")
            .WithSummary("Imports accounts, contacts, surveys, events, purchases or products from CSV. Doing it again changes nothing.")
            .WithDescription($"The columns are those of the command `import`; for a file from elsewhere send a form (`{ImportUpload.Form}`) with the parts `file`, `map` and, for the files that the map joins, `joined`. Rows that cannot be taken are answered by line, {MostRejected} at most, and the others are taken all the same.")
            .WithTags("book")
            .Needs(Scope.Admin)
            .TakesIdempotencyKey()
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .TakesQuery(Kind, "What the rows are.", [.. RecordKinds.All.Select(kind => kind.Word())])
            .WithMetadata(new TakesBody(typeof(string), ImportUpload.Csv, "The file, in UTF-8, with a header; or a form."))
            .Answers<ImportShape>()
            .Refuses(ProblemKind.QueryNotValid, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid, ProblemKind.WorkspaceBroken);

    private static async Task HandleAsync(HttpContext context, ILiveRelease live, IBookStore book, RecommendationAnswers answers, ServeOptions options)
    {
        var (query, problem) = Query.Read(context.Request, Kind);
        if (problem is null && (query!.Text(Kind) is not { } word || RecordKinds.Find(word) is null))
        {
            problem = new Problem(ProblemKind.QueryNotValid, $"`kind` is one of {string.Join(", ", RecordKinds.All.Select(kind => $"`{kind.Word()}`"))}");
        }
        if (problem is null && Caller.Of(context).Team is not null)
        {
            problem = new Problem(ProblemKind.NotAllowed, "a file may speak of any account, so an import is for those who see all of them");
        }
        problem ??= live.Current is null ? answers.NoRelease() : null;
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }
        var kind = RecordKinds.Find(query!.Text(Kind)!)!.Value;
        var folder = Directory.CreateTempSubdirectory("playbooks-import-");
        try
        {
            var upload = new ImportUpload(folder.FullName, kind.FileName(), options.LargestBody);
            problem = await upload.ReceiveAsync(context);
            await (problem is null ? ImportAsync(context, kind, upload, live.Current!, book, options.Clock) : problem.WriteAsync(context));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(HttpContext context, RecordKind kind, ImportUpload upload, NumberedRelease release, IBookStore book, TimeProvider clock)
    {
        var diagnostics = new List<Diagnostic>();
        var reading = new RecordFileOptions { Map = upload.Map, Now = clock.GetUtcNow() };
        using var file = RecordFile.Open(kind, upload.File, release.Release.Workspace.Vocabulary, reading, diagnostics);
        if (file is null)
        {
            await new Problem(ProblemKind.ContentNotValid, upload.Map is null ? "the header has mistakes" : "the map has mistakes, or does not fit the file") { Diagnostics = [.. diagnostics] }.WriteAsync(context);
            return;
        }
        var rejected = new List<RejectedRow>();
        var import = new Import(book, clock, Caller.Of(context).Actor) { OnRejected = row => rejected.AddRange(rejected.Count < MostRejected ? [row] : []) };
        var result = await import.RunAsync(file, context.RequestAborted);
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => ImportJson.Write(writer, result, null, rejected));
    }
}
