using System.Collections.Immutable;
using Playbooks.Language.Templates.Syntax;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>Reads literals, names with their members and elements, and whatever stands in brackets.</summary>
internal sealed class OperandParser(TokenReader tokens)
{
    public static Name AsName(Token token) => new(token.Span, token.Text);

    public Expression Read(ExpressionParser expressions)
    {
        var operand = ReadPlain(expressions);
        while (true)
        {
            if (tokens.Current.IsSymbol(".") || tokens.Current.IsSymbol("?."))
            {
                operand = ReadMember(operand);
            }
            else if (tokens.Current.IsSymbol("[") && !tokens.Current.IsAfterSpace && operand is not (ListLiteral or ObjectLiteral or Unreadable))
            {
                operand = ReadElement(operand, expressions);
            }
            else if (tokens.Current.IsSymbol("(") && !tokens.Current.IsAfterSpace && (operand is Name or LocalName or Member or Element))
            {
                operand = ReadExplicitCall(operand, expressions);
            }
            else
            {
                return operand;
            }
            if (expressions.Bounded(operand) is Unreadable)
            {
                return operand;
            }
        }
    }

    private Expression ReadPlain(ExpressionParser expressions)
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.TextLiteral:
                return new Literal(tokens.Take().Span, token.Value);
            case TokenKind.Identifier when token.Text == "do":
                return expressions.ReadAnonymous();
            case TokenKind.Identifier:
                tokens.Take();
                return token.Text switch
                {
                    "true" => new Literal(token.Span, true),
                    "false" => new Literal(token.Span, false),
                    "null" => new Literal(token.Span, null),
                    _ => AsName(token),
                };
            case TokenKind.LocalIdentifier:
                return new LocalName(tokens.Take().Span, token.Text);
            case TokenKind.InterpolationStart:
                return ReadInterpolated(expressions);
            case TokenKind.Symbol when token.Text == "(":
                tokens.OpenBracket();
                var inner = expressions.ReadInBrackets();
                tokens.CloseBracket(token, ")");
                return new Parenthesised(token.Span.Union(tokens.Previous.Span), inner);
            case TokenKind.Symbol when token.Text == "[":
                return ReadList(expressions);
            case TokenKind.Symbol when token.Text == "{":
                return ReadObject(expressions);
            case TokenKind.Bad:
                return new Unreadable(tokens.Take().Span);
            default:
                return expressions.Missing();
        }
    }

    // Behind one `?.` the whole path is optional.
    private Expression ReadMember(Expression target)
    {
        var isOptional = tokens.Take().IsSymbol("?.") || target is Member { IsOptional: true };
        var name = tokens.Current;
        if (name.Kind != TokenKind.Identifier)
        {
            tokens.ReportUnexpected("a member's name is expected behind the dot");
            return new Unreadable(target.Span);
        }
        tokens.Take();
        if (name.Text is "empty" or "blank" && tokens.Current.IsSymbol("?") && !tokens.Current.IsAfterSpace)
        {
            return new EmptyTest(target.Span.Union(tokens.Take().Span), target);
        }
        return new Member(target, AsName(name), isOptional);
    }

    private Element ReadElement(Expression target, ExpressionParser expressions)
    {
        var open = tokens.Current;
        tokens.OpenBracket();
        var index = expressions.ReadInBrackets();
        tokens.CloseBracket(open, "]");
        return new Element(target.Span.Union(tokens.Previous.Span), target, index);
    }

    private Call ReadExplicitCall(Expression target, ExpressionParser expressions)
    {
        var open = tokens.Current;
        tokens.OpenBracket();
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        while (CanReadItem(")"))
        {
            Name? name = null;
            if (tokens.Current.Kind == TokenKind.Identifier && tokens.Next.IsSymbol(":"))
            {
                name = AsName(tokens.Take());
                tokens.Take();
            }
            arguments.Add(new Argument(name, expressions.ReadInBrackets()));
            if (!tokens.TrySymbol(","))
            {
                break;
            }
        }
        tokens.CloseBracket(open, ")");
        return new Call(target.Span.Union(tokens.Previous.Span), target, arguments.ToImmutable(), IsExplicit: true);
    }

    private ListLiteral ReadList(ExpressionParser expressions)
    {
        var open = tokens.Current;
        tokens.OpenBracket();
        var items = ImmutableArray.CreateBuilder<Expression>();
        while (CanReadItem("]"))
        {
            items.Add(expressions.ReadInBrackets());
            if (!tokens.TrySymbol(","))
            {
                break;
            }
        }
        tokens.CloseBracket(open, "]");
        return new ListLiteral(open.Span.Union(tokens.Previous.Span), items.ToImmutable());
    }

    private ObjectLiteral ReadObject(ExpressionParser expressions)
    {
        var open = tokens.Current;
        var isThird = tokens.Previous.Kind == TokenKind.CodeEnter && !open.IsAfterSpace;
        tokens.OpenBracket();
        var members = ImmutableArray.CreateBuilder<(Name, Expression)>();
        while (CanReadItem("}"))
        {
            if (tokens.Current.Kind is not (TokenKind.Identifier or TokenKind.TextLiteral))
            {
                tokens.ReportUnexpected("members are written `name: value`");
                break;
            }
            var name = AsName(tokens.Take());
            if (!tokens.TrySymbol(":"))
            {
                tokens.ReportUnexpected(isThird ? "a value stands between two brackets, not three: `{{ name }}`" : "members are written `name: value`");
                break;
            }
            members.Add((name, expressions.ReadInBrackets()));
            if (!tokens.TrySymbol(","))
            {
                break;
            }
        }
        tokens.CloseBracket(open, "}");
        return new ObjectLiteral(open.Span.Union(tokens.Previous.Span), members.ToImmutable());
    }

    private bool CanReadItem(string close) =>
        !tokens.Current.IsSymbol(close) && tokens.Current.Kind is not (TokenKind.CodeExit or TokenKind.End);

    private Interpolated ReadInterpolated(ExpressionParser expressions)
    {
        var start = tokens.Take().Span;
        var parts = ImmutableArray.CreateBuilder<Expression>();
        while (tokens.Current.Kind is TokenKind.InterpolationText or TokenKind.InterpolationOpen)
        {
            var token = tokens.Current;
            if (token.Kind == TokenKind.InterpolationText)
            {
                parts.Add(new Literal(tokens.Take().Span, token.Value));
                continue;
            }
            tokens.Take();
            parts.Add(expressions.ReadInBrackets());
            if (tokens.Current.Kind != TokenKind.InterpolationClose)
            {
                tokens.ReportUnexpected("an expression in a text ends with `}`");
                SkipTo(TokenKind.InterpolationClose);
            }
            if (tokens.Current.Kind == TokenKind.InterpolationClose)
            {
                tokens.Take();
            }
        }
        var end = tokens.Current.Kind == TokenKind.InterpolationEnd ? tokens.Take().Span : tokens.Current.Span with { Length = 0 };
        return new Interpolated(start.Union(end), parts.ToImmutable());
    }

    private void SkipTo(TokenKind kind)
    {
        while (tokens.Current.Kind != kind && tokens.Current.Kind is not (TokenKind.CodeExit or TokenKind.End or TokenKind.InterpolationEnd))
        {
            tokens.Take();
        }
    }
}
