using Playbooks.Cli.Terminal;

namespace Playbooks.Cli.Tests.Verbs;

public sealed class CallTests
{
    [Theory]
    [InlineData]
    [InlineData("frobnicate")]
    [InlineData("check", "--frobnicate")]
    [InlineData("eval")]
    [InlineData("interview")]
    [InlineData("recommend", "--facts", "f.json", "--at", "yesterday")]
    public async Task AWrongCallIsSaidToPeopleWithHelpAndExitsWith2(params string[] arguments)
    {
        using var calling = new Calling();

        var called = await calling.CallAsync(arguments);

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains("Usage:", called.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: there is no verb `evla`\n  = help: did you mean `eval`?\n\n", "evla")]
    [InlineData("error: `check` does not take `--frobnicate`\n\n", "check", "--frobnicate")]
    [InlineData("error: `recommend` does not take `--fact`\n  = help: did you mean `--facts`?\n", "recommend", "--fact", "f.json")]
    [InlineData("error: there is no verb `lint`\n  = help: did you mean `check`?\n\n", "lint", "playbooks", "--strict")]
    [InlineData("error: `serve` does not take `--port`\n  = help: where it listens is said by `--urls http://127.0.0.1:5080`\n\n", "serve", "--port", "8080")]
    [InlineData("error: `check` does not take `--dir`\n  = help: did you mean `--workspace`?\n\n", "check", "--dir", "somewhere")]
    [InlineData("error: `recommend` does not take `C-1`\n  = help: what it is stands before it: `--account C-1`\n\n", "recommend", "C-1")]
    [InlineData("error: `recommend` does not take `one.json`\n  = help: what it is stands before it: `--facts one.json`\n\n", "recommend", "one.json")]
    [InlineData("error: `run` does not take `book.csv`\n  = help: what it is stands before it: `--in book.csv`\n\n", "run", "book.csv")]
    [InlineData("error: option `--out` is required\n\n", "interview")]
    [InlineData("error: `key` is followed by one of `new`, `list`, `revoke`, `link`\n\n", "key")]
    [InlineData("error: `key` does not take `lnk`\n  = help: did you mean `link`?\n", "key", "lnk")]
    [InlineData("error: `stor` is none of `folder`, `store`\n  = help: did you mean `store`?\n\n", "serve", "--source", "stor")]
    [InlineData("error: `acounts` is none of `accounts`, `contacts`, `surveys`, `events`, `purchases`, `products`, `workflow`\n  = help: did you mean `accounts`?\n\n", "import", "acounts", "a.csv")]
    [InlineData("error: `yesterday` is no time; write it as 2026-03-02T09:00:00Z\n\n", "recommend", "--facts", "f.json", "--at", "yesterday")]
    public async Task WhatIsWrongWithACallStandsFirst(string said, params string[] arguments)
    {
        using var calling = new Calling();

        var called = await calling.CallAsync(arguments);

        Assert.StartsWith(said, called.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("help", "check")]
    [InlineData("version")]
    public async Task HelpAndTheVersionMayBeAskedForLikeVerbs(params string[] arguments)
    {
        using var calling = new Calling();

        var (asked, usual) = (await calling.CallAsync(arguments), await calling.CallAsync([.. arguments[1..], $"--{arguments[0]}"]));

        Assert.Equal((0, ""), (asked.Code, asked.Error));
        Assert.Equal(usual.Output, asked.Output);
    }

    [Fact]
    public async Task AFolderOrADocumentByItselfIsToldHowAWorkspaceIsNamed()
    {
        using var calling = new Calling();
        var folder = Directory.CreateTempSubdirectory();
        var document = Path.Combine(folder.FullName, "actions.json");
        await File.WriteAllTextAsync(document, "{}");

        var (byFolder, byDocument) = (await calling.CallAsync("check", folder.FullName), await calling.CallAsync("check", document));
        folder.Delete(recursive: true);

        Assert.StartsWith($"error: `check` does not take `{folder.FullName}`\n  = help: a workspace is named with `--workspace {folder.FullName}`\n", byFolder.Error, StringComparison.Ordinal);
        Assert.Contains("  = help: `check` takes a whole workspace", byDocument.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoNamesTheFolderInsideOfAWorkspaceIsToldTheOneAround()
    {
        using var calling = new Calling();
        var folder = Directory.CreateTempSubdirectory();
        var inside = Directory.CreateDirectory(Path.Combine(folder.FullName, "playbooks"));

        var called = await calling.CallAsync("check", "--workspace", inside.FullName);
        folder.Delete(recursive: true);

        Assert.EndsWith($"  = help: name the folder around it: `--workspace {folder.FullName}`\n", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheHelpOfAWrongCallIsThatOfItsOwnVerb()
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("key", "new", "crm", "--role", "amin");

        Assert.Contains(" key new <name> [options]", called.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explain", "01A")]
    [InlineData("replay", "01A")]
    [InlineData("recommend", "--account", "A-1")]
    [InlineData("releases")]
    [InlineData("rollback", "1", "-m", "back")]
    [InlineData("key", "list")]
    [InlineData("backup", "copy.db")]
    public async Task AStoreThatIsNamedAndNotThereIsNotMadeByWhatBeginsNone(params string[] arguments)
    {
        using var calling = new Calling();

        var called = await calling.CallInWorkspaceAsync([.. arguments, "--store", "sqlite:away/slip.db"]);

        Assert.Equal(
            (2, "", "error: there is no store `sqlite:away/slip.db`\n  = help: `playbooks publish -m NOTE` makes one of the workspace's folder, and `playbooks serve` does\n"),
            (called.Code, called.Output, called.Error));
        Assert.False(Directory.Exists(Path.Combine(calling.Folder, "away")));
    }

    [Fact]
    public async Task HelpThatIsAskedForIsAResult()
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("--help");

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.All(["check", "test", "recommend", "run", "render", "eval", "new", "serve"], verb => Assert.Contains($"\n  {verb} ", called.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutAWorkspaceItSaysHowToGetOne()
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("check");

        Assert.Equal((2, ""), (called.Code, called.Output));
        Assert.Contains("`playbooks new DIR`", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheListOfVerbsNamesWhatEachTakesInAFewWords()
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("--help");

        Assert.Contains("  import <kind> <file>  ", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheWorkspaceIsTheNearestFolderUpwards()
    {
        using var outer = new Calling();
        await outer.CallAsync("new", "small");
        Directory.CreateDirectory(Path.Combine(outer.Folder, "small/templates/deep"));

        var called = await outer.CallAsync("check", "--workspace", "small/templates");

        // A folder that is named must be one itself; only where none is named are those above it looked at.
        Assert.Equal(2, called.Code);
    }

    [Fact]
    public async Task ANumberThatIsNoneIsSaidWithoutTypesOfTheRuntime()
    {
        using var calling = new Calling();

        var called = await calling.CallAsync("approve", "first");

        Assert.Equal(2, called.Code);
        Assert.StartsWith("error: `approve` takes a whole number, and `first` is none\n", called.Error, StringComparison.Ordinal);
    }

    public static TheoryData<Exception, string> Refusals => new()
    {
        { new IOException("No space left on device : '/data/o.jsonl.part'", 28), "the disk is full: `/data/o.jsonl` cannot be written\n  = help: make room there, and call again" },
        { new IOException("Read-only file system : '/data/o.jsonl'", 30), "the disk may only be read: `/data/o.jsonl` cannot be written\n  = help: name another place" },
        { new DirectoryNotFoundException("Could not find a part of the path '/nowhere/x.db.yfao5z1j.afh.part'."), "there is no folder `/nowhere`\n  = help: make it, or name another one" },
        { new UnauthorizedAccessException("Access to the path '/data/x.json' is denied."), "this account may not use `/data/x.json`\n  = help: see to it that it may read and write the file and its folder" },
        { new IOException("Something else."), "Something else" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void AWorldThatRefusesIsSaidWithTheWayOut(Exception problem, string message)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings { Input = TextReader.Null, Output = TextWriter.Null, Error = error, Folder = "", Clock = TimeProvider.System };

        Assert.Equal(ExitCode.Failed, WorldFailure.Say(surroundings, problem));

        Assert.Equal($"error: {message}\n", error.ToString());
    }

    [Fact]
    public async Task AWorldThatFailsIsOneLineAndExitsWith3()
    {
        using var calling = new Calling();
        calling.Write("in.csv", "account.id\nA\n");
        Directory.CreateDirectory(Path.Combine(calling.Folder, "out.csv"));

        var called = await calling.CallInWorkspaceAsync("run", "--in", "in.csv", "--out", "out.csv");

        Assert.Equal((3, ""), (called.Code, called.Output));
        Assert.StartsWith("error: ", called.Error, StringComparison.Ordinal);
        Assert.Single(called.Error.TrimEnd().Split('\n'));
    }
}
