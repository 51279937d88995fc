using System.Text.Json;
using Microsoft.AspNetCore.Http.Timeouts;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Book.Writing;
using Playbooks.Server.Access;
using Playbooks.Server.Api.Description;
using Playbooks.Server.Jobs;
using Playbooks.Storage.Jobs;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api;

/// <summary><c>/v1/jobs</c>: runs of the whole book. Progress and result stand in <see cref="JobAnswers"/>.</summary>
internal static class JobsEndpoints
{
    private const string Address = "/v1/jobs";

    private static readonly Problem s_noJob = new(ProblemKind.NotFound, "there is no job of this id");

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost(Address, OrderAsync), "orderRun", "Orders that the whole book is decided by the release that is live now. Nothing of it counts as recommended.")
            .Takes<NewJobShape>("`kind` is `run`; `format` is `csv`, `jsonl` or `xlsx`; `at` is the time of all decisions, else now.")
            .TakesIdempotencyKey()
            .Answers<JobShape>(StatusCodes.Status202Accepted)
            .Refuses(ProblemKind.BodyNotJson, ProblemKind.BodyTooLarge, ProblemKind.MediaTypeNotSupported, ProblemKind.ContentNotValid, ProblemKind.WorkspaceBroken);
        Describe(routes.MapGet(Address, ListAsync), "jobs", "Jobs, newest first; those that ended a week ago are forgotten.")
            .IsPaged()
            .Answers<JobListShape>();
        Describe(routes.MapGet(Address + "/{id}", FindAsync), "job", "How far a job is.")
            .Answers<JobShape>()
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapGet(Address + "/{id}/events", WatchAsync), "watchJob", "How far a job is, as server-sent events of the name `progress`, until it ends.")
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .Produces<JobShape>(StatusCodes.Status200OK, JobAnswers.EventStream)
            .Refuses(ProblemKind.NotFound);
        Describe(routes.MapDelete(Address + "/{id}", CancelAsync), "cancelJob", "Cancels a job.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ProblemKind.NotFound, ProblemKind.Conflict);
        Describe(routes.MapGet(Address + "/{id}/result", ResultAsync), "jobResult", "The decisions of a job that is done.")
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .Produces<string>(StatusCodes.Status200OK, JobAnswers.MediaTypeOf(DecisionFormat.Csv), JobAnswers.MediaTypeOf(DecisionFormat.JsonLines), JobAnswers.MediaTypeOf(DecisionFormat.Xlsx))
            .Refuses(ProblemKind.NotFound, ProblemKind.Conflict);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).WithTags("jobs").Needs(Scope.Recommend);

    private static async Task OrderAsync(
        HttpContext context, IJobStore jobs, JobRunner runner, ILiveRelease live, RecommendationAnswers answers, ServeOptions options)
    {
        if (live.Current is not { } release)
        {
            await answers.NoRelease().WriteAsync(context);
            return;
        }
        var (now, caller) = (options.Clock.GetUtcNow(), Caller.Of(context));
        var (order, problem) = await ObjectBody.ReadAsync(context, options, "a job", (body, diagnostics) =>
        {
            body.RequireWord("kind", [(RunOrder.Kind, true)]);
            var format = body.RequireWord("format", [.. DecisionFormats.All.Select(format => (format.Word(), format))]);
            var at = BodyTime.Read(body, "at", diagnostics) ?? now;
            body.Finish();
            return new RunOrder(format ?? default, at, release.Number, release.Release.Hash, caller.Team);
        });
        if (order is null)
        {
            await problem!.WriteAsync(context);
            return;
        }
        var job = new Job { Id = SortableId.Create(now), Kind = RunOrder.Kind, Request = order.Write(), Actor = caller.Actor, CreatedAt = now };
        await jobs.AddAsync(job, new AuditEntry(now, caller.Actor, "job.ordered", job.Id, $"run, {order.Format.Word()}"), context.RequestAborted);
        runner.Wake();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = $"{Address}/{job.Id}";
        await AnswerAsync(context, job);
    }

    private static async Task ListAsync(HttpContext context, IJobStore jobs)
    {
        var (paging, problem) = Paging.Read(context.Request, isNumbered: false);
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }
        var team = Caller.Of(context).Team;
        var found = await jobs.ListAsync(paging!.After, paging.Wanted, context.RequestAborted);
        // A page of a list in which others' jobs stand may be shorter than it could be; its cursor is right all the same.
        await paging.WriteAsync(context, found, job => job.Id, (writer, job) =>
        {
            if (IsVisible(job, team))
            {
                Write(writer, job);
            }
        });
    }

    private static async Task FindAsync(HttpContext context, string id, IJobStore jobs) =>
        await (await FindVisibleAsync(context, id, jobs) is { } job ? AnswerAsync(context, job) : s_noJob.WriteAsync(context));

    private static async Task WatchAsync(HttpContext context, string id, IJobStore jobs, IHostApplicationLifetime lifetime)
    {
        if (await FindVisibleAsync(context, id, jobs) is not { } job)
        {
            await s_noJob.WriteAsync(context);
            return;
        }
        await JobAnswers.WatchAsync(context, job, () => jobs.FindAsync(id, context.RequestAborted), Write, lifetime.ApplicationStopping);
    }

    private static async Task CancelAsync(HttpContext context, string id, IJobStore jobs, TimeProvider clock)
    {
        if (await FindVisibleAsync(context, id, jobs) is not { } job)
        {
            await s_noJob.WriteAsync(context);
            return;
        }
        var now = clock.GetUtcNow();
        if (!await jobs.CancelAsync(id, now, new AuditEntry(now, Caller.Of(context).Actor, "job.cancelled", id), context.RequestAborted))
        {
            await new Problem(ProblemKind.Conflict, "the job has ended already").WriteAsync(context);
            return;
        }
        Instruments.JobEnded("cancelled", now - job.CreatedAt);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task ResultAsync(HttpContext context, string id, IJobStore jobs)
    {
        if (await FindVisibleAsync(context, id, jobs) is not { } job)
        {
            await s_noJob.WriteAsync(context);
            return;
        }
        await (job.State == JobState.Done
            ? JobAnswers.WriteResultAsync(context, RunOrder.Read(job.Request).Format, jobs.ResultAsync(id, context.RequestAborted))
            : new Problem(ProblemKind.Conflict, $"the job is {WordOf(job.State)}; there is a result when it is done").WriteAsync(context));
    }

    private static async Task<Job?> FindVisibleAsync(HttpContext context, string id, IJobStore jobs) =>
        await jobs.FindAsync(id, context.RequestAborted) is { } job && IsVisible(job, Caller.Of(context).Team) ? job : null;

    // What was decided for all teams is for those who may see all.
    private static bool IsVisible(Job job, string? team) => team is null || RunOrder.Read(job.Request).Team == team;

    private static Task AnswerAsync(HttpContext context, Job job) => JsonBody.WriteAsync(context, JsonBody.MediaType, writer => Write(writer, job));

    private static string WordOf(JobState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private static void Write(Utf8JsonWriter writer, Job job)
    {
        var order = RunOrder.Read(job.Request);
        writer.WriteStartObject();
        writer.WriteString("id", job.Id);
        writer.WriteString("kind", job.Kind);
        writer.WriteString("state", WordOf(job.State));
        writer.WriteString("format", order.Format.Word());
        writer.WriteString("at", order.At.UtcDateTime);
        writer.WriteNumber("releaseNumber", order.ReleaseNumber);
        writer.WriteString("release", order.Release);
        writer.WriteString("orderedBy", job.Actor);
        writer.WriteString("orderedAt", job.CreatedAt.UtcDateTime);
        writer.WriteNumber("done", job.Done);
        if (job.Total is { } total)
        {
            writer.WriteNumber("total", total);
        }
        if (job.EndedAt is { } endedAt)
        {
            writer.WriteString("endedAt", endedAt.UtcDateTime);
        }
        if (job.Error is not null)
        {
            writer.WriteString("error", job.Error);
        }
        writer.WriteEndObject();
    }
}
