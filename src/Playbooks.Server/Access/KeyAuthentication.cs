using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Access;

/// <summary><c>Authorization: Bearer pbk_…</c>. A key that is wrong, revoked or lapsed is nobody: it never falls back to what is open.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, IKeyStore keys, RefusedSignIns refused, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "key";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(CallerScheme.Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.Fail("no bearer");
        }
        if (await FindAsync(keys, header[CallerScheme.Bearer.Length..].Trim(), clock.GetUtcNow(), Context.RequestAborted) is { } key)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(CallerOf(key).ToPrincipal(Name), Name));
        }
        await refused.NoteAsync("key.refused", Context.RequestAborted);
        return AuthenticateResult.Fail("no key in force");
    }

    /// <summary>The key of a secret, when it is in force.</summary>
    public static async Task<ApiKey?> FindAsync(IKeyStore keys, string secret, DateTimeOffset now, CancellationToken cancel) =>
        KeySecret.IsWellFormed(secret)
        && await keys.FindByHashAsync(KeySecret.HashOf(secret), cancel) is { RevokedAt: null } key
        && (key.ExpiresAt is not { } until || now < until)
            ? key
            : null;

    private static Caller CallerOf(ApiKey key) => new(key.Actor, key.Team, [.. key.Scopes.Select(Scopes.Find).OfType<Scope>()]);
}
