using Playbooks.Engine.Publishing;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Live;

/// <summary>What is live on this node, and those who change it.</summary>
internal static class LiveServices
{
    /// <summary>Adds them; they need the store's ports.</summary>
    public static void AddLive(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton<LiveWorkspace>();
        services.AddSingleton<ILiveWorkspace>(provider => provider.GetRequiredService<LiveWorkspace>());
        services.AddSingleton<ILiveRelease>(provider => provider.GetRequiredService<LiveWorkspace>());
        services.AddSingleton(_ => new PublishedFolder(options.Workspace));
        services.AddSingleton<Workbench>();
        services.AddSingleton(provider => new Publisher(
            provider.GetRequiredService<IReleaseStore>(),
            provider.GetRequiredService<IDraftStore>(),
            options.Clock,
            options.Source == WorkspaceSource.Folder ? provider.GetRequiredService<PublishedFolder>() : null,
            provider.GetRequiredService<LiveWorkspace>().TakeOver));
        services.AddSingleton<FolderSource>();
        services.AddHostedService<WorkspaceWatch>();
    }
}
