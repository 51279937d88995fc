using Spectre.Console;

namespace Playbooks.Cli.Terminal;

/// <summary>Spectre's consoles on our own writers.</summary>
internal static class Consoles
{
    /// <summary>A console on a writer that is a terminal.</summary>
    public static IAnsiConsole Create(TextWriter writer, bool isPlain) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = AnsiSupport.Yes,
        ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        Interactive = InteractionSupport.Yes,
    });
}
