using System.Globalization;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Terminal;

/// <summary>Shows diagnostics: as text to people, as JSON to programs.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>Shows them to people on standard error, coloured on a terminal, with a closing line that counts them.</summary>
    public static void Show(Surroundings surroundings, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var colour = surroundings.ErrorColour;
        foreach (var diagnostic in diagnostics)
        {
            surroundings.Error.WriteLine(Paint(DiagnosticText.Render(diagnostic), diagnostic.Severity, colour));
        }
        if (diagnostics.Count > 0)
        {
            surroundings.Error.WriteLine(Sum(diagnostics));
        }
    }

    /// <summary>Shows what keeps a call from being done: to people, and with <c>--json</c> to programs too.</summary>
    public static int Refuse(Surroundings surroundings, IReadOnlyCollection<Diagnostic> diagnostics, bool asJson, int exitCode = ExitCode.Wrong)
    {
        Show(surroundings, diagnostics);
        if (asJson)
        {
            JsonOutput.Write(surroundings, writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("diagnostics");
                DiagnosticJson.WriteAll(writer, diagnostics);
                writer.WriteEndObject();
            });
        }
        return exitCode;
    }

    /// <summary>How many there are, in words.</summary>
    public static string Sum(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var warnings = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        return $"{Count(errors, "error")}, {Count(warnings, "warning")}";
    }

    /// <summary>A number with its noun: <c>1 rule</c>, <c>2 rules</c>.</summary>
    public static string Count(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {noun}{(number == 1 ? "" : "s")}");

    private static string Paint(string text, Severity severity, Colour colour)
    {
        if (!colour.IsOn)
        {
            return text;
        }
        Func<string, string> loud = severity switch
        {
            Severity.Error => colour.Red,
            Severity.Warning => colour.Yellow,
            _ => colour.Blue,
        };
        return string.Join('\n', text.Split('\n').Select((line, i) => PaintLine(line, i, loud, colour)));
    }

    private static string PaintLine(string line, int number, Func<string, string> loud, Colour colour)
    {
        if (number == 0 && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var end)
        {
            return loud(line[..end]) + colour.Bold(line[end..]);
        }
        if (line.TrimStart(' ', '|') is { Length: > 0 } marks && marks.All(mark => mark == '^'))
        {
            return line.Replace(marks, loud(marks), StringComparison.Ordinal);
        }
        return line.Contains(" = help: ", StringComparison.Ordinal)
            ? line.Replace("help:", colour.Green("help:"), StringComparison.Ordinal)
            : line;
    }
}
