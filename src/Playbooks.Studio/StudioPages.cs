using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Playbooks.Studio.Access;
using Playbooks.Studio.Desk;
using Playbooks.Studio.Live;
using Playbooks.Studio.Releasing;
using Playbooks.Studio.Shell;
using Playbooks.Studio.Writing;

namespace Playbooks.Studio;

/// <summary>Puts the pages into a host, which gives the live workspace and the clock.</summary>
public static class StudioPages
{
    private static readonly HttpMethodMetadata s_reading = new([HttpMethods.Get]);

    /// <summary>What the pages need.</summary>
    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Layout and page of one answer speak of the same state, however often the workspace is saved meanwhile.
        services.AddScoped(provider => provider.GetRequiredService<ILiveWorkspace>().Current);
        services.AddScoped<DraftChoosing>();
        services.AddScoped<DocumentWork>();
        services.AddScoped<Previewing>();
        services.AddSingleton<WorkspaceMemory>();
        services.AddScoped<DraftReading>();
        services.AddScoped<ReleaseReading>();
        services.AddScoped<AccountCard>();
        return services;
    }

    /// <summary>Maps the pages and the files that they need.</summary>
    public static void MapStudio(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapRazorComponents<App>();
        pages.Add(KeepToReading);
        pages.Add(PagePolicies.Protect);
        foreach (var asset in StudioAssets.All)
        {
            routes.MapGet(asset.Path, (HttpContext context) => Serve(context, asset)).AllowAnonymous().ExcludeFromDescription();
        }
        foreach (var path in MonacoAssets.Paths)
        {
            routes.MapGet($"{MonacoAssets.Address}/{path}", (HttpContext context) => MonacoAssets.Serve(context, path)).AllowAnonymous().ExcludeFromDescription();
        }
        DocumentForms.Map(routes);
        DocumentParts.Map(routes);
        DraftForms.Map(routes);
        ReleaseForms.Map(routes);
        InterviewDownload.Map(routes);
    }

    /// <summary>What somebody is told who has not the scope that a page needs.</summary>
    public static string Missing(string? scope) => $"you are signed in, and may not {PageScopes.Words(scope)}: whoever looks after this service can change that";

    /// <summary>
    /// The answer to a form of somebody whose session is over. The browser still holds what they wrote: loading the page again sends
    /// it once more.
    /// </summary>
    public static IResult SignedOut() => Problem(
        StatusCodes.Status401Unauthorized,
        "You are signed out",
        "nothing was done, and what you wrote is not lost: sign in on another tab (`/sign-in`), come back to this one, and load it again; your browser then sends it once more");

    /// <summary>A page that says what went wrong.</summary>
    public static IResult Problem(int status, string title, string detail) => new ProblemResult(status, title, detail);

    // The pages have no forms that change anything: a POST is refused by its method, not by a missing token.
    private static void KeepToReading(EndpointBuilder page)
    {
        foreach (var methods in page.Metadata.OfType<HttpMethodMetadata>().ToList())
        {
            page.Metadata.Remove(methods);
        }
        page.Metadata.Add(s_reading);
    }

    private static IResult Serve(HttpContext context, StudioAsset asset)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content.AsMemory(), asset.MediaType);
    }
}
