using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class FormatVerbTests
{
    private const string Settings = "small/playbooks/workspace.json";

    [Fact]
    public async Task AFreshWorkspaceNeedsNoFormatting()
    {
        using var calling = new Calling();

        Assert.Equal(new Called(0, "", ""), await calling.CallInWorkspaceAsync("fmt", "--check"));
    }

    [Fact]
    public async Task TheWorkspaceThatShipsNeedsNoFormatting()
    {
        using var calling = new Calling();

        Assert.Equal(new Called(0, "", ""), await calling.CallAsync("fmt", "--check", "--workspace", Repository.Root));
    }

    [Fact]
    public async Task CheckChangesNothingAndFmtPutsItRight()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        var canonical = calling.Read(Settings);
        var sprawling = canonical.Replace("\n", "\n\n\n", StringComparison.Ordinal);
        calling.Write(Settings, sprawling);

        var check = await calling.CallInWorkspaceAsync("fmt", "--check");
        var untouched = calling.Read(Settings);
        var format = await calling.CallInWorkspaceAsync("fmt", "--json");

        Assert.Equal((1, "playbooks/workspace.json\n", sprawling), (check.Code, check.Output, untouched));
        Assert.Equal((0, "{\n  \"changed\": [\n    \"playbooks/workspace.json\"\n  ]\n}\n"), (format.Code, format.Output));
        Assert.Equal(0, (await calling.CallInWorkspaceAsync("fmt", "--check")).Code);
    }

    [Fact]
    public async Task ADocumentThatCannotBeReadIsLeftAsItIs()
    {
        using var calling = new Calling();
        await calling.CallInWorkspaceAsync("check");
        calling.Write(Settings, "{ broken");

        var called = await calling.CallInWorkspaceAsync("fmt");

        Assert.Equal((1, ""), (called.Code, called.Output));
        Assert.Equal("{ broken", calling.Read(Settings));
    }
}
