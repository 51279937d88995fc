using System.Net;
using Playbooks.Server.Webhooks;

namespace Playbooks.Server.Tests.Webhooks;

public sealed class WebhookTargetTests
{
    private static readonly ServeOptions s_public = new() { Workspace = ".", Urls = "http://0.0.0.0:5080" };
    private static readonly ServeOptions s_here = new() { Workspace = "." };

    [Theory]
    [InlineData("https://crm.example/hook", null)]
    [InlineData("http://crm.example/hook", "deliveries are not sent unencrypted to other machines")]
    [InlineData("ftp://crm.example/hook", "a webhook leads to an address on the web")]
    [InlineData("https://ana:secret@crm.example/", "a webhook leads to an address on the web")]
    [InlineData("https://crm.example/#a", "a webhook leads to an address on the web")]
    [InlineData("/hook", "a webhook leads to an address on the web")]
    [InlineData("https://10.0.0.1/", "the address is of this machine or of a private network")]
    [InlineData("https://169.254.169.254/latest", "the address is of this machine or of a private network")]
    [InlineData("https://[::1]/", "the address is of this machine or of a private network")]
    [InlineData("https://[::ffff:10.0.0.1]/", "the address is of this machine or of a private network")]
    [InlineData("https://2130706433/", "the address is of this machine or of a private network")]
    [InlineData("http://localhost:1/", "the address is of this machine or of a private network")]
    public void WhereAWebhookMayNotLeadIsSaid(string url, string? message) => Assert.Equal(message, WebhookTarget.Refuse(url, s_public)?.Message);

    [Fact]
    public void WhereTheServiceListensOnThisMachineAloneAWebhookMayLeadHere()
    {
        Assert.Null(WebhookTarget.Refuse("http://127.0.0.1:9/", s_here));
        Assert.NotNull(WebhookTarget.Refuse("https://10.0.0.1/", s_here));
        Assert.Null(WebhookTarget.Refuse("https://10.0.0.1/", s_here with { WebhooksToPrivateNetworks = true }));
    }

    [Theory]
    [InlineData("203.0.113.9", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    public void AnAddressIsJudgedAgainWhenItsNameIsLookedUp(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, WebhookTarget.IsAllowed(IPAddress.Parse(address), s_public));

    [Fact]
    public async Task ANameThatLeadsInsideIsNotConnectedTo() =>
        await Assert.ThrowsAsync<HttpRequestException>(async () => await WebhookTarget.ConnectAsync(new DnsEndPoint("localhost", 443), s_public, default));

    [Fact]
    public void EachWaitIsAboutTwiceAsLongAndThenItIsGivenUp()
    {
        var backoff = new Backoff(new Random(7));
        var waits = Enumerable.Range(1, Backoff.MostAttempts - 1).Select(attempt => backoff.After(attempt)!.Value.TotalSeconds).ToList();
        Assert.All(waits.Select((wait, at) => (wait, step: Math.Min(5 * Math.Pow(2, at), 8 * 3600))), wait => Assert.InRange(wait.wait, wait.step / 2, wait.step));
        Assert.Null(backoff.After(Backoff.MostAttempts));
    }
}
