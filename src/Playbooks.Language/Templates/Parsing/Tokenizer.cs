using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Cuts a template into tokens: text, with whitespace control applied, and the words and symbols of code.</summary>
internal sealed partial class Tokenizer
{
    /// <summary>Characters that a template may have.</summary>
    public const int MaxLength = 1_000_000;

    private readonly Excerpt _excerpt;
    private readonly string _text;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly List<Token> _tokens = [];
    private int _at;
    // The mark at the end of the last code or escape block, which takes whitespace from the text behind it.
    private char _mark;

    private Tokenizer(Excerpt excerpt, ICollection<Diagnostic> diagnostics) =>
        (_excerpt, _text, _diagnostics) = (excerpt, excerpt.Text, diagnostics);

    /// <summary>All tokens, with <see cref="TokenKind.End"/> as the last.</summary>
    public static Tokens Tokenize(Excerpt excerpt, TemplateMode mode, ICollection<Diagnostic> diagnostics)
    {
        var tokenizer = new Tokenizer(excerpt, diagnostics);
        if (excerpt.Text.Length > MaxLength)
        {
            tokenizer.Report(TemplateErrors.TooLong, new TextSpan(MaxLength, 0), $"a template of more than {MaxLength:N0} characters", "move parts of it into partials");
            return new Tokens([new Token(TokenKind.End, new TextSpan(0, 0), null, false)], IsCutOff: true, null);
        }
        tokenizer.ReadAll(mode);
        return new Tokens(tokenizer._tokens, tokenizer._isCutOff, tokenizer._openCode);
    }

    private void ReadAll(TemplateMode mode)
    {
        if (mode == TemplateMode.Script)
        {
            ReadScript(endsAtFence: false);
        }
        else if (mode == TemplateMode.FrontMatter && IsFence())
        {
            _at += Fence.Length;
            ReadScript(endsAtFence: true);
        }
        while (_at < _text.Length && !_isCutOff)
        {
            ReadText();
            if (_at < _text.Length)
            {
                ReadCode();
            }
        }
        Add(TokenKind.End, _at, null);
    }

    // Text up to the next code, escape blocks among it.
    private void ReadText()
    {
        var start = _at;
        while (_at < _text.Length)
        {
            if (_text[_at] == '{' && Peek(1) == '{')
            {
                AddTextBefore(start, MarkAt(_at + 2));
                return;
            }
            if (_text[_at] == '{' && Peek(1) == '%' && PercentsAt(_at + 1) is var percents && Peek(percents + 1) == '{')
            {
                AddTextBefore(start, MarkAt(_at + percents + 2));
                ReadEscapeBlock(percents);
                start = _at;
                continue;
            }
            _at++;
        }
        AddTextBefore(start, '\0');
    }

    private void AddTextBefore(int start, char mark)
    {
        var raw = _text[start.._at];
        var text = Whitespace.TrimAfter(raw, _mark);
        // Behind a greedy mark the line break is gone, and with it the indentation of what follows.
        var startsLine = start == 0 || (_mark == '~' && raw.Length > text.Length && text.Length > 0 && raw[raw.Length - text.Length - 1] == '\n');
        _indentation = mark == '\0' ? Whitespace.IndentationAtEnd(text, startsLine) : null;
        _mark = '\0';
        text = Whitespace.TrimBefore(text, mark);
        if (text.Length > 0)
        {
            Add(TokenKind.Text, start, text);
        }
    }

    private string? _indentation;

    private void ReadEscapeBlock(int percents)
    {
        var start = _at;
        var content = _at + percents + 2;
        content += MarkAt(content) == '\0' ? 0 : 1;
        var close = "}" + new string('%', percents) + "}";
        var end = _text.IndexOf(close, content, StringComparison.Ordinal);
        if (end < 0)
        {
            Report(TemplateErrors.Unterminated, TextSpan.FromBounds(start, content), "the escape block has no end", $"write `{close}` behind it");
            end = _text.Length;
        }
        _at = Math.Min(end + close.Length, _text.Length);
        var mark = end > content && end < _text.Length ? AsMark(_text[end - 1]) : '\0';
        var text = _text[content..(mark == '\0' ? end : end - 1)];
        if (text.Length > 0)
        {
            _tokens.Add(new Token(TokenKind.Text, TextSpan.FromBounds(start, _at), text, false));
        }
        _mark = mark;
    }

    private int PercentsAt(int index)
    {
        var start = index;
        while (index < _text.Length && _text[index] == '%')
        {
            index++;
        }
        return index - start;
    }

    private char MarkAt(int index) => index < _text.Length ? AsMark(_text[index]) : '\0';

    private static char AsMark(char c) => c is '-' or '~' ? c : '\0';

    private char Peek(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private void Add(TokenKind kind, int start, object? value, bool isAfterSpace = false) =>
        _tokens.Add(new Token(kind, TextSpan.FromBounds(start, _at), value, isAfterSpace));

    private void Report(DiagnosticKind kind, TextSpan span, string message, Advice? help = null) =>
        _diagnostics.Add(kind.At(_excerpt.Locate(span), message, help));
}
