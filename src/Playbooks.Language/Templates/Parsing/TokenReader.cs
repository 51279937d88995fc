using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>The tokens of a template one after the other, and the mistakes found among them.</summary>
internal sealed class TokenReader(Tokens read, Excerpt excerpt, ICollection<Diagnostic> diagnostics)
{
    // Characters that a number with separators may take, and be told so.
    private const int MostOfNumber = 30;

    private readonly IReadOnlyList<Token> _tokens = read.Items;
    private int _at;
    // Inside of brackets and behind a pipe a line break is only whitespace.
    private int _ignoringNewLines;

    public Token Current => _tokens[_at];

    public Token Previous => _tokens[Math.Max(0, _at - 1)];

    public Token Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    /// <summary>Whether nesting went too deep; nothing below is read any more.</summary>
    public bool IsAbandoned { get; private set; }

    public Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End)
        {
            _at++;
        }
        SkipNewLines();
        return token;
    }

    public bool TrySymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
        {
            return false;
        }
        Take();
        return true;
    }

    public void OpenBracket()
    {
        _ignoringNewLines++;
        Take();
    }

    /// <summary>Takes the closing bracket, or reports that the opening one has none.</summary>
    public void CloseBracket(Token open, string symbol)
    {
        _ignoringNewLines--;
        if (Current.IsSymbol(symbol))
        {
            Take();
            return;
        }
        if (EndsStatement)
        {
            Report(TemplateErrors.BracketNotClosed, open.Span, $"`{open.Text}` is not closed", $"write `{symbol}` behind what belongs to it");
            return;
        }
        ReportUnexpected(open.IsSymbol("(") ? "`)` is expected here" : $"`,` or `{symbol}` is expected here");
    }

    /// <summary>Whether a statement may end here.</summary>
    public bool EndsStatement => Current.Kind is TokenKind.NewLine or TokenKind.CodeExit or TokenKind.End or TokenKind.Text || Current.IsSymbol(";");

    /// <summary>Whether something of the current statement has been reported, so that what follows from it is not.</summary>
    public bool HasFailed { get; private set; }

    public void BeginStatement() => HasFailed = false;

    /// <summary>Goes to the end of the statement; what stands before it is reported unless the statement has failed already.</summary>
    public void EndStatement()
    {
        if (!EndsStatement && !HasFailed)
        {
            ReportUnexpected(HelpAtEnd());
        }
        while (!EndsStatement)
        {
            Take();
        }
    }

    private string HelpAtEnd() => Current switch
    {
        var token when token.IsSymbol("=") => "`==` compares",
        var token when token.IsWord("then") => "a condition ends with `}}` or its line; no word stands behind it",
        _ when Previous.Kind == TokenKind.Number && PartedNumber.Help(excerpt.Text.Substring(Previous.Span.Start, Math.Min(MostOfNumber, excerpt.Text.Length - Previous.Span.Start))) is { } help => help,
        _ => "a statement ends with its line, with `;` or with `}}`",
    };

    /// <summary>Takes a token and the line breaks behind it.</summary>
    public Token TakeGreedily()
    {
        _ignoringNewLines++;
        var token = Take();
        _ignoringNewLines--;
        return token;
    }

    /// <summary>Goes to a pipe at the beginning of one of the next lines, and says whether it stands there.</summary>
    public bool ReachPipe()
    {
        var at = _at;
        while (_tokens[at].Kind == TokenKind.NewLine)
        {
            at++;
        }
        if (!_tokens[at].IsSymbol("|") && !_tokens[at].IsSymbol("|>"))
        {
            return false;
        }
        _at = at;
        return true;
    }

    public void Abandon(DiagnosticKind kind, TextSpan span, string message, string help)
    {
        if (!IsAbandoned)
        {
            Report(kind, span, message, help);
        }
        IsAbandoned = true;
        _at = _tokens.Count - 1;
    }

    public void Report(DiagnosticKind kind, TextSpan span, string message, Advice? help = null)
    {
        HasFailed = true;
        // What is missing at the end of a text that was cut off is no mistake of its own.
        if (!IsAbandoned && !(read.IsCutOff && Current.Kind == TokenKind.End))
        {
            diagnostics.Add(kind.At(excerpt.Locate(span), message, help));
        }
    }

    /// <summary>Reports the current token as one that cannot stand here; what is bad has been reported already.</summary>
    public void ReportUnexpected(string expected)
    {
        if (Current.Kind != TokenKind.Bad)
        {
            Report(TemplateErrors.Unexpected, Current.Span, $"unexpected {Describe(Current)}", expected);
        }
    }

    private void SkipNewLines()
    {
        while (_ignoringNewLines > 0 && Current.Kind == TokenKind.NewLine)
        {
            _at++;
        }
    }

    private string Describe(Token token) => token.Kind switch
    {
        TokenKind.NewLine => "end of the line",
        TokenKind.End => "end of the template",
        TokenKind.CodeExit => "end of the code",
        TokenKind.Text => "text",
        TokenKind.CodeEnter => "begin of code",
        _ => $"`{excerpt.Text.Substring(token.Span.Start, token.Span.Length)}`",
    };
}
