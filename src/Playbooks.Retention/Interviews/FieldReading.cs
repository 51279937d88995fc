using System.Collections.Immutable;
using System.Text;
using Markdig.Syntax.Inlines;

namespace Playbooks.Retention.Interviews;

/// <summary>Reads the lines of one paper: numbers its fields, and keeps in mind what was asked last.</summary>
internal sealed class FieldReading
{
    private int _fields;
    private string _asked = "";

    /// <summary>The words alone.</summary>
    public static string TextOf(ImmutableArray<PaperInline> content) =>
        string.Concat(content.Select(part => part switch { TextInline text => text.Text, BreakInline => " ", _ => "" })).Trim();

    public HeadingBlock Heading(int level, ImmutableArray<PaperInline> content)
    {
        _asked = TextOf(content);
        return new HeadingBlock(level, content);
    }

    public QuoteBlock Quote(ImmutableArray<PaperBlock> content)
    {
        _asked = string.Join(' ', content.OfType<ParagraphBlock>().Select(paragraph => TextOf(paragraph.Content)));
        return new QuoteBlock(content);
    }

    /// <summary>A paragraph; one of its own whose only blank stands at its end is a label with room for an answer.</summary>
    public PaperBlock Paragraph(ImmutableArray<PaperInline> content, bool isTop)
    {
        if (isTop && content is [.. var label, BlankInline] && !label.Any(part => part is BlankInline or TickInline))
        {
            _fields--;
            return Answer(Trimmed([.. label]));
        }
        return new ParagraphBlock(content);
    }

    /// <summary>Room for an answer.</summary>
    public AnswerBlock Answer(ImmutableArray<PaperInline> label)
    {
        var words = TextOf(label);
        return new AnswerBlock(++_fields, label, _asked.Length > 0 ? _asked : words);
    }

    /// <summary>The parts of a line.</summary>
    public ImmutableArray<PaperInline> Read(ContainerInline? inlines)
    {
        var parts = new List<PaperInline>();
        if (inlines is not null)
        {
            AddAll(inlines, isBold: false, isItalic: false, parts);
        }
        return Trimmed([.. Joined(parts)]);
    }

    private void AddAll(ContainerInline inlines, bool isBold, bool isItalic, List<PaperInline> parts)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case EmphasisInline emphasis:
                    AddAll(emphasis, isBold || emphasis.DelimiterCount > 1, isItalic || emphasis.DelimiterCount == 1, parts);
                    break;
                case LinkInline link:
                    AddAll(link, isBold, isItalic, parts);
                    break;
                case ContainerInline container:
                    AddAll(container, isBold, isItalic, parts);
                    break;
                default:
                    parts.Add(Leaf(inline, isBold, isItalic));
                    break;
            }
        }
    }

    private PaperInline Leaf(Inline inline, bool isBold, bool isItalic) => inline switch
    {
        LineBreakInline { IsHard: true } => new BreakInline(),
        LineBreakInline => new TextInline(" ", isBold, isItalic, IsCode: false),
        CodeInline code => new TextInline(code.Content, isBold, isItalic, IsCode: true),
        HtmlEntityInline entity => new TextInline(entity.Transcoded.ToString(), isBold, isItalic, IsCode: false),
        AutolinkInline link => new TextInline(link.Url, isBold, isItalic, IsCode: false),
        BlankMark => new BlankInline(++_fields),
        TickMark tick => new TickInline(++_fields, tick.IsTicked),
        _ => new TextInline(inline.ToString() ?? "", isBold, isItalic, IsCode: false),
    };

    // One run for words of one look: what was escaped came in pieces.
    private static IEnumerable<PaperInline> Joined(List<PaperInline> parts)
    {
        TextInline? open = null;
        var words = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is TextInline text && open is not null && open with { Text = text.Text } == text)
            {
                words.Append(text.Text);
                continue;
            }
            if (open is not null)
            {
                yield return open with { Text = words.ToString() };
            }
            words.Clear();
            open = part as TextInline;
            words.Append(open?.Text);
            if (open is null)
            {
                yield return part;
            }
        }
        if (open is not null)
        {
            yield return open with { Text = words.ToString() };
        }
    }

    // Nothing but spaces says nothing at the end of a line.
    private static ImmutableArray<PaperInline> Trimmed(ImmutableArray<PaperInline> parts) =>
        parts is [.. var rest, TextInline last] && last.Text.TrimEnd() is var kept && kept.Length < last.Text.Length
            ? kept.Length == 0 ? Trimmed([.. rest]) : [.. rest, last with { Text = kept }]
            : parts;
}
