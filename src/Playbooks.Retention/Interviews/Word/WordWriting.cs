using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Playbooks.Retention.Interviews.Word;

/// <summary>Writes the blocks of a paper as the body of a Word document.</summary>
internal sealed class WordWriting
{
    private const int DeepestList = 8;

    private readonly List<OpenXmlElement> _body = [];
    private readonly WordNumbering _numbering = new();

    /// <summary>The body, and the numbering that its lists point to.</summary>
    public static (Body Body, Numbering Numbering) Write(Paper paper)
    {
        var writing = new WordWriting();
        writing.WriteAll(paper.Blocks, Surroundings.None);
        // A table must not be the last thing of a document.
        writing._body.Add(WordPage.Section());
        return (new Body(writing._body), writing._numbering.Create());
    }

    private void WriteAll(ImmutableArray<PaperBlock> blocks, Surroundings around)
    {
        foreach (var block in blocks)
        {
            Write(block, around);
            // Only the first paragraph of an item has its bullet.
            around = around with { IsFirst = false };
        }
    }

    private void Write(PaperBlock block, Surroundings around)
    {
        switch (block)
        {
            case HeadingBlock heading:
                _body.Add(Paragraph($"Heading{heading.Level}", heading.Content, around with { List = null }));
                break;
            case ParagraphBlock paragraph:
                _body.Add(Paragraph(around.IsQuote ? "Quote" : around.List is null ? null : "ListParagraph", paragraph.Content, around));
                break;
            case ListBlock list:
                WriteList(list, around);
                break;
            case QuoteBlock quote:
                WriteAll(quote.Content, around with { IsQuote = true, List = null });
                break;
            case TableBlock table:
                _body.Add(WordTables.Table(table, WordRuns.Of));
                _body.Add(WordTables.Gap());
                break;
            case AnswerBlock answer:
                WriteAnswer(answer);
                break;
            case CodeBlock code:
                _body.AddRange(code.Lines.Select(line => Paragraph("Code", [new TextInline(line, false, false, IsCode: true)], around with { List = null })));
                break;
            case RuleBlock:
                _body.Add(Styled("Rule"));
                break;
        }
    }

    private void WriteList(ListBlock list, Surroundings around)
    {
        var level = Math.Min(around.Level + 1, DeepestList);
        var number = list.Start is { } start ? _numbering.Add(start, level) : WordNumbering.Bullets;
        foreach (var item in list.Items)
        {
            WriteAll(item, around with { List = number, Level = level, IsFirst = true });
        }
    }

    private void WriteAnswer(AnswerBlock answer)
    {
        if (!answer.Label.IsEmpty)
        {
            var label = Styled("AnswerLabel");
            label.Append(WordRuns.Of(answer.Label));
            _body.Add(label);
        }
        _body.Add(WordTables.Room(WordFields.Room(answer)));
        _body.Add(WordTables.Gap());
    }

    private static Paragraph Paragraph(string? style, ImmutableArray<PaperInline> content, Surroundings around)
    {
        var paragraph = Styled(style);
        if (around.List is { } list)
        {
            var properties = paragraph.ParagraphProperties ??= new ParagraphProperties();
            // A box to tick stands where the bullet would.
            if (around.IsFirst && content is not [TickInline, ..])
            {
                properties.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = around.Level }, new NumberingId { Val = list });
            }
            else
            {
                properties.Indentation = new Indentation { Left = WordNumbering.IndentOf(around.Level) };
                if (content is [TickInline, ..])
                {
                    properties.Indentation.Hanging = WordNumbering.IndentOf(0);
                }
            }
        }
        paragraph.Append(WordRuns.Of(content));
        return paragraph;
    }

    private static Paragraph Styled(string? style) =>
        style is null ? new Paragraph() : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));

    // In what a block stands.
    private sealed record Surroundings(bool IsQuote, int? List, int Level, bool IsFirst)
    {
        public static readonly Surroundings None = new(IsQuote: false, List: null, Level: -1, IsFirst: false);
    }
}
