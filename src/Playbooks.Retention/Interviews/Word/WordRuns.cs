using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Playbooks.Retention.Interviews.Word;

/// <summary>Writes the parts of a line.</summary>
internal static class WordRuns
{
    public static IEnumerable<OpenXmlElement> Of(ImmutableArray<PaperInline> content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            yield return content[i] switch
            {
                BreakInline => new Run(new Break()),
                BlankInline blank => WordFields.Blank(blank, NameOf(content, i - 1)),
                TickInline tick => WordFields.Tick(tick, NameOf(content, i + 1)),
                TextInline text => Words(text),
                var other => throw new InvalidOperationException($"no words for {other}"),
            };
        }
    }

    private static string NameOf(ImmutableArray<PaperInline> content, int place) =>
        place >= 0 && place < content.Length && content[place] is TextInline text ? text.Text.Trim() : "";

    private static Run Words(TextInline text)
    {
        var run = new Run();
        var look = new RunProperties();
        if (text.IsCode)
        {
            look.RunStyle = new RunStyle { Val = "CodeWords" };
        }
        // Scripts that run from right to left have switches of their own.
        if (text.IsBold)
        {
            (look.Bold, look.BoldComplexScript) = (new Bold(), new BoldComplexScript());
        }
        if (text.IsItalic)
        {
            (look.Italic, look.ItalicComplexScript) = (new Italic(), new ItalicComplexScript());
        }
        if (look.HasChildren)
        {
            run.Append(look);
        }
        run.Append(new Text(text.Text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }
}
