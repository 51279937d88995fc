using Playbooks.Retention.Decisions;
using Playbooks.Server.Api;
using Playbooks.Server.Jobs;
using Playbooks.Server.Live;

namespace Playbooks.Server.Hosting;

/// <summary>What works on the book and the recorded decisions.</summary>
internal static class BookServices
{
    /// <summary>Adds it; it needs the store's ports and what is live.</summary>
    public static void AddBook(this IServiceCollection services)
    {
        services.AddSingleton<FirstBook>();
        services.AddSingleton<Recommender>();
        services.AddSingleton<ReleaseShelf>();
        services.AddSingleton<Replay>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<RecommendationAnswers>();
        services.AddSingleton<BookBodies>();
        services.AddSingleton<AccountEdits>();
        services.AddSingleton<BookRecords>();
        services.AddSingleton<VisibleDecisions>();
        services.AddSingleton<RunJob>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddHostedService<DecisionKeeping>();
    }
}
