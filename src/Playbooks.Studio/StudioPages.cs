using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Playbooks.Studio.Assets;
using Playbooks.Studio.Layout;
using Playbooks.Studio.Overview;

namespace Playbooks.Studio;

/// <summary>The pages, for a host to put into its application.</summary>
public static class StudioPages
{
    /// <summary>Adds what the pages need besides an <see cref="ILiveWorkspace"/> and a <see cref="TimeProvider"/>.</summary>
    public static void AddStudio(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<BookView>();
    }

    /// <summary>Maps the pages with their styles and pictures.</summary>
    public static void MapStudio(this WebApplication application)
    {
        application.MapRazorComponents<App>();
        StudioAssets.Map(application);
    }
}
