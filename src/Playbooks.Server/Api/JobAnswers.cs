using System.Buffers;
using System.Text.Json;
using Playbooks.Retention.Book.Sheets;
using Playbooks.Retention.Book.Writing;
using Playbooks.Storage.Jobs;

namespace Playbooks.Server.Api;

/// <summary>Progress of jobs as server-sent events, and their results.</summary>
internal static class JobAnswers
{
    /// <summary>The media type of server-sent events.</summary>
    public const string EventStream = "text/event-stream";

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);
    // So that nobody between takes the connection for dead.
    private const int LooksBetweenSigns = 30;

    /// <summary>The media type of a result.</summary>
    public static string MediaTypeOf(DecisionFormat format) => format switch
    {
        DecisionFormat.Csv => "text/csv",
        DecisionFormat.JsonLines => "application/jsonl",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>Sends an event whenever the job got on, until it ends, or the service does: whoever watches asks again then, as browsers do by themselves.</summary>
    public static async Task WatchAsync(HttpContext context, Job? job, Func<Task<Job?>> find, Action<Utf8JsonWriter, Job> write, CancellationToken stopping)
    {
        context.Response.ContentType = EventStream;
        var (cancel, quiet) = (context.RequestAborted, 0);
        Job? sent = null;
        using var timer = new PeriodicTimer(s_look);
        // The wait alone is cut short by the end of the service: what is sent is sent whole.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel, stopping);
        while (job is not null)
        {
            if (job != sent)
            {
                await SendAsync(context, job, write);
                (sent, quiet) = (job, 0);
            }
            else if (++quiet % LooksBetweenSigns == 0)
            {
                await context.Response.WriteAsync(":\n\n", cancel);
            }
            if (job.State is not (JobState.Waiting or JobState.Running))
            {
                return;
            }
            if (!await WaitAsync(timer, over.Token))
            {
                cancel.ThrowIfCancellationRequested();
                return;
            }
            job = await find();
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken over)
    {
        try
        {
            return await timer.WaitForNextTickAsync(over);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Sends a result.</summary>
    public static async Task WriteResultAsync(HttpContext context, DecisionFormat format, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var cancel = context.RequestAborted;
        if (format == DecisionFormat.Xlsx)
        {
            await WriteSheetAsync(context, pieces, cancel);
            return;
        }
        Head(context, format);
        await foreach (var piece in pieces.WithCancellation(cancel))
        {
            await context.Response.Body.WriteAsync(piece, cancel);
        }
    }

    private static async Task WriteSheetAsync(HttpContext context, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), "playbooks-" + Path.GetRandomFileName());
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await SheetLines.WriteSheetAsync(pieces, file, cancel);
        }
        catch (SheetFullException full)
        {
            await new Problem(ProblemKind.Conflict, full.Message).WriteAsync(context);
            return;
        }
        Head(context, DecisionFormat.Xlsx);
        context.Response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(context.Response.Body, cancel);
    }

    private static void Head(HttpContext context, DecisionFormat format)
    {
        context.Response.ContentType = MediaTypeOf(format);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"decisions.{format.Word()}\"";
    }

    private static async Task SendAsync(HttpContext context, Job job, Action<Utf8JsonWriter, Job> write)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        bytes.Write("event: progress\ndata: "u8);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            write(writer, job);
        }
        bytes.Write("\n\n"u8);
        await context.Response.Body.WriteAsync(bytes.WrittenMemory, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
