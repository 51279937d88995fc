using Playbooks.Studio.Shell;

namespace Playbooks.Server.Access;

/// <summary>The headers that every answer carries, errors too.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Own scripts, styles, pictures and forms, nothing inline, nothing from elsewhere, no frames.</summary>
    public const string ContentSecurityPolicy = Scripts + "style-src 'self'; img-src 'self'; " + Rest;

    /// <summary>The same for pages with the code editor, whose styles are made by its script and have pictures in them.</summary>
    public const string RichEditorPolicy = Scripts + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; " + Rest;

    private const string Scripts = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; ";
    private const string Rest = "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them before the answer begins; only an answer that says so itself may be cached.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<RichEditorAttribute>() is null ? ContentSecurityPolicy : RichEditorPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            // Nothing is told to other places; our own forms still say that they are ours.
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }
            return Task.CompletedTask;
        });
        return next(context);
    }
}
