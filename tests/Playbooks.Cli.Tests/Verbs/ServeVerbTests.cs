using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class ServeVerbTests
{
    private const string Facts = """{ "account": { "id": "A-1", "arr": 250000 }, "contact": { "id": "C-1", "name": "Ada", "attitude": 2, "behaviour": 3 } }""";

    [Fact]
    public async Task ASavedRuleDecidesAndABrokenOneDoesNot()
    {
        using var workspace = SmallWorkspace.Create();
        await using var service = await ServeProcess.StartAsync(workspace.Folder);
        Assert.Equal("call", await FirstActionAsync(service));

        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"call\"", "\"then\": \"watch\"");
        await Eventually.BecomesAsync(() => FirstActionAsync(service), action => action == "watch");

        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"watch\", \"band\": \"urgent\"", "\"then\": \"wacht\", \"band\": \"urgent\"");
        var state = await Eventually.BecomesAsync(() => WorkspaceAsync(service), answer => !answer.GetProperty("newest").GetProperty("isLive").GetBoolean());
        Assert.Contains("wacht", state.GetProperty("newest").GetProperty("diagnostics")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("watch", await FirstActionAsync(service));

        workspace.Replace(SmallWorkspace.PlaybookPath, "\"then\": \"wacht\"", "\"then\": \"thank\"");
        await Eventually.BecomesAsync(() => FirstActionAsync(service), action => action == "thank");
    }

    [Fact]
    public async Task ItListensOnThisMachineOnly()
    {
        using var calling = new Calling();

        var called = await calling.CallInWorkspaceAsync("serve", "--urls", "http://0.0.0.0:5080");

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains("`http://0.0.0.0:5080`", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheBuiltCommandKeepsItsOutputsApart()
    {
        using var process = ServeProcess.Start(Path.GetTempPath(), "eval", "1 +");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.Equal((2, ""), (process.ExitCode, await output));
        Assert.StartsWith("error PB", await error, StringComparison.Ordinal);
    }

    private static async Task<string?> FirstActionAsync(ServeProcess service)
    {
        using var body = new StringContent(Facts, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await service.Client.PostAsync(new Uri("/v1/recommendations", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("actions")[0].GetProperty("action").GetString();
    }

    private static async Task<JsonElement> WorkspaceAsync(ServeProcess service) =>
        JsonDocument.Parse(await service.Client.GetStringAsync(new Uri("/v1/workspace", UriKind.Relative))).RootElement;
}
