using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Playbooks.Server.Api;

namespace Playbooks.Server.Access;

/// <summary>
/// What becomes of the forms to sign in and out. The page itself shows a link's token in a form: a GET changes nothing, so
/// that no preview of the link uses it up.
/// </summary>
internal static class SignIn
{
    /// <summary>The address of page and form.</summary>
    public const string Path = "/sign-in";

    /// <summary>The address of the form to sign out.</summary>
    public const string OutPath = "/sign-out";

    /// <summary>The field that holds a link's token.</summary>
    public const string TokenField = "token";

    /// <summary>The field that holds a key.</summary>
    public const string KeyField = "key";

    /// <summary>The field, and parameter, that holds where to go afterwards: an address of this service.</summary>
    public const string ReturnField = "return";

    /// <summary>The parameter by which the page learns what went wrong: <c>link</c> or <c>key</c>.</summary>
    public const string RefusedParameter = "refused";

    private const int LargestForm = 8 * 1024;

    /// <summary>Maps the forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, InAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(OutPath, OutAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task InAsync(HttpContext context, IAntiforgery antiforgery, Sessions sessions, RefusedSignIns refused)
    {
        if (await ReadAsync(context, antiforgery) is not { } form)
        {
            return;
        }
        var back = LocalAddress(form[ReturnField].ToString());
        var token = form[TokenField].ToString();
        var isLink = token.Length > 0;
        // A link was printed on this machine for whoever sits before it.
        var isIn = isLink
            ? Openness.IsLocal(context) && await sessions.OpenByLinkAsync(context, token)
            : await sessions.OpenByKeyAsync(context, form[KeyField].ToString().Trim());
        if (!isIn)
        {
            await refused.NoteAsync("session.refused", context.RequestAborted);
        }
        SeeOther(context, isIn ? back : $"{Path}?{RefusedParameter}={(isLink ? "link" : "key")}&{ReturnField}={Uri.EscapeDataString(back)}");
    }

    private static async Task OutAsync(HttpContext context, IAntiforgery antiforgery, Sessions sessions)
    {
        // The form of a session that is over has nothing left to protect, and the page's token went with the session.
        if (await sessions.FindAsync(context) is null || await ReadAsync(context, antiforgery) is not null)
        {
            await sessions.CloseAsync(context);
            SeeOther(context, Path);
        }
    }

    // Null after having answered with what is wrong.
    private static async Task<IFormCollection?> ReadAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!context.Request.HasFormContentType)
        {
            await new Problem(ProblemKind.MediaTypeNotSupported, "this address takes the form of its page").WriteAsync(context);
            return null;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestForm;
        }
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (AntiforgeryValidationException)
        {
            await ErrorAnswers.AnswerAsync(context, ProblemKind.FormNotOurs, "the form is too old, or comes from elsewhere; open the page again");
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException and not BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await ErrorAnswers.AnswerAsync(context, ProblemKind.RequestNotValid, "the form cannot be read");
        }
        return null;
    }

    /// <summary>An address of this service; the overview for anything that a browser would take elsewhere.</summary>
    internal static string LocalAddress(string address) =>
        address.Length is > 0 and <= 2000 && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.Any(character => character is '\\' or > '~' or < '!') && !address.StartsWith(Path, StringComparison.Ordinal)
            ? address
            : "/";

    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
