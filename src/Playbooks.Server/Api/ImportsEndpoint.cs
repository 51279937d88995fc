using Microsoft.AspNetCore.Http.Features;
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
    /// <summary>How large an imported file may be, in bytes.</summary>
    public const long LargestFile = 64L * 1024 * 1024;

    private const string Kind = "kind";
    private const string MediaType = "text/csv";
    private const int MostRejected = 1000;

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/imports", HandleAsync)
            .WithName("import")
            .WithSummary("Imports accounts, contacts, surveys, events, purchases or products from CSV. Doing it again changes nothing.")
            .WithDescription($"The columns are those of the command `import`. Rows that cannot be taken are answered by line, {MostRejected} at most, and the others are taken all the same.")
            .WithTags("book")
            .Needs(Scope.Admin)
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .TakesQuery(Kind, "What the rows are.", [.. RecordKinds.All.Select(kind => kind.Word())])
            .WithMetadata(new TakesBody(typeof(string), MediaType, "The file, in UTF-8, with a header."))
            .Answers<ImportShape>()
            .Refuses(ProblemKind.QueryNotValid, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid, ProblemKind.WorkspaceBroken);

    private static async Task HandleAsync(HttpContext context, ILiveRelease live, IBookStore book, RecommendationAnswers answers, TimeProvider clock)
    {
        var (query, problem) = Query.Read(context.Request, Kind);
        if (problem is null && (query!.Text(Kind) is not { } word || RecordKinds.Find(word) is null))
        {
            problem = new Problem(ProblemKind.QueryNotValid, $"`kind` is one of {string.Join(", ", RecordKinds.All.Select(kind => $"`{kind.Word()}`"))}");
        }
        if (problem is null && context.Request.GetTypedHeaders().ContentType?.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) != true)
        {
            problem = new Problem(ProblemKind.MediaTypeNotSupported, $"send CSV with `Content-Type: {MediaType}`");
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
            var path = Path.Combine(folder.FullName, kind.FileName());
            problem = await ReceiveAsync(context, path);
            await (problem is null ? ImportAsync(context, kind, path, live.Current!, book, clock) : problem.WriteAsync(context));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A file may be larger than other bodies, and is read twice: header first.
    private static async Task<Problem?> ReceiveAsync(HttpContext context, string path)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Math.Max(limit.MaxRequestBodySize ?? 0, LargestFile);
        }
        try
        {
            await using var file = File.Create(path);
            await context.Request.Body.CopyToAsync(file, context.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new Problem(ProblemKind.BodyTooLarge, $"a file may have {LargestFile} bytes; import it in parts, or with the command `import`")
                : new Problem(ProblemKind.RequestNotValid, "the body ends before its end or is cut into malformed pieces");
        }
    }

    private static async Task ImportAsync(HttpContext context, RecordKind kind, string path, NumberedRelease release, IBookStore book, TimeProvider clock)
    {
        var diagnostics = new List<Diagnostic>();
        using var file = RecordFile.Open(kind, path, release.Release.Workspace.Vocabulary, RecordFileOptions.Plain, diagnostics);
        if (file is null)
        {
            await new Problem(ProblemKind.ContentNotValid, "the header has mistakes") { Diagnostics = [.. diagnostics] }.WriteAsync(context);
            return;
        }
        var rejected = new List<RejectedRow>();
        var import = new Import(book, clock, Caller.Of(context).Actor) { OnRejected = row => rejected.AddRange(rejected.Count < MostRejected ? [row] : []) };
        var result = await import.RunAsync(file, context.RequestAborted);
        await JsonBody.WriteAsync(context, JsonBody.MediaType, writer => ImportJson.Write(writer, result, null, rejected));
    }
}
