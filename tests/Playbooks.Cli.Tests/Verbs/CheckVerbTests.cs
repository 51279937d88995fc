using System.Text.Json;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class CheckVerbTests
{
    [Fact]
    public async Task ACleanWorkspaceIsFine()
    {
        using var calling = new Calling();

        var called = await calling.CallInWorkspaceAsync("check");

        Assert.Equal((0, ""), (called.Code, called.Output));
        Assert.Contains("clean: 5 rules, 1 playbook, 9 facts, 4 actions, 2 templates, 2 examples", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MistakesAreShownWithTheirPlaceAndExitWith1()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        calling.Write("small/playbooks/loyalty.json", calling.Read("small/playbooks/loyalty.json").Replace("\"contact.role\"", "\"contact.rolle\"", StringComparison.Ordinal));

        var called = await calling.CallInWorkspaceAsync("check");

        Assert.Equal((1, ""), (called.Code, called.Output));
        Assert.Contains("error PB2104: unknown fact `contact.rolle`", called.Error, StringComparison.Ordinal);
        Assert.Contains("--> playbooks/loyalty.json:11:", called.Error, StringComparison.Ordinal);
        Assert.Contains("= help: did you mean `contact.role`?", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonHasDiagnosticsAndCountsAndNothingElse()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        calling.Write("small/playbooks/loyalty.json", calling.Read("small/playbooks/loyalty.json").Replace("\"contact.role\"", "\"contact.rolle\"", StringComparison.Ordinal));

        var called = await calling.CallInWorkspaceAsync("check", "--json");

        Assert.Equal((1, ""), (called.Code, called.Error));
        var json = JsonDocument.Parse(called.Output).RootElement;
        var diagnostic = json.GetProperty("diagnostics")[0];
        Assert.Equal(
            ["code", "severity", "message", "help", "document", "path", "line", "column", "length", "replacement"],
            diagnostic.EnumerateObject().Select(member => member.Name));
        Assert.Equal((11, 13), (diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("length").GetInt32()));
        Assert.Equal(5, json.GetProperty("rules").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("release").ValueKind);
    }

    [Fact]
    public async Task TheWorkspaceThatShipsIsClean()
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("check", "--workspace", Repository.Root, "--json");

        Assert.Equal(0, called.Code);
        Assert.StartsWith("sha256:", JsonDocument.Parse(called.Output).RootElement.GetProperty("release").GetString(), StringComparison.Ordinal);
    }
}
