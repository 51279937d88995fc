using System.Text.Json;
using Playbooks.Engine.Publishing;

namespace Playbooks.Server.Api;

/// <summary>What became of publishing and approving, as answers.</summary>
internal static class ReleaseAnswers
{
    /// <summary>Where releases are.</summary>
    public const string Address = "/v1/releases";

    /// <summary>Answers with an outcome: the release, or the problem.</summary>
    /// <param name="context">The request.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="isNew">Whether a release was made by it.</param>
    public static Task AnswerAsync(HttpContext context, PublishOutcome outcome, bool isNew)
    {
        if (!outcome.IsDone)
        {
            return new Problem(KindOf(outcome), outcome.Message) { Diagnostics = outcome.Diagnostics }.WriteAsync(context);
        }
        if (isNew && outcome.End != PublishEnd.Unchanged)
        {
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.Headers.Location = $"{Address}/{outcome.Release!.Number}";
        }
        return JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, outcome));
    }

    private static void Write(Utf8JsonWriter writer, PublishOutcome outcome)
    {
        writer.WriteStartObject();
        ReleaseJson.WriteMembers(writer, outcome.Release!);
        writer.WriteString("message", outcome.Message);
        writer.WriteEndObject();
    }

    private static ProblemKind KindOf(PublishOutcome outcome) => outcome.End switch
    {
        PublishEnd.NotFound => ProblemKind.NotFound,
        PublishEnd.OwnProposal => ProblemKind.OwnProposal,
        PublishEnd.Broken => ProblemKind.ContentNotValid,
        PublishEnd.Refused when !outcome.Diagnostics.Any(IsOfFolder) => ProblemKind.ContentNotValid,
        _ => ProblemKind.Conflict,
    };

    private static bool IsOfFolder(Language.Diagnostics.Diagnostic diagnostic) =>
        diagnostic.Code == PublishingErrors.FolderDiffers.Code || diagnostic.Code == PublishingErrors.FolderNotWritable.Code;
}
