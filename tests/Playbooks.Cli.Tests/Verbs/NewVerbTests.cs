namespace Playbooks.Cli.Tests.Verbs;

public sealed class NewVerbTests
{
    [Fact]
    public async Task AFreshWorkspaceIsCleanAndItsExamplesPass()
    {
        using var calling = new Calling();

        Assert.Equal((0, ""), ((await calling.CallAsync("new", "fresh")).Code, ""));
        Assert.Equal(0, (await calling.CallAsync("check", "--workspace", "fresh")).Code);
        Assert.Equal(0, (await calling.CallAsync("test", "--workspace", "fresh")).Code);
        Assert.True(File.Exists(Path.Combine(calling.Folder, "fresh/playbooks/sample-book/contacts.csv")));
        // The schemas that its documents name are there, so that editors complete from the first minute.
        Assert.Contains("contact.quadrant", calling.Read("fresh/playbooks/playbook.schema.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatHoldsSomethingIsLeftAlone()
    {
        using var calling = new Calling();
        calling.Write("full/file.txt", "mine");

        var called = await calling.CallAsync("new", "full");

        Assert.Equal(2, called.Code);
        Assert.Equal(["file.txt"], Directory.EnumerateFileSystemEntries(Path.Combine(calling.Folder, "full")).Select(Path.GetFileName));
    }
}
