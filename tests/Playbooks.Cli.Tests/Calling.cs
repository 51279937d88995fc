using Playbooks.Cli.Terminal;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests;

/// <summary>Calls the command in this process, in a folder of its own.</summary>
internal sealed class Calling : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("playbooks-tests-");

    /// <summary>The folder that calls are made in.</summary>
    public string Folder => _folder.FullName;

    /// <summary>What standard input holds.</summary>
    public string Input { get; init; } = "";

    /// <summary>Whether both outputs are terminals.</summary>
    public bool OnTerminal { get; init; }

    /// <summary>Whether an installed browser is found.</summary>
    public bool HasBrowser { get; init; } = true;

    /// <summary>Writes a file into the folder. Its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The text of a file in the folder.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Makes a call.</summary>
    public async Task<Called> CallAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, new Surroundings
        {
            Input = new StringReader(Input),
            Output = output,
            Error = error,
            Folder = Folder,
            Clock = new StoppedClock(),
            FindBrowser = HasBrowser ? () => ChromiumProgram.Executable : () => null,
            OutputIsTerminal = OnTerminal,
            ErrorIsTerminal = OnTerminal,
        });
        return new Called(code, output.ToString(), error.ToString());
    }

    /// <summary>A small workspace in the folder, with a call made in it.</summary>
    public async Task<Called> CallInWorkspaceAsync(params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "small")))
        {
            Assert.Equal(0, (await CallAsync("new", "small")).Code);
        }
        return await CallAsync([.. arguments, "--workspace", "small"]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>What came of a call.</summary>
internal sealed record Called(int Code, string Output, string Error);
