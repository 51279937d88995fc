using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Templates;
using MarkdownQuote = Markdig.Syntax.QuoteBlock;

namespace Playbooks.Retention.Interviews;

/// <summary>Reads a rendered template into a paper. Raw HTML is text like any other.</summary>
public static class PaperReader
{
    private static readonly MarkdownPipeline s_pipeline = CreatePipeline();

    /// <summary>A paper of a rendered template that writes Markdown or plain text; null when its blocks are nested too deeply to be read.</summary>
    /// <param name="written">The template's text, which must not be withheld.</param>
    /// <param name="subject">What the paper is about.</param>
    public static Paper? Read(WrittenTemplate written, string subject)
    {
        ArgumentNullException.ThrowIfNull(written);
        var title = written.Text.Subject is { } line ? PaperText.Clean(line) : null;
        var text = PaperText.Clean(written.Text.Text ?? throw new ArgumentException("the text is withheld", nameof(written)));
        var markdown = written.Format == TemplateFormat.Text ? PaperText.ToMarkdown(text, title) : text;
        if (Parse(markdown) is not { } document)
        {
            return null;
        }
        var blocks = ReadAll(document, new FieldReading(), isTop: true);
        return new Paper
        {
            Title = title ?? blocks.OfType<HeadingBlock>().Select(heading => FieldReading.TextOf(heading.Content)).FirstOrDefault() ?? PaperText.Clean(subject),
            Subject = PaperText.Clean(subject),
            Author = written.Sender is { } sender ? PaperText.Clean(sender) : null,
            Created = written.At,
            Language = written.Language,
            Markdown = markdown,
            Blocks = blocks,
        };
    }

    /// <summary>The blocks of a Markdown text.</summary>
    internal static ImmutableArray<PaperBlock> Read(string markdown) =>
        ReadAll(Markdown.Parse(markdown, s_pipeline), new FieldReading(), isTop: true);

    // The one thing that it says so of is too deep nesting: its own guard against texts made to exhaust the stack.
    private static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, s_pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml();
        builder.InlineParsers.InsertBefore<EmphasisInlineParser>(new FieldParser());
        // `[` is a link's too: whoever comes first decides, and a box is the narrower meaning.
        var fields = builder.InlineParsers.Find<FieldParser>()!;
        builder.InlineParsers.Remove(fields);
        builder.InlineParsers.InsertBefore<LinkInlineParser>(fields);
        return builder.Build();
    }

    private static ImmutableArray<PaperBlock> ReadAll(ContainerBlock blocks, FieldReading fields, bool isTop) =>
        [.. blocks.Select(block => Read(block, fields, isTop)).OfType<PaperBlock>()];

    private static PaperBlock? Read(Block block, FieldReading fields, bool isTop) => block switch
    {
        Markdig.Syntax.HeadingBlock heading => fields.Heading(heading.Level, fields.Read(heading.Inline)),
        Markdig.Syntax.ParagraphBlock paragraph => fields.Paragraph(fields.Read(paragraph.Inline), isTop),
        Markdig.Syntax.ListBlock list => ReadList(list, fields),
        MarkdownQuote quote => fields.Quote(ReadAll(quote, fields, isTop: false)),
        Table table => ReadTable(table, fields),
        Markdig.Syntax.CodeBlock code => new CodeBlock([.. code.Lines.ToString().Split('\n')]),
        ThematicBreakBlock { ThematicChar: '_' } => fields.Answer([]),
        ThematicBreakBlock => new RuleBlock(),
        _ => null,
    };

    private static ListBlock ReadList(Markdig.Syntax.ListBlock list, FieldReading fields) => new(
        list.IsOrdered ? int.TryParse(list.OrderedStart, out var start) ? start : 1 : null,
        [.. list.OfType<ListItemBlock>().Select(item => ReadAll(item, fields, isTop: false))]);

    private static TableBlock ReadTable(Table table, FieldReading fields)
    {
        var width = table.OfType<TableRow>().Max(row => row.Count);
        var rows = table.OfType<TableRow>().Select(row => (row.IsHeader, Cells: ReadRow(row, width, fields))).ToArray();
        var header = rows.FirstOrDefault(row => row.IsHeader).Cells;
        return new TableBlock(
            header.IsDefault || header.All(cell => cell.IsEmpty) ? [] : header,
            [.. rows.Where(row => !row.IsHeader).Select(row => row.Cells)]);
    }

    private static ImmutableArray<ImmutableArray<PaperInline>> ReadRow(TableRow row, int width, FieldReading fields)
    {
        var cells = row.OfType<TableCell>()
            .Select(cell => cell.OfType<Markdig.Syntax.ParagraphBlock>().SelectMany(paragraph => fields.Read(paragraph.Inline)).ToImmutableArray());
        return [.. cells.Concat(Enumerable.Repeat(ImmutableArray<PaperInline>.Empty, width)).Take(width)];
    }
}
