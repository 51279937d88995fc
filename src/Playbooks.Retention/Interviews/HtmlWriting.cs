using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace Playbooks.Retention.Interviews;

/// <summary>
/// Writes a paper as one HTML page that needs nothing else: no script, no request to anywhere. Its fields can be filled
/// in on the screen and on paper.
/// </summary>
internal sealed class HtmlWriting
{
    private readonly StringBuilder _page = new();

    public static string Write(Paper paper)
    {
        var writing = new HtmlWriting();
        writing.WritePage(paper);
        return writing._page.ToString();
    }

    private void WritePage(Paper paper)
    {
        Line("<!DOCTYPE html>");
        Line($"<html lang=\"{Escape(paper.Language)}\">");
        Line("<head>");
        Line("<meta charset=\"utf-8\">");
        Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        // The page is on its own, whoever opens it: not even a name that got past everything else could load or run something.
        Line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        Line($"<title>{Escape(paper.Title)}</title>");
        Line($"<meta name=\"description\" content=\"{Escape(paper.Subject)}\">");
        if (paper.Author is { } author)
        {
            Line($"<meta name=\"author\" content=\"{Escape(author)}\">");
        }
        Line($"<meta name=\"date\" content=\"{paper.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\">");
        Line($"<style>\n{HtmlStyle.Css}\n</style>");
        Line("</head>");
        Line("<body>");
        Line("<main>");
        WriteAll(paper.Blocks);
        Line("</main>");
        Line("</body>");
        Line("</html>");
    }

    private void WriteAll(ImmutableArray<PaperBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Write(block);
        }
    }

    private void Write(PaperBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Line(string.Create(CultureInfo.InvariantCulture, $"<h{heading.Level}>{Inlines(heading.Content)}</h{heading.Level}>"));
                break;
            case ParagraphBlock paragraph:
                Line($"<p>{Inlines(paragraph.Content)}</p>");
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case QuoteBlock quote:
                Line("<blockquote>");
                WriteAll(quote.Content);
                Line("</blockquote>");
                break;
            case TableBlock table:
                WriteTable(table);
                break;
            case AnswerBlock answer:
                WriteAnswer(answer);
                break;
            case CodeBlock code:
                Line($"<pre><code>{Escape(string.Join('\n', code.Lines))}</code></pre>");
                break;
            case RuleBlock:
                Line("<hr>");
                break;
        }
    }

    private void WriteList(ListBlock list)
    {
        Line(list.Start switch
        {
            null => "<ul>",
            1 => "<ol>",
            var start => string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{start}\">"),
        });
        foreach (var item in list.Items)
        {
            Line("<li>");
            WriteAll(item);
            Line("</li>");
        }
        Line(list.Start is null ? "</ul>" : "</ol>");
    }

    private void WriteTable(TableBlock table)
    {
        Line("<table>");
        if (!table.Header.IsEmpty)
        {
            Line($"<thead><tr>{string.Concat(table.Header.Select(cell => $"<th scope=\"col\">{Inlines(cell)}</th>"))}</tr></thead>");
        }
        Line("<tbody>");
        foreach (var row in table.Rows)
        {
            Line($"<tr>{string.Concat(row.Select(cell => $"<td>{Inlines(cell)}</td>"))}</tr>");
        }
        Line("</tbody>");
        Line("</table>");
    }

    private void WriteAnswer(AnswerBlock answer)
    {
        Line("<div class=\"field\">");
        if (!answer.Label.IsEmpty)
        {
            Line($"<span>{Inlines(answer.Label)}</span>");
        }
        Line($"<div class=\"room\" id=\"{IdOf(answer.Number)}\" contenteditable=\"true\" role=\"textbox\" aria-multiline=\"true\" aria-label=\"{Escape(answer.Asks)}\"></div>");
        Line("</div>");
    }

    private static string Inlines(ImmutableArray<PaperInline> content) => string.Concat(content.Select((part, place) => part switch
    {
        TextInline text => Words(text),
        BreakInline => "<br>\n",
        BlankInline blank => $"<span class=\"blank\" id=\"{IdOf(blank.Number)}\" contenteditable=\"true\" role=\"textbox\" aria-label=\"{Escape(Before(content, place))}\"></span>",
        TickInline tick => $"<input type=\"checkbox\" id=\"{IdOf(tick.Number)}\"{(tick.IsTicked ? " checked" : "")} aria-label=\"{Escape(Behind(content, place))}\">",
        _ => "",
    }));

    private static string Words(TextInline text)
    {
        var words = Escape(text.Text);
        words = text.IsCode ? $"<code>{words}</code>" : words;
        words = text.IsItalic ? $"<em>{words}</em>" : words;
        return text.IsBold ? $"<strong>{words}</strong>" : words;
    }

    // A blank is named by the words before it, a box by those behind it.
    private static string Before(ImmutableArray<PaperInline> content, int place) =>
        place > 0 && content[place - 1] is TextInline text ? text.Text.Trim() : "";

    private static string Behind(ImmutableArray<PaperInline> content, int place) =>
        place + 1 < content.Length && content[place + 1] is TextInline text ? text.Text.Trim() : "";

    private static string IdOf(int field) => string.Create(CultureInfo.InvariantCulture, $"field-{field}");

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private void Line(string line) => _page.Append(line).Append('\n');
}
