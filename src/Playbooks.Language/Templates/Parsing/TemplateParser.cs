using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Reads the statements of a template. After a mistake it goes on with the next statement.</summary>
internal sealed class TemplateParser
{
    /// <summary>Blocks that may stand in one another.</summary>
    public const int MaxDepth = 100;

    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;
    private string? _indentation;
    private int _depth;

    private TemplateParser(Excerpt template, ICollection<Diagnostic> diagnostics)
    {
        _tokens = new TokenReader(Tokenizer.Tokenize(template, diagnostics), template, diagnostics);
        _expressions = new ExpressionParser(_tokens);
    }

    /// <summary>The statements of a template; mistakes are reported.</summary>
    public static ImmutableArray<Statement> Parse(Excerpt template, ICollection<Diagnostic> diagnostics)
    {
        var parser = new TemplateParser(template, diagnostics);
        return parser.ReadStatements(Closers.None);
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
                _tokens.Report(TemplateErrors.NoBlock, token.Span, $"`{token.Text}` belongs to no block", Belonging(closer));
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

    private static Closers AsCloser(Token token) => token.Kind != TokenKind.Identifier ? Closers.None : token.Text switch
    {
        "end" => Closers.End,
        "else" => Closers.Else,
        "when" => Closers.When,
        _ => Closers.None,
    };

    private static string Belonging(Closers closer) => closer switch
    {
        Closers.Else => "`else` stands in `if`, `for` and `case`",
        Closers.When => "`when` stands in `case`",
        _ => "`end` closes `if`, `for`, `while`, `case`, `capture` and `with`",
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
        Statement? statement = !isWord ? ReadExpressionStatement() : token.Text switch
        {
            "if" => ReadIf(),
            "for" => ReadFor(),
            "while" => ReadWhile(),
            "case" => ReadCase(),
            "capture" => ReadCapture(),
            "with" => ReadWith(),
            "ret" => ReadReturn(),
            "break" => new Break(_tokens.Take().Span),
            "continue" => new Continue(_tokens.Take().Span),
            "func" or "wrap" or "tablerow" => SkipUnsupportedBlock(),
            "import" or "readonly" => SkipUnsupported(),
            _ => ReadExpressionStatement(),
        };
        return statement is null ? [] : [statement];
    }

    private Statement ReadExpressionStatement()
    {
        var target = _expressions.Read();
        if (_tokens.Current.IsSymbol("=") || BinaryOperators.FindCompound(_tokens.Current) is not null)
        {
            if (target is not (Name or LocalName or Member or Element or Unreadable))
            {
                _tokens.Report(TemplateErrors.NotAssignable, target.Span, "only a variable, a member or an element can be assigned", "`==` compares");
            }
            var symbol = _tokens.Take();
            var value = _expressions.Read();
            return new Assignment(target.Span.Union(value.Span), target, BinaryOperators.FindCompound(symbol), value);
        }
        return new Output(target, _indentation);
    }

    private If ReadIf()
    {
        var keyword = _tokens.Current;
        var branches = ImmutableArray.CreateBuilder<Branch>();
        ImmutableArray<Statement> otherwise = [];
        do
        {
            _tokens.Take();
            var condition = _expressions.Read();
            branches.Add(new Branch(condition, ReadBody(keyword, Closers.Else)));
            if (!_tokens.Current.IsWord("else"))
            {
                break;
            }
            _tokens.Take();
            if (!_tokens.Current.IsWord("if"))
            {
                otherwise = ReadBody(keyword, Closers.None);
                break;
            }
        }
        while (true);
        CloseBlock(keyword);
        return new If(keyword.Span.Union(branches[0].Condition.Span), branches.ToImmutable(), otherwise);
    }

    private For ReadFor()
    {
        var keyword = _tokens.Take();
        var variable = _expressions.ReadPath();
        if (variable is not (Name or LocalName or Unreadable))
        {
            _tokens.Report(TemplateErrors.NotAssignable, variable.Span, "a loop needs a plain variable", "write `for item in list`");
        }
        if (_tokens.Current.IsWord("in"))
        {
            _tokens.Take();
        }
        else
        {
            _tokens.ReportUnexpected("a loop is written `for item in list`");
        }
        _expressions.StopsAtLoopOptions = true;
        var list = _tokens.HasFailed ? new Unreadable(_tokens.Current.Span) : _expressions.Read();
        _expressions.StopsAtLoopOptions = false;
        var options = ReadLoopOptions();
        var span = keyword.Span.Union(_tokens.Previous.Span);
        var body = ReadBody(keyword, Closers.Else);
        var otherwise = ReadElse(keyword);
        CloseBlock(keyword);
        return new For(span, variable, list, options, body, otherwise);
    }

    private LoopOptions ReadLoopOptions()
    {
        var options = new LoopOptions(null, null, false);
        while (_tokens.Current.Kind == TokenKind.Identifier)
        {
            var word = _tokens.Current.Text;
            if (word == "reversed")
            {
                _tokens.Take();
                options = options with { IsReversed = true };
            }
            else if (word is "limit" or "offset" && _tokens.Next.IsSymbol(":"))
            {
                _tokens.Take();
                _tokens.Take();
                var value = _expressions.ReadPath();
                options = word == "limit" ? options with { Limit = value } : options with { Offset = value };
            }
            else
            {
                break;
            }
        }
        return options;
    }

    private While ReadWhile()
    {
        var keyword = _tokens.Take();
        var condition = _expressions.Read();
        var body = ReadBody(keyword, Closers.None);
        CloseBlock(keyword);
        return new While(keyword.Span.Union(condition.Span), condition, body);
    }

    private Case ReadCase()
    {
        var keyword = _tokens.Take();
        var value = _expressions.Read();
        foreach (var early in ReadBody(keyword, Closers.Else | Closers.When))
        {
            if (early is not TextStatement { Text: var text } || !string.IsNullOrWhiteSpace(text))
            {
                _tokens.Report(TemplateErrors.Unexpected, early.Span, "nothing can stand between `case` and its first `when`", "move it behind a `when`");
            }
        }
        var whens = ImmutableArray.CreateBuilder<When>();
        while (_tokens.Current.IsWord("when"))
        {
            _tokens.Take();
            _tokens.BeginStatement();
            var values = ImmutableArray.CreateBuilder<Expression>();
            do
            {
                values.Add(_expressions.ReadWhenValue());
            }
            while (_tokens.TrySymbol(",") || _tokens.TrySymbol("||"));
            whens.Add(new When(values.ToImmutable(), ReadBody(keyword, Closers.Else | Closers.When)));
        }
        var otherwise = ReadElse(keyword);
        CloseBlock(keyword);
        return new Case(keyword.Span.Union(value.Span), value, whens.ToImmutable(), otherwise);
    }

    private Capture ReadCapture()
    {
        var keyword = _tokens.Take();
        var target = _expressions.ReadPath();
        if (target is not (Name or LocalName or Member or Element or Unreadable))
        {
            _tokens.Report(TemplateErrors.NotAssignable, target.Span, "`capture` needs a variable", "write `capture name`");
        }
        var body = ReadBody(keyword, Closers.None);
        CloseBlock(keyword);
        return new Capture(keyword.Span.Union(target.Span), target, body);
    }

    private With ReadWith()
    {
        var keyword = _tokens.Take();
        var target = _expressions.Read();
        var body = ReadBody(keyword, Closers.None);
        CloseBlock(keyword);
        return new With(keyword.Span.Union(target.Span), target, body);
    }

    private Return ReadReturn()
    {
        var keyword = _tokens.Take();
        return new Return(keyword.Span, _tokens.EndsStatement ? null : _expressions.Read());
    }

    private Statement? SkipUnsupported()
    {
        var word = _tokens.Current;
        _tokens.Report(TemplateErrors.NotSupported, word.Span, $"`{word.Text}` is not supported", null);
        SkipStatement();
        return null;
    }

    private Statement? SkipUnsupportedBlock()
    {
        var keyword = _tokens.Current;
        SkipUnsupported();
        ReadBody(keyword, Closers.Else);
        ReadElse(keyword);
        CloseBlock(keyword);
        return null;
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
        _tokens.Report(TemplateErrors.BlockNotClosed, keyword.Span, $"`{keyword.Text}` is not closed", "write `{{ end }}` where its block ends");
    }
}
