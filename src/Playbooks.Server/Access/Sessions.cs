using Playbooks.Engine.Recording;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Access;

/// <summary>Signed-in browsers. The cookie holds a random value, the store its hash.</summary>
internal sealed class Sessions(IKeyStore keys, TimeProvider clock)
{
    /// <summary>The cookie's name.</summary>
    public const string CookieName = "playbooks-session";

    /// <summary>How long a session lasts: a long working day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Who is signed in with the request's cookie, or null.</summary>
    public async Task<Caller?> FindAsync(HttpContext context) =>
        context.Request.Cookies[CookieName] is { } cookie
        && RandomText.IsOne(cookie)
        && await keys.FindSessionAsync(KeySecret.HashOf(cookie), context.RequestAborted) is { } session
        && clock.GetUtcNow() < session.ExpiresAt
            ? new Caller(session.Actor, session.Team, [.. session.Scopes.Select(Scopes.Find).OfType<Scope>()])
            : null;

    /// <summary>Signs in by a link, which works once. False when it is not in force.</summary>
    public async Task<bool> OpenByLinkAsync(HttpContext context, string token)
    {
        var (now, hash) = (clock.GetUtcNow(), SignInLink.HashOf(token));
        // Of two who come with the same link, ending it lets one alone go on.
        if (await keys.FindSessionAsync(hash, context.RequestAborted) is not { } link
            || now >= link.ExpiresAt
            || !await keys.EndSessionAsync(hash, new AuditEntry(now, link.Actor, "link.used", link.Actor), context.RequestAborted))
        {
            return false;
        }
        await OpenAsync(context, link with { Key = null });
        return true;
    }

    /// <summary>Signs in with a key. False when it is not in force.</summary>
    public async Task<bool> OpenByKeyAsync(HttpContext context, string secret)
    {
        if (await KeyAuthentication.FindAsync(keys, secret, clock.GetUtcNow(), context.RequestAborted) is not { } key)
        {
            return false;
        }
        await OpenAsync(context, new Session("", key.Actor, key.Scopes, key.Team, key.ExpiresAt ?? DateTimeOffset.MaxValue, key.Id));
        return true;
    }

    /// <summary>Signs out.</summary>
    public async Task CloseAsync(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is { } cookie && RandomText.IsOne(cookie) && await FindAsync(context) is { } caller)
        {
            await keys.EndSessionAsync(KeySecret.HashOf(cookie), new AuditEntry(clock.GetUtcNow(), caller.Actor, "session.closed", caller.Actor), context.RequestAborted);
        }
        context.Response.Cookies.Delete(CookieName, Cookie(context, null));
    }

    private async Task OpenAsync(HttpContext context, Session origin)
    {
        var (now, cookie) = (clock.GetUtcNow(), RandomText.Create());
        // A key that lapses sooner takes its sessions with it.
        var until = origin.Key is not null && origin.ExpiresAt < now + Lifetime ? origin.ExpiresAt : now + Lifetime;
        var session = origin with { Hash = KeySecret.HashOf(cookie), ExpiresAt = until };
        await keys.OpenSessionAsync(session, new AuditEntry(now, session.Actor, "session.opened", session.Actor, session.Key is null ? "by link" : $"with key {session.Key}"), context.RequestAborted);
        context.Response.Cookies.Append(CookieName, cookie, Cookie(context, until));
    }

    private static CookieOptions Cookie(HttpContext context, DateTimeOffset? until) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        Expires = until,
    };
}
