using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Reads the statements of a template. After a mistake it goes on with the next statement.</summary>
internal sealed partial class TemplateParser
{
    /// <summary>Blocks that may stand in one another.</summary>
    public const int MaxDepth = 100;

    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;
    private readonly string _text;
    private string? _indentation;
    private int _depth;

    private TemplateParser(Tokens tokens, Excerpt template, ICollection<Diagnostic> diagnostics)
    {
        _text = template.Text;
        _tokens = new TokenReader(tokens, template, diagnostics);
        _expressions = new ExpressionParser(_tokens, ReadBlock);
    }

    /// <summary>
    /// The statements of a template; mistakes are reported. Code that goes on to the end of the text is one, unless
    /// that may be left open, as Scriban has it, and all of it can be read.
    /// </summary>
    public static ImmutableArray<Statement> Parse(Excerpt template, TemplateMode mode, bool mayEndOpen, ICollection<Diagnostic> diagnostics)
    {
        var tokens = Tokenizer.Tokenize(template, mode, diagnostics);
        var found = new List<Diagnostic>();
        var statements = new TemplateParser(tokens, template, found).ReadStatements(Closers.None);
        if (tokens.OpenCode is { } open)
        {
            // Text that is taken for code is full of mistakes; the only true one is the end that is missing.
            var start = template.Locate(open).Span.Start;
            var isReadable = found.RemoveAll(diagnostic => diagnostic.Location.Span.Start >= start) == 0;
            var kind = mayEndOpen && isReadable ? TemplateErrors.OpenAtEnd : TemplateErrors.Unterminated;
            found.Add(kind.At(template.Locate(open), Tokenizer.NoEnd, Tokenizer.EndCode));
        }
        found.ForEach(diagnostics.Add);
        return statements;
    }

    // The words that may close or divide the block that is read.
    [Flags]
    private enum Closers
    {
        None = 0,
        End = 1,
        Else = 2,
        When = 4,
    }

