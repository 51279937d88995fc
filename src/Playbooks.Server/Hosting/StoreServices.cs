using Playbooks.Storage;

namespace Playbooks.Server.Hosting;

/// <summary>The store and each of its ports, for whoever needs one.</summary>
internal static class StoreServices
{
    /// <summary>Adds an open store; whoever opened it closes it.</summary>
    public static void AddStore(this IServiceCollection services, IStore store)
    {
        services.AddSingleton(store);
        services.AddSingleton(store.Releases);
        services.AddSingleton(store.Drafts);
        services.AddSingleton(store.Book);
        services.AddSingleton(store.Decisions);
        services.AddSingleton(store.Audit);
        services.AddSingleton(store.Keys);
        services.AddSingleton(store.Requests);
        services.AddSingleton(store.Webhooks);
        services.AddSingleton(store.Jobs);
    }
}
