using System.Collections;
using System.Text;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Interviews;

namespace Playbooks.Cli.Terminal;

/// <summary>What a verb may touch of the world around it: streams, the folder it was called in, the clock.</summary>
internal sealed record Surroundings
{
    /// <summary>Standard input.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Standard output: results, and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error: what is said to people.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder of the call; relative paths start here.</summary>
    public required string Folder { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The variables of the environment that the service's settings are read from.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether standard output is a terminal.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether colour is not wanted, as <c>NO_COLOR</c> says.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Finds an installed browser, which prints to PDF; null where there is none.</summary>
    public Func<string?> FindBrowser { get; init; } = Browser.Find;

    /// <summary>Colour for standard error.</summary>
    public Colour ErrorColour => new(ErrorIsTerminal && !IsPlain);

    /// <summary>Colour for standard output.</summary>
    public Colour OutputColour => new(OutputIsTerminal && !IsPlain);

    /// <summary>Those of this process.</summary>
    public static Surroundings OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        return new Surroundings
        {
            Input = new StreamReader(Console.OpenStandardInput(), strict),
            Output = new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" },
            Error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true },
            Folder = System.Environment.CurrentDirectory,
            Environment = VariablesOfProcess(),
            Clock = TimeProvider.System,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            // https://no-color.org: present and not empty.
            IsPlain = System.Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || System.Environment.GetEnvironmentVariable("TERM") == "dumb",
        };
    }

    private static Dictionary<string, string> VariablesOfProcess()
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }
        return variables;
    }

    /// <summary>
    /// A text whose makers nobody knows as standard output gets it: as it is, so that files and pipes hold it exactly,
    /// and without what would steer it on a terminal.
    /// </summary>
    public string Shown(string text) => OutputIsTerminal ? ShownText.Of(text.ReplaceLineEndings("\n")) : text;

    /// <summary>A path of the call, made whole.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Folder);
}
