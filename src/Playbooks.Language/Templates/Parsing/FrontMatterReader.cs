using System.Globalization;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Reads the lines between two <c>---</c> at the top of a template file.</summary>
internal sealed class FrontMatterReader
{
    private const string Fence = "---";
    private static readonly string[] Keys = ["channel", "subject", "title", "description", "format", "length", "mode"];
    private static readonly string[] Formats = ["text", "html", "markdown"];
    private static readonly string[] Modes = ["template", "script"];

    private readonly Excerpt _file;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly Dictionary<string, TextSpan> _values = new(StringComparer.Ordinal);

    private FrontMatterReader(SourceText source, ICollection<Diagnostic> diagnostics) =>
        (_file, _diagnostics) = (Excerpt.Whole(source), diagnostics);

    public static TemplateDocument Read(SourceText source, ICollection<Diagnostic> diagnostics) =>
        new FrontMatterReader(source, diagnostics).Read();

    private TemplateDocument Read()
    {
        var first = LineAt(0);
        if (Trimmed(first) != Fence)
        {
            ReportNotOpened(first);
            return new TemplateDocument(FrontMatter.None, _file);
        }
        var lines = new List<TextSpan>();
        for (var start = NextLine(first); start < _file.Text.Length;)
        {
            var line = LineAt(start);
            start = NextLine(line);
            if (Trimmed(line) == Fence)
            {
                lines.ForEach(ReadLine);
                return new TemplateDocument(Build(), _file.Slice(TextSpan.FromBounds(start, _file.Text.Length)));
            }
            lines.Add(line);
        }
        // Where it ends is not known, so that its lines cannot be told from the text's.
        Report(TemplateErrors.FrontMatterNotClosed, first, "the front matter is not closed", "write `---` on a line of its own below it");
        return new TemplateDocument(FrontMatter.None, _file.Slice(new TextSpan(_file.Text.Length, 0)));
    }

    // Lines that look like front matter would go out as part of the message.
    private void ReportNotOpened(TextSpan first)
    {
        var text = Trimmed(first);
        if (text.Length > 0 && text.All(letter => letter is '-' or '–' or '—') && BeginsWithKey(Trimmed(LineAt(NextLine(first)))))
        {
            // Word processors make one long dash of three.
            Report(TemplateErrors.FrontMatterNotOpened, Trim(first), $"`{text}` does not open the front matter", "write three hyphens there, and on a line of their own below it: `---`");
            return;
        }
        if (!BeginsWithKey(text))
        {
            return;
        }
        for (var line = first; line.End < _file.Text.Length; line = LineAt(NextLine(line)))
        {
            if (Trimmed(line) == Fence)
            {
                Report(TemplateErrors.FrontMatterNotOpened, Trim(first), "the front matter is not opened", "write `---` on a line of its own above it");
                return;
            }
        }
        if (text.StartsWith("channel:", StringComparison.Ordinal))
        {
            // No message begins so.
            Report(TemplateErrors.FrontMatterNotOpened, Trim(first), "the front matter is not opened", "write `---` on a line of its own above it, and below it");
        }
    }

    private static bool BeginsWithKey(string line) => Array.Exists(Keys, key => line.StartsWith(key + ":", StringComparison.Ordinal));

    private void ReadLine(TextSpan line)
    {
        var text = Trimmed(line);
        if (text.Length == 0 || text[0] == '#')
        {
            return;
        }
        var colon = _file.Text.IndexOf(':', line.Start, line.Length);
        if (colon < 0)
        {
            Report(TemplateErrors.FrontMatterLine, Trim(line), $"`{text}` is not `key: value`", $"the keys are {Listed(Keys)}");
            return;
        }
        var key = Trim(TextSpan.FromBounds(line.Start, colon));
        var name = TextOf(key);
        if (!Keys.Contains(name, StringComparer.Ordinal))
        {
            Report(TemplateErrors.UnknownKey, key, $"unknown key `{name}`", ClosestName.Help(name, Keys) ?? $"the keys are {Listed(Keys)}");
        }
        else if (!_values.TryAdd(name, Trim(TextSpan.FromBounds(colon + 1, line.End))))
        {
            Report(TemplateErrors.DuplicateKey, key, $"`{name}` is given twice", "keep one of the two lines");
        }
    }

    private FrontMatter Build()
    {
        var channel = OneOf("channel", FrontMatter.Channels);
        return new FrontMatter
        {
            Channel = channel,
            Subject = _values.TryGetValue("subject", out var subject) ? _file.Slice(subject) : null,
            Title = ValueOf("title"),
            Description = ValueOf("description"),
            Length = LengthOf("length"),
            Mode = OneOf("mode", Modes) == "script" ? TemplateMode.Script : TemplateMode.Template,
            Format = (OneOf("format", Formats), channel) switch
            {
                ("html", _) or (null, "web") => TemplateFormat.Html,
                ("markdown", _) or (null, "interview") => TemplateFormat.Markdown,
                _ => TemplateFormat.Text,
            },
        };
    }

    private string? ValueOf(string key) => _values.TryGetValue(key, out var span) ? TextOf(span) : null;

    private int? LengthOf(string key)
    {
        if (ValueOf(key) is not { } text)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0)
        {
            return length;
        }
        Report(TemplateErrors.UnknownWord, _values[key], $"`{text}` is no length", "write how many characters the text may have, such as `length: 160`");
        return null;
    }

    private string? OneOf(string key, IReadOnlyList<string> words)
    {
        if (ValueOf(key) is not { } word || words.Contains(word, StringComparer.Ordinal))
        {
            return ValueOf(key);
        }
        Report(TemplateErrors.UnknownWord, _values[key], $"unknown {key} `{word}`", ClosestName.Help(word, words) ?? $"it is one of {Listed(words)}");
        return null;
    }

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));

    private string TextOf(TextSpan span) => _file.Text.Substring(span.Start, span.Length);

    private string Trimmed(TextSpan span) => TextOf(Trim(span));

    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(_file.Text[start]))
        {
            start++;
        }
        while (end > start && char.IsWhiteSpace(_file.Text[end - 1]))
        {
            end--;
        }
        return TextSpan.FromBounds(start, end);
    }

    // A line without its line break.
    private TextSpan LineAt(int start)
    {
        var end = _file.Text.IndexOf('\n', start);
        return TextSpan.FromBounds(start, end < 0 ? _file.Text.Length : end);
    }

    private int NextLine(TextSpan line) => Math.Min(line.End + 1, _file.Text.Length);

    private void Report(DiagnosticKind kind, TextSpan span, string message, Advice? help) =>
        _diagnostics.Add(kind.At(_file.Locate(span), message, help));
}
