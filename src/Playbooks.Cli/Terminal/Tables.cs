using Spectre.Console;

namespace Playbooks.Cli.Terminal;

/// <summary>Tables: drawn on a terminal, aligned plainly elsewhere.</summary>
internal static class Tables
{
    /// <summary>Writes a table to standard output.</summary>
    public static void Write(Surroundings surroundings, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (surroundings.OutputIsTerminal)
        {
            Draw(surroundings, header, rows);
        }
        else
        {
            Align(surroundings, header, rows);
        }
    }

    private static void Draw(Surroundings surroundings, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var name in header)
        {
            table.AddColumn(new TableColumn(new Markup(Markup.Escape(name), new Style(decoration: Decoration.Bold))));
        }
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }
        Consoles.Create(surroundings.Output, surroundings.IsPlain).Write(table);
    }

    private static void Align(Surroundings surroundings, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = header.Select((name, i) => rows.Select(row => row[i].Length).Append(name.Length).Max()).ToArray();
        foreach (var row in rows.Prepend(header))
        {
            surroundings.Output.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
