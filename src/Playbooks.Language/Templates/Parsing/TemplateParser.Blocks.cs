using System.Collections.Immutable;
using Playbooks.Language.Templates.Syntax;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Choices, loops and the other statements with blocks.</summary>
internal sealed partial class TemplateParser
{
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
        var isTable = _tokens.Current.IsWord("tablerow");
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
        var options = ReadLoopOptions(isTable);
        var span = keyword.Span.Union(_tokens.Previous.Span);
        if (!isTable && !keyword.IsWord("for"))
        {
            _tokens.Report(TemplateErrors.Unexpected, keyword.Span, $"`{keyword.Text}` opens no block", "a loop is written `for item in list`");
        }
        var body = ReadBody(keyword, Closers.Else);
        var otherwise = ReadElse(keyword);
        CloseBlock(keyword);
        return new For(span, isTable, variable, list, options, body, otherwise);
    }

    private LoopOptions ReadLoopOptions(bool isTable)
    {
        var options = new LoopOptions(null, null, null, false);
        while (_tokens.Current.Kind == TokenKind.Identifier)
        {
            var word = _tokens.Current.Text;
            if (word == "reversed")
            {
                _tokens.Take();
                options = options with { IsReversed = true };
            }
            else if ((word is "limit" or "offset" || (isTable && word == "cols")) && _tokens.Next.IsSymbol(":"))
            {
                _tokens.Take();
                _tokens.Take();
                var value = _expressions.ReadPath();
                options = word switch
                {
                    "limit" => options with { Limit = value },
                    "offset" => options with { Offset = value },
                    _ => options with { Columns = value },
                };
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
}
