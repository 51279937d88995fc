namespace Playbooks.Retention.Interviews;

/// <summary>How a paper looks in a browser and on paper: A4, black on white, room to write.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root { color-scheme: light; --ink: #1b2529; --soft: #56646a; --line: #c4cdd0; --mark: #17606b; --tint: #f0f5f5; }
        * { box-sizing: border-box; }
        html { background: #e7ebec; }
        body { margin: 2rem auto; padding: 18mm 20mm; max-width: 210mm; background: #fff; color: var(--ink);
          font: 11pt/1.5 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
        h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .5em; break-after: avoid; }
        h1 { font-size: 20pt; margin-top: 0; padding-bottom: .35em; border-bottom: 2pt solid var(--mark); }
        h2 { font-size: 14pt; color: var(--mark); }
        h3 { font-size: 11.5pt; }
        h4, h5, h6 { font-size: 11pt; color: var(--soft); }
        p { margin: 0 0 .7em; orphans: 3; widows: 3; }
        ul, ol { margin: 0 0 .7em; padding-left: 1.5em; }
        li { margin: .15em 0; }
        li > p { margin: 0; }
        li:has(> p > input:first-child) { list-style: none; margin-left: -1.4em; }
        blockquote { margin: .9em 0 .7em; padding: .55em .9em; border-left: 3pt solid var(--mark); background: var(--tint); break-inside: avoid; break-after: avoid; }
        blockquote > :last-child { margin-bottom: 0; }
        table { width: 100%; border-collapse: collapse; margin: 0 0 1em; break-inside: avoid; }
        th, td { padding: .35em .6em; border-bottom: .75pt solid var(--line); text-align: left; vertical-align: top; }
        table:not(:has(th)) td:first-child { width: 34%; color: var(--soft); }
        table:not(:has(th)) tr:first-child td { border-top: .75pt solid var(--line); }
        th { border-bottom: 1.25pt solid var(--mark); }
        pre { margin: 0 0 .7em; padding: .6em .9em; background: var(--tint); white-space: pre-wrap; }
        code { font-family: Consolas, "Liberation Mono", monospace; font-size: .92em; }
        hr { border: 0; border-top: .75pt solid var(--line); margin: 1.4em 0; }
        input { width: 1em; height: 1em; margin: 0 .3em 0 0; vertical-align: -.1em; accent-color: var(--mark); }
        .field { margin: 0 0 1em; break-inside: avoid; }
        .field > span { display: block; font-size: 9pt; color: var(--soft); }
        .room { min-height: 21mm; padding: 1.5mm 2.5mm; border: .75pt solid var(--line); border-radius: 1.5mm; line-height: 1.6; }
        .blank { display: inline-block; min-width: 12em; min-height: 1.2em; border-bottom: .75pt solid var(--soft); vertical-align: baseline; }
        .room:focus, .blank:focus { outline: 2pt solid var(--mark); outline-offset: 1pt; }
        @media (max-width: 48rem) { body { margin: 0; padding: 1.25rem; } .blank { min-width: 8em; } }
        @media print {
          html { background: none; }
          body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        @page { size: A4; margin: 18mm 20mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt Arial, "Liberation Sans", sans-serif; color: #56646a; } }
        """;
}
