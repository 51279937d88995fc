using System.Text;

namespace Playbooks.Language.Diagnostics;

/// <summary>Diagnostics as text for a terminal: message, place, the line with the mistake underlined, help.</summary>
public static class DiagnosticText
{
    private const int TabWidth = 4;
    private const int WidestLine = 160;

    /// <summary>The severity in one word, as messages begin.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    /// <summary>Several lines that end with a line break.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        text.Append(Word(diagnostic.Severity)).Append(' ').Append(diagnostic.Code).Append(": ").Append(diagnostic.Message).Append('\n');
        AppendPlace(text, diagnostic.Location, out var margin);
        if (diagnostic.Help is not null)
        {
            text.Append(margin).Append(" = help: ").Append(diagnostic.Help).Append('\n');
        }
        return ShownText.Of(text.ToString());
    }

    private static void AppendPlace(StringBuilder text, Location location, out string margin)
    {
        var position = location.Position;
        var number = position.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        margin = new string(' ', number.Length);
        text.Append(margin).Append("--> ").Append(location);
        if (location.Path.Length > 0)
        {
            text.Append("  (").Append(location.Path).Append(')');
        }
        text.Append('\n');
        var line = location.Source.GetLine(position.Line);
        if (line.Length == 0)
        {
            return;
        }
        var (shown, before, marked) = Window(line, position.Column - 1, location.Span.Length);
        text.Append(margin).Append(" |\n");
        text.Append(number).Append(" | ").Append(shown).Append('\n');
        text.Append(margin).Append(" | ").Append(' ', before).Append('^', marked).Append('\n');
    }

    // Long lines (minified JSON, long messages) are cut to a window around the mistake.
    private static (string Shown, int Before, int Marked) Window(string line, int column, int length)
    {
        length = Math.Clamp(length, 1, Math.Max(1, line.Length - column));
        var from = column < WidestLine / 2 || line.Length <= WidestLine ? 0 : column - WidestLine / 2;
        var to = Math.Min(line.Length, from + WidestLine);
        var head = from > 0 ? "…" : "";
        var tail = to < line.Length ? "…" : "";
        var before = Expand(line[from..Math.Min(column, line.Length)]).Length + head.Length;
        var marked = Expand(line[Math.Min(column, line.Length)..Math.Min(to, column + length)]).Length;
        return (head + Expand(line[from..to]) + tail, before, Math.Max(1, marked));
    }

    private static string Expand(string text) => text.Replace("\t", new string(' ', TabWidth), StringComparison.Ordinal);
}
