using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Playbooks.Benchmarks.Serving;

/// <summary>
/// What the service is measured against: an address in the same process, behind the same guards, that parses the same
/// body, looks an answer up by the ids in it, and returns it. The answers are given to it beforehand.
/// </summary>
internal sealed class BaselineEndpoint
{
    /// <summary>Where it answers.</summary>
    public const string Path = "/baseline/recommendations";

    /// <summary>Where it says how many bytes the process has allocated, how many microseconds of a core it has used, how many it stood still to collect garbage, and how often.</summary>
    public const string UsedPath = "/baseline/used";

    private readonly ConcurrentDictionary<(string Account, string Contact), byte[]> _answers = new();

    /// <summary>Adds its addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, AnswerAsync);
        routes.MapPut(Path, KeepAsync);
        routes.MapGet(UsedPath, SayUsedAsync);
    }

    private static async Task SayUsedAsync(HttpContext context)
    {
        var used = string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes()} {Environment.CpuUsage.TotalTime.TotalMicroseconds:0} {GC.GetTotalPauseDuration().TotalMicroseconds:0} {GC.CollectionCount(0)}");
        context.Response.ContentLength = used.Length;
        await context.Response.WriteAsync(used, context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await JsonSerializer.DeserializeAsync(context.Request.BodyReader, BaselineJson.Default.BaselineBody, context.RequestAborted);
        var answer = _answers[(body!.Account!.Id!, body.Contacts[0].Id!)];
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private async Task KeepAsync(HttpContext context, string account, string contact)
    {
        using var answer = new MemoryStream();
        await context.Request.Body.CopyToAsync(answer, context.RequestAborted);
        _answers[(account, contact)] = answer.ToArray();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
