using System.Text.Json;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class TestVerbTests
{
    [Fact]
    public async Task EachExampleHasALine()
    {
        using var calling = new Calling();

        var called = await calling.CallInWorkspaceAsync("test");

        Assert.Equal(0, called.Code);
        Assert.Equal(2, called.Output.Split('\n').Count(line => line.StartsWith("passed  ", StringComparison.Ordinal)));
        Assert.Contains("2 examples passed, 0 failed", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedOneShowsADifferenceAndExitsWith1()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        calling.Write("small/playbooks/examples/loyalty.json", calling.Read("small/playbooks/examples/loyalty.json").Replace("\"action\": \"find-out\"", "\"action\": \"monitor\"", StringComparison.Ordinal));

        var called = await calling.CallInWorkspaceAsync("test");
        var json = JsonDocument.Parse((await calling.CallInWorkspaceAsync("test", "--json")).Output).RootElement;

        Assert.Equal(1, called.Code);
        Assert.Contains("failed  without a survey", called.Output, StringComparison.Ordinal);
        Assert.Contains("          + find-out for C-3 by loyalty/unknown", called.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1), (json.GetProperty("passed").GetInt32(), json.GetProperty("failed").GetInt32()));
    }
}
