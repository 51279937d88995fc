namespace Playbooks.Server.Access;

/// <summary>Chooses how a request says who makes it: a key or a provider's token in the header, else the session's cookie, else nothing.</summary>
internal static class CallerScheme
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "caller";

    /// <summary>What stands before a key or token.</summary>
    public const string Bearer = "Bearer ";

    /// <summary>The scheme that looks at the request.</summary>
    public static string Choose(HttpContext context, ServeOptions options)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return SessionAuthentication.Name;
        }
        var isToken = options.OpenId is not null && header is [{ } only] && only.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && !only.AsSpan(Bearer.Length).StartsWith(Storage.Keys.KeySecret.Prefix, StringComparison.Ordinal);
        return isToken ? OpenIdAuthentication.Name : KeyAuthentication.Name;
    }
}
