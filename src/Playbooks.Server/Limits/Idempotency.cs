using Microsoft.Extensions.Primitives;
using Playbooks.Server.Access;
using Playbooks.Server.Api;
using Playbooks.Storage.Requests;

namespace Playbooks.Server.Limits;

/// <summary>Says that an address answers with a secret, which is shown once and so is not kept to be given again.</summary>
internal sealed record GivesSecret;

/// <summary>
/// A write with an <c>Idempotency-Key</c> is carried out once: sent again by the same caller it gets the same answer again.
/// The key is claimed before the request is carried out, so that two never run beside each other.
/// </summary>
internal sealed class Idempotency(RequestDelegate next, IRequestStore requests, TimeProvider clock)
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The header of an answer that is given again.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>How many characters a key may have.</summary>
    public const int LongestKey = 200;

    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>Carries the request out, or answers with what it came to before.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var given = context.Request.Headers[Header];
        return given.Count == 0 || HttpMethods.IsGet(context.Request.Method) || Caller.Find(context.User) is not { } caller
            ? next(context)
            : CarryOutOnceAsync(context, caller, given);
    }

    private async Task CarryOutOnceAsync(HttpContext context, Caller caller, StringValues given)
    {
        if (given is not [{ Length: > 0 and <= LongestKey } key] || key.Any(character => character is < '!' or > '~'))
        {
            await new Problem(ProblemKind.HeaderNotValid, $"`{Header}` is one text of up to {LongestKey} visible characters").WriteAsync(context);
            return;
        }
        var fingerprint = await Fingerprint.OfAsync(context);
        if (await requests.ClaimAsync(caller.Actor, key, fingerprint, clock.GetUtcNow(), context.RequestAborted) is { } known)
        {
            await AnswerAgainAsync(context, known, fingerprint);
            return;
        }
        await CarryOutAsync(context, caller.Actor, key);
    }

    private static Task AnswerAgainAsync(HttpContext context, KeptRequest known, string fingerprint)
    {
        if (known.Fingerprint != fingerprint)
        {
            return new Problem(ProblemKind.IdempotencyKeyReused, "this key came with another request before; take a new one").WriteAsync(context);
        }
        if (known.Answer is not { } answer)
        {
            return new Problem(ProblemKind.RequestInProgress, "this request is being carried out, or the service ended meanwhile; look what became of it before you take a new key").WriteAsync(context);
        }
        context.Response.Headers[ReplayedHeader] = "true";
        return KeptAnswers.WriteAsync(context, answer);
    }

    private async Task CarryOutAsync(HttpContext context, string caller, string key)
    {
        // Whoever asked may be gone before it is done: it is done all the same, and the answer kept for when they ask again.
        context.RequestAborted = CancellationToken.None;
        var wire = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        KeptAnswer? answer = null;
        try
        {
            await next(context);
            answer = KeptAnswers.Take(context, body.ToArray());
        }
        finally
        {
            context.Response.Body = wire;
            if (answer is null)
            {
                await requests.ReleaseAsync(caller, key, CancellationToken.None);
            }
        }
        if (answer is not null)
        {
            await requests.AnswerAsync(caller, key, answer, CancellationToken.None);
        }
        body.Position = 0;
        await body.CopyToAsync(wire, CancellationToken.None);
    }
}
