using Playbooks.Engine.Reading.Schemas;
using Playbooks.Engine.Rules;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Completing;

/// <summary>Words in decision tables kept as CSV: columns in the header, and what each column takes below it.</summary>
internal static class TableCompletion
{
    public static Suggestions At(Workspace workspace, string text, int position)
    {
        var header = text[..(text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length)].TrimEnd('\r');
        var separator = header.Contains(';', StringComparison.Ordinal) && !header.Contains(',', StringComparison.Ordinal) ? ';' : ',';
        var lineStart = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var (column, written) = FieldAt(text[lineStart..position], separator);
        if (lineStart == 0)
        {
            return Place(position, written, new Suggestions(new TextSpan(0, written.Length), [.. NameWords.Facts(workspace.Vocabulary), .. NameWords.Of(TableColumns.Outputs, SuggestionKind.Key)]));
        }
        var names = header.Split(separator);
        var name = column < names.Length ? names[column].Trim(' ', '"') : "";
        return Place(position, written, workspace.Vocabulary.Find(name) is { } fact ? CellWords.At(fact, written) : OutputsFor(workspace, name, written));
    }

    private static Suggestions OutputsFor(Workspace workspace, string output, string written)
    {
        var start = written.LastIndexOf('|') + 1;
        start += written[start..].Length - written[start..].TrimStart().Length;
        IEnumerable<Suggestion> words = output switch
        {
            "action" or "suppress" => workspace.Actions.Values.Select(action => new Suggestion(action.Id, action.Id, SuggestionKind.Name, action.Title)),
            "band" => NameWords.Of(workspace.Policy.Bands, SuggestionKind.Name),
            "ask" => workspace.Vocabulary.Facts.Select(fact => new Suggestion(fact.Name, fact.Name, SuggestionKind.Fact, FactSchemas.MeaningOf(fact))),
            "because" => TemplateCompletion.Inside(workspace, written).Items,
            _ => [],
        };
        return new Suggestions(output == "because" ? NameWords.Last(written) : TextSpan.FromBounds(start, written.Length), [.. words]);
    }

    private static Suggestions Place(int position, string written, Suggestions inner) =>
        inner with { Span = new TextSpan(position - written.Length + inner.Span.Start, inner.Span.Length) };

    private static (int Column, string Written) FieldAt(string line, char separator)
    {
        var (column, start, isQuoted) = (0, 0, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                isQuoted = !isQuoted;
                start = i == start ? i + 1 : start;
            }
            else if (line[i] == separator && !isQuoted)
            {
                (column, start) = (column + 1, i + 1);
            }
        }
        return (column, line[start..]);
    }
}
