using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Playbooks.Studio.Shell;

/// <summary>A form that was sent.</summary>
/// <param name="Context">The request.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record PostedForm(HttpContext Context, IFormCollection Fields)
{
    /// <summary>A field's text; empty where the form has no such field.</summary>
    public string this[string field] => Fields[field].ToString();

    /// <summary>A service of the host.</summary>
    public T Get<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();

    /// <summary>Ends with the request.</summary>
    public CancellationToken Cancel => Context.RequestAborted;
}

/// <summary>Maps what becomes of forms: each is one of our own pages', sent by somebody who may, and of a size that a page can have.</summary>
internal static class PostedForms
{
    /// <summary>How many bytes a form may have: the largest document that pages edit, with room for how forms are packed.</summary>
    public const int Largest = 6 * 1024 * 1024;

    /// <summary>Maps a form.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="address">Its address.</param>
    /// <param name="scope">What its sender must be allowed.</param>
    /// <param name="handle">What becomes of it.</param>
    /// <param name="stale">What becomes of one whose token is too old, where there is something in it to be kept.</param>
    public static RouteHandlerBuilder MapForm(
        this IEndpointRouteBuilder routes, string address, string scope, Func<PostedForm, Task<IResult>> handle, Func<PostedForm, Task<IResult>>? stale = null) =>
        routes.MapPost(address, (Delegate)((HttpContext context) => TakeAsync(context, handle, stale)))
            .RequireAuthorization(scope)
            .ExcludeFromDescription();

    /// <summary>Leads the browser on, so that going back does not send the form again.</summary>
    public static IResult SeeOther(string address) => new SeeOtherResult(address);

    private static async Task<IResult> TakeAsync(HttpContext context, Func<PostedForm, Task<IResult>> handle, Func<PostedForm, Task<IResult>>? stale)
    {
        if (!context.Request.HasFormContentType)
        {
            return StudioPages.Problem(StatusCodes.Status415UnsupportedMediaType, "This is no form", "This address takes the form of its own page.");
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Largest;
        }
        try
        {
            var form = new PostedForm(context, await context.Request.ReadFormAsync(new FormOptions { ValueLengthLimit = Largest, MultipartBodyLengthLimit = Largest }, context.RequestAborted));
            if (await IsOursAsync(context))
            {
                return await handle(form);
            }
            return stale is not null
                ? await stale(form)
                : StudioPages.Problem(StatusCodes.Status400BadRequest, "This form is too old", "The service was started anew, or you signed in anew, since the page was opened. Go back, reload the page, and send the form again.");
        }
        catch (InvalidDataException)
        {
            return StudioPages.Problem(StatusCodes.Status400BadRequest, "The form cannot be read", "It has more or larger fields than the page's own.");
        }
    }

    private static async Task<bool> IsOursAsync(HttpContext context)
    {
        try
        {
            await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private sealed record SeeOtherResult(string Address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Address;
            return Task.CompletedTask;
        }
    }
}
