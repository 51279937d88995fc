using System.Globalization;
using Playbooks.Cli.Terminal;

namespace Playbooks.Cli.Tests;

public sealed class BookRuntimeTests
{
    // What counts as large.
    private const int Megabytes = 5;

    [Fact]
    public void OnlyACallAboutALargeBookIsStartedAnew()
    {
        using var calling = new Calling();
        var (small, large) = (calling.Write("small.csv", "account.id\nA\n"), calling.Write("large.csv", new string('A', Megabytes << 20)));

        Assert.True(BookRuntime.IsForLargeBook(["run", "--out", "out.csv", "--in", large]));
        Assert.False(BookRuntime.IsForLargeBook(["run", "--in", small, "--out", "out.csv"]));
        Assert.False(BookRuntime.IsForLargeBook(["run", "--in", "store", "--out", "out.csv"]));
        Assert.False(BookRuntime.IsForLargeBook(["run", "--out", "out.csv", "--in"]));
        Assert.False(BookRuntime.IsForLargeBook(["run", "--in", ""]));
        Assert.False(BookRuntime.IsForLargeBook(["check", "--in", large]));
        Assert.False(BookRuntime.IsForLargeBook([]));
    }

    [Fact]
    public void TheCommandLineIsWhatItWas()
    {
        Assert.Equal(["/bin/playbooks", "run", "--in", "book.csv"], BookRuntime.CommandOf("/bin/playbooks", "/bin/playbooks.dll", ["run", "--in", "book.csv"]));
        Assert.Equal(["/bin/dotnet", "/bin/playbooks.dll", "run"], BookRuntime.CommandOf("/bin/dotnet", "/bin/playbooks.dll", ["run"]));
    }

    [Fact]
    public async Task ALargeBookIsDecidedByTheSameProcessWithTheWordsThatItWasCalledWith()
    {
        using var calling = new Calling();
        Assert.Equal(0, (await calling.CallAsync("new", "small")).Code);
        var header = "account.id,contact.id,contact.name\n";
        var rows = string.Concat(Enumerable.Range(0, 50_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number:D7},{number},{new string('a', 100)}\n")));
        calling.Write("great book é.csv", header + rows);

        using var process = ServeProcess.Start(calling.Folder, "run", "--workspace", "small", "--in", "great book é.csv", "--out", "decided é.csv", "--json");
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(50_001, File.ReadLines(Path.Combine(calling.Folder, "decided é.csv")).Count());
    }

    [Fact]
    public async Task ALargeBookIsDecidedWhereThereIsNoFolderForSockets()
    {
        using var calling = new Calling();
        Assert.Equal(0, (await calling.CallAsync("new", "small")).Code);
        calling.Write("book.csv", "account.id,contact.id,contact.name\n" + string.Concat(Enumerable.Range(0, Megabytes << 10).Select(number => $"{number},1,{new string('a', 1 << 10)}\n")));

        using var process = ServeProcess.StartWith(calling.Folder, [("TMPDIR", Path.Combine(calling.Folder, "none"))], "run", "--workspace", "small", "--in", "book.csv", "--out", "decided.csv");
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
    }
}
