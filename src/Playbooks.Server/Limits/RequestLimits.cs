using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Playbooks.Server.Access;
using Playbooks.Server.Api;

namespace Playbooks.Server.Limits;

/// <summary>How often a caller may ask, and how long an answer may take.</summary>
internal static class RequestLimits
{
    private static readonly TimeSpan s_refill = TimeSpan.FromSeconds(1);

    /// <summary>Adds them.</summary>
    public static void AddRequestLimits(this IServiceCollection services, ServeOptions options)
    {
        services.AddRateLimiter(limits =>
        {
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, options.RequestsAMinute));
            limits.OnRejected = RejectAsync;
        });
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = options.RequestTimeout,
            TimeoutStatusCode = ProblemKind.TookTooLong.Status,
            WriteTimeoutResponse = TellAsync,
        });
    }

    private static Task TellAsync(HttpContext context)
    {
        // The request's own token has run out; the answer that says so is still to be written.
        context.RequestAborted = CancellationToken.None;
        return new Problem(ProblemKind.TookTooLong, "the request took longer than it may; nothing of the answer is lost by asking again").WriteAsync(context);
    }

    // A caller's minute is given out by the second, so that who has used it up waits a second and not a minute.
    private static RateLimitPartition<string> PartitionOf(HttpContext context, int perMinute)
    {
        if (perMinute == 0 || Caller.IsOfNobody(context.User))
        {
            return RateLimitPartition.GetNoLimiter("");
        }
        var name = Caller.ActorOf(context.User) ?? "from " + context.Connection.RemoteIpAddress;
        return RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = s_refill,
            QueueLimit = 0,
        });
    }

    private static ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancel)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : s_refill;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        return new ValueTask(new Problem(ProblemKind.TooManyRequests, $"ask again in {seconds} s").WriteAsync(rejected.HttpContext));
    }
}
