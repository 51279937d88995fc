namespace Playbooks.Storage.Tests;

public sealed class StoreAddressTests
{
    [Fact]
    public void AFileIsReadFromItsFolderOn()
    {
        var folder = Path.GetTempPath();

        Assert.True(StoreAddress.TryParse("sqlite:data/play.db", out var address, folder));

        Assert.Equal(new StoreAddress(StoreKind.Sqlite, Path.Combine(folder, "data", "play.db")), address);
    }

    [Fact]
    public void AServersPasswordIsNotShown() => Assert.Equal("postgres:…", StoreAddress.Parse("postgres:Host=db;Password=secret").ToString());

    [Fact]
    public void AWorkspaceHasAStoreOfItsOwn() =>
        Assert.EndsWith(Path.Combine("work", ".playbooks", "playbooks.db"), StoreAddress.DefaultFor("work").Place, StringComparison.Ordinal);

    [Fact]
    public async Task AWorkspacesStoreStaysOutOfVersionControl()
    {
        var folder = Directory.CreateTempSubdirectory("playbooks-workspace-");
        var address = StoreAddress.DefaultFor(folder.FullName);

        await (await Stores.OpenAsync(address, TimeProvider.System, default)).Store!.DisposeAsync();

        Assert.Equal("*\n", await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(address.Place)!, ".gitignore")));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sqlite:")]
    [InlineData("sqlite: ")]
    [InlineData("file.db")]
    [InlineData("SQLITE:x")]
    public void WhatIsNoAddressIsRefused(string? text) => Assert.False(StoreAddress.TryParse(text, out _));

    [Fact]
    public async Task AServerIsNotServedByThisVersion()
    {
        var opening = await Stores.OpenAsync(StoreAddress.Parse("postgres:Host=db"), TimeProvider.System, default);

        Assert.Equal(("this version keeps its store in SQLite only", "write `--store sqlite:FILE`"), (opening.Problem, opening.Help));
    }
}
