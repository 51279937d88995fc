using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Playbooks.Server.Tests.Api;

namespace Playbooks.Server.Tests.Webhooks;

public sealed class WebhookTests
{
    [Fact]
    public async Task AReleaseIsToldAsASignedCloudEvent()
    {
        using var workspace = SmallWorkspace.Create();
        await using var receiver = await Listener.StartAsync(() => 204);
        await using var service = await RunningService.StartAsync(workspace);
        var made = await CreateAsync(service, receiver);
        await PublishAsync(service, "First");
        var heard = (await Eventually.BecomesAsync(() => Task.FromResult(receiver.Heard.FirstOrDefault()), first => first is not null))!;
        var (id, timestamp) = (heard.Headers["webhook-id"], heard.Headers["webhook-timestamp"]);
        var signed = Encoding.UTF8.GetBytes($"{id}.{timestamp}.").Concat(heard.Body).ToArray();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(made.Text("secret")["whsec_".Length..]), signed));
        Assert.Equal("v1," + signature, heard.Headers["webhook-signature"]);
        var told = JsonDocument.Parse(heard.Body).RootElement;
        Assert.Equal(("1.0", id, "release.published", "2"), (told.Text("specversion"), told.Text("id"), told.Text("type"), told.Text("subject")));
        Assert.StartsWith("application/cloudevents+json", heard.Headers["content-type"], StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, told.GetProperty("data").ValueKind);
        await Eventually.BecomesAsync(() => PendingAsync(service, made), pending => pending.GetArrayLength() == 0);
        Assert.Single(receiver.Heard);
    }

    [Fact]
    public async Task ADeliveryThatFailsIsTriedAgainAlsoAfterARestart()
    {
        using var workspace = SmallWorkspace.Create();
        var (clock, status) = (new MovedClock(FixedClock.Monday.GetUtcNow()), 503);
        await using var receiver = await Listener.StartAsync(() => status);
        JsonElement made;
        await using (var service = await RunningService.StartAsync(workspace, clock))
        {
            made = await CreateAsync(service, receiver);
            await PublishAsync(service, "First");
            var failed = await Eventually.BecomesAsync(() => PendingAsync(service, made), pending => pending.GetArrayLength() == 1 && pending[0].GetProperty("attempts").GetInt32() == 1);
            Assert.Equal(("the receiver answered 503", false), (failed[0].Text("lastError"), failed[0].GetProperty("isGivenUp").GetBoolean()));
        }
        status = 200;
        clock.Now += TimeSpan.FromMinutes(1);
        await using var again = await RunningService.StartAsync(workspace, clock);
        await Eventually.BecomesAsync(() => PendingAsync(again, made), pending => pending.GetArrayLength() == 0);
        Assert.Equal(2, receiver.Heard.Count);
        Assert.Single(receiver.Heard.Select(heard => heard.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task AReceiverThatIsGoneIsGivenUpAndShown()
    {
        using var workspace = SmallWorkspace.Create();
        await using var receiver = await Listener.StartAsync(() => 410);
        await using var service = await RunningService.StartAsync(workspace);
        var made = await CreateAsync(service, receiver);
        await PublishAsync(service, "First");
        var given = await Eventually.BecomesAsync(() => PendingAsync(service, made), pending => pending.GetArrayLength() == 1 && pending[0].GetProperty("isGivenUp").GetBoolean());
        Assert.Equal("the receiver answered 410", given[0].Text("lastError"));
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        using var workspace = SmallWorkspace.Create();
        await using var inside = await Listener.StartAsync(() => 200);
        await using var receiver = await Listener.StartAsync(context =>
        {
            context.Response.Redirect(inside.Address.AbsoluteUri);
            return Task.CompletedTask;
        });
        await using var service = await RunningService.StartAsync(workspace);
        var made = await CreateAsync(service, receiver);
        await PublishAsync(service, "First");
        var failed = await Eventually.BecomesAsync(() => PendingAsync(service, made), pending => pending.GetArrayLength() == 1 && pending[0].GetProperty("attempts").GetInt32() > 0);
        Assert.Equal("the receiver answered 302", failed[0].Text("lastError"));
        Assert.Empty(inside.Heard);
    }

    [Fact]
    public async Task AWebhookIsListedWithoutItsSecretAndTakenOut()
    {
        using var workspace = SmallWorkspace.Create();
        await using var receiver = await Listener.StartAsync(() => 200);
        await using var service = await RunningService.StartAsync(workspace);
        var id = (await CreateAsync(service, receiver)).Text("id");
        var listed = (await service.Http.CallAsync("GET", "/v1/webhooks")).Body.GetProperty("items")[0];
        Assert.Equal((id, false), (listed.Text("id"), listed.TryGetProperty("secret", out _)));
        Assert.Equal(204, (await service.Http.CallAsync("DELETE", "/v1/webhooks/" + id)).Status);
        Assert.Equal(404, (await service.Http.CallAsync("DELETE", "/v1/webhooks/" + id)).Status);
        Assert.Equal(404, (await service.Http.CallAsync("GET", $"/v1/webhooks/{id}/deliveries")).Status);
    }

    private static async Task<JsonElement> CreateAsync(RunningService service, Listener receiver)
    {
        var (status, made) = await service.Http.CallAsync("POST", "/v1/webhooks", $$"""{ "url": "{{receiver.Address}}hook", "types": ["release.published"] }""");
        Assert.Equal(201, status);
        return made;
    }

    private static async Task PublishAsync(RunningService service, string title)
    {
        var draft = await service.DraftAsync();
        await service.SaveAsync(draft, Authoring.Playbook, Authoring.Titled(title));
        await service.DoneAsync(HttpMethod.Post, "/v1/releases", new { draft, note = "told" });
    }

    private static async Task<JsonElement> PendingAsync(RunningService service, JsonElement webhook) =>
        (await service.Http.CallAsync("GET", $"/v1/webhooks/{webhook.Text("id")}/deliveries")).Body.GetProperty("items");
}
