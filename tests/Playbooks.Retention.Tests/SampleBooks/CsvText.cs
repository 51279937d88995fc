using System.Text;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>Rows as a CSV text: commas, quotes where they are needed, line feeds.</summary>
internal static class CsvText
{
    public static string Of(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header))
        {
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        }
        return text.ToString();
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
