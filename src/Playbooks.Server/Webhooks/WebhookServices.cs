namespace Playbooks.Server.Webhooks;

/// <summary>Puts the sender of webhooks into the service.</summary>
internal static class WebhookServices
{
    /// <summary>Adds it.</summary>
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton(new Backoff(Random.Shared));
        services.AddSingleton<WebhookClient>();
        services.AddHostedService<WebhookSender>();
    }
}