    private ImmutableArray<Statement> ReadStatements(Closers closers)
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (_tokens.Current.Kind != TokenKind.End)
        {
            var token = _tokens.Current;
            if (AsCloser(token) is var closer && closer != Closers.None)
            {
                if ((closers & closer) != 0)
                {
                    break;
                }
                ReportStray(token, closer);
                SkipStatement();
                continue;
            }
            if (token.Kind == TokenKind.Text)
            {
                statements.Add(new TextStatement(token.Span, _tokens.Take().Text));
            }
            else if (!SkipSeparator(token))
            {
                _tokens.BeginStatement();
                statements.AddRange(ReadStatement());
                _tokens.EndStatement();
            }
        }
        return statements.ToImmutable();
    }

    private Closers AsCloser(Token token) => token.Kind != TokenKind.Identifier ? IsSlash(token) ? Closers.End : Closers.None : token.Text switch
    {
        "end" => Closers.End,
        "else" => Closers.Else,
        "when" => Closers.When,
        _ => _depth > 0 && IsOtherEnd(token) ? Closers.End : Closers.None,
    };

    private static string Belonging(Closers closer) => closer switch
    {
        Closers.Else => "`else` stands in `if`, `for` and `case`",
        Closers.When => "`when` stands in `case`",
        _ => "`end` closes `if`, `for`, `while`, `case`, `capture`, `with`, `func`, `wrap` and `do`",
    };

    private bool SkipSeparator(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.CodeEnter:
                _indentation = (string?)token.Value;
                break;
            case TokenKind.CodeExit:
                _indentation = null;
                break;
            case TokenKind.NewLine:
                break;
            default:
                if (!token.IsSymbol(";"))
                {
                    return false;
                }
                break;
        }
        _tokens.Take();
        return true;
    }

    private void SkipStatement()
    {
        _tokens.Take();
        while (!_tokens.EndsStatement)
        {
            _tokens.Take();
        }
    }

    // None where only a mistake is found.
    private IEnumerable<Statement> ReadStatement()
    {
        var token = _tokens.Current;
        var isWord = token.Kind == TokenKind.Identifier && !_tokens.Next.IsSymbol(".");
        Statement? statement = !isWord ? ReportOtherSign() ? null : ReadExpressionStatement() : token.Text switch
        {
            "if" => ReadIf(),
            "for" or "tablerow" => ReadFor(),
            "while" => ReadWhile(),
            "case" => ReadCase(),
            "capture" => ReadCapture(),
            "with" => ReadWith(),
            "ret" => ReadReturn(),
            "break" => new Break(_tokens.Take().Span),
            "continue" => new Continue(_tokens.Take().Span),
            "func" => ReadDefinition(),
            "wrap" => ReadWrap(),
            "unless" when TakesValue("unless") => ReadUnless(),
            "foreach" or "each" when TakesValue(token.Text) => ReadFor(),
            "readonly" => ReadTarget((span, target) => new ReadOnly(span, target)),
            "import" => ReadTarget((span, source) => new Import(span, source)),
            _ => ReadExpressionStatement(),
        };
        return statement is null ? [] : [statement];
    }

    private Statement ReadExpressionStatement()
    {
        var target = _expressions.Read();
        if (target is Parenthesised { Inner: Name or LocalName or Member or Element } nested && _tokens.Current.IsSymbol("="))
        {
            target = nested.Inner;
        }
        if (_tokens.Current.IsSymbol("=") || BinaryOperators.FindCompound(_tokens.Current) is not null)
        {
            if (target is not (Name or LocalName or Member or Element or Unreadable or Call { IsExplicit: true, Target: Name }))
            {
                _tokens.Report(TemplateErrors.NotAssignable, target.Span, "only a variable, a member or an element can be assigned",
                    target is Call { Target: Name { Text: "assign" or "set" or "let" or "var" } } ? "a variable has no word before it: `name = value`" : "`==` compares");
            }
            if (target is Call { IsExplicit: true, Target: Name name } call && _tokens.Current.IsSymbol("="))
            {
                return ReadInlineDefinition(name, call);
            }
            var symbol = _tokens.Take();
            var value = _expressions.Read();
            return new Assignment(target.Span.Union(value.Span), target, BinaryOperators.FindCompound(symbol), value);
        }
        return new Output(target, _indentation);
    }

    // The statements up to the `end` that belongs to a keyword.
    private ImmutableArray<Statement> ReadBlock(Token keyword)
    {
        var indentation = _indentation;
        var body = ReadBody(keyword, Closers.None);
        CloseBlock(keyword);
        _indentation = indentation;
        return body;
    }

    private Return ReadReturn()
    {
        var keyword = _tokens.Take();
        return new Return(keyword.Span, _tokens.EndsStatement ? null : _expressions.Read());
    }

    // The statements of a block, behind the line that opens it.
    private ImmutableArray<Statement> ReadBody(Token keyword, Closers dividers)
    {
        _tokens.EndStatement();
        if (++_depth > MaxDepth)
        {
            _tokens.Abandon(TemplateErrors.TooDeep, keyword.Span, $"more than {MaxDepth} blocks in one another", "move inner blocks into partials");
        }
        var body = ReadStatements(Closers.End | dividers);
        _depth--;
        _tokens.BeginStatement();
        return body;
    }

    private ImmutableArray<Statement> ReadElse(Token keyword)
    {
        if (!_tokens.Current.IsWord("else"))
        {
            return [];
        }
        _tokens.Take();
        return ReadBody(keyword, Closers.None);
    }

    private void CloseBlock(Token keyword)
    {
        if (_tokens.Current.IsWord("end"))
        {
            _tokens.Take();
            return;
        }
        if (IsSlash(_tokens.Current) || IsOtherEnd(_tokens.Current))
        {
            ReportOtherEnd();
            return;
        }
        _tokens.Report(TemplateErrors.BlockNotClosed, keyword.Span, $"`{keyword.Text}` is not closed", "write `{{ end }}` where its block ends");
    }
}
