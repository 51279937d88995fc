using System.Collections.Immutable;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Functions that a template defines, and their use in <c>wrap</c>.</summary>
internal sealed partial class TemplateParser
{
    // name(x, y) = expression
    private Definition ReadInlineDefinition(Name name, Call call)
    {
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        foreach (var argument in call.Arguments)
        {
            if (argument is { Name: null, Value: Name parameter })
            {
                parameters.Add(new Parameter(parameter, null, IsRest: false));
            }
            else
            {
                _tokens.Report(TemplateErrors.Unexpected, argument.Value.Span, "a parameter's name is expected here", "write `name(x, y) = …`");
            }
        }
        _tokens.Take();
        var value = _expressions.Read();
        return new Definition(call.Span, name, parameters.ToImmutable(), [new Return(value.Span, value)]);
    }

    private Statement? ReadDefinition()
    {
        var keyword = _tokens.Take();
        var isLocal = _tokens.Current is { Kind: TokenKind.LocalIdentifier, Value: string { Length: > 0 } local } && !char.IsAsciiDigit(local[0]) && local != "$";
        if (_tokens.Current.Kind != TokenKind.Identifier && !isLocal)
        {
            _tokens.ReportUnexpected("a function is written `func name` or `func name(x, y)`");
            ReadBlock(keyword);
            return null;
        }
        var word = _tokens.Take();
        _defined.Add(word.Text);
        Expression name = isLocal ? new LocalName(word.Span, word.Text) : OperandParser.AsName(word);
        var parameters = _tokens.Current.IsSymbol("(") ? ReadParameters() : (ImmutableArray<Parameter>?)null;
        var span = keyword.Span.Union(_tokens.Previous.Span);
        return new Definition(span, name, parameters, ReadBlock(keyword));
    }

    private ImmutableArray<Parameter> ReadParameters()
    {
        var open = _tokens.Current;
        _tokens.OpenBracket();
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        while (_tokens.Current.Kind == TokenKind.Identifier)
        {
            var name = OperandParser.AsName(_tokens.Take());
            var isRest = _tokens.TrySymbol("...");
            parameters.Add(new Parameter(name, !isRest && _tokens.TrySymbol("=") ? _expressions.ReadInBrackets() : null, isRest));
            CheckParameter(parameters);
            if (isRest || !_tokens.TrySymbol(","))
            {
                break;
            }
        }
        _tokens.CloseBracket(open, ")");
        return parameters.ToImmutable();
    }

    private void CheckParameter(ImmutableArray<Parameter>.Builder parameters)
    {
        var added = parameters[^1];
        if (added is { Default: null, IsRest: false } && parameters.Any(parameter => parameter.Default is not null))
        {
            _tokens.Report(TemplateErrors.Unexpected, added.Name.Span, $"`{added.Name.Text}` needs a default value, for one before it has one", $"write `{added.Name.Text} = …`, or put it first");
        }
        else if (parameters.Count(parameter => parameter.Name.Text == added.Name.Text) > 1)
        {
            _tokens.Report(TemplateErrors.Unexpected, added.Name.Span, $"there are two parameters `{added.Name.Text}`", "give one of them another name");
        }
    }

    private Wrap ReadWrap()
    {
        var keyword = _tokens.Take();
        var target = _expressions.Read();
        if (target is Parenthesised)
        {
            _tokens.Report(TemplateErrors.NotAFunction, target.Span, "`wrap` needs a function by its name, not an expression in brackets", "write `wrap name`, with its arguments behind it");
        }
        return new Wrap(keyword.Span.Union(target.Span), target, ReadBlock(keyword));
    }

    private Statement ReadTarget(Func<TextSpan, Expression, Statement> make)
    {
        var keyword = _tokens.Take();
        var target = _expressions.ReadPath();
        return make(keyword.Span.Union(target.Span), target);
    }
}
