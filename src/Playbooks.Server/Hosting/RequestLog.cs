using System.Diagnostics;

namespace Playbooks.Server.Hosting;

/// <summary>A line for each request of the API, where that is set: method, route, status, time. Addresses, callers and bodies are not logged: they hold what is a customer's own.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    /// <summary>Passes the request on, and logs what became of it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var began = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown address";
            Answered(log, context.Request.Method is { Length: <= 10 } method ? method : "other", route, context.Response.StatusCode, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    [LoggerMessage(30, LogLevel.Information, "{Method} {Route}: {Status} in {Milliseconds:0.0} ms")]
    private static partial void Answered(ILogger log, string method, string route, int status, double milliseconds);
}
