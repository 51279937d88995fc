using System.Globalization;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>Literals, names, calls, members and brackets.</summary>
internal sealed partial class Parser
{
    private SyntaxNode ParseUnary()
    {
        var sign = Current;
        if (!sign.IsSign("-") && !sign.IsSign("+") && !sign.IsSign("!"))
        {
            return ParseMembers(ParseValue());
        }
        Advance();
        if (sign.IsSign("-") && Current.Kind == TokenKind.Number && NegativeLiteral(sign.Span) is { } literal)
        {
            return ParseMembers(literal);
        }
        if (!Enter())
        {
            return new ErrorSyntax(sign.Span);
        }
        var operand = ParseUnary();
        _depth--;
        var span = sign.Span.Union(operand.Span);
        return sign.Text switch
        {
            "-" => Bounded(new NegateSyntax(operand, span)),
            "!" => Bounded(new NotSyntax(operand, span)),
            _ => operand,
        };
    }

    // The smallest integers have no positive counterpart, so the sign belongs to the literal.
    private LiteralSyntax? NegativeLiteral(TextSpan sign)
    {
        var token = Current;
        object? value = token.Value switch
        {
            int i => (object)-i,
            uint u when char.IsAsciiDigit(token.Text[^1]) => u == 1u + int.MaxValue ? (object)int.MinValue : -(long)u,
            long l => -l,
            ulong and 1ul + long.MaxValue when token.Text[^1] is not ('U' or 'u') => long.MinValue,
            double d => -d,
            float f => -f,
            decimal m => -m,
            _ => null,
        };
        if (value is null || DurationUnit.IsUnit(Next.Text) || DurationUnit.HasNoFixedLength(Next.Text))
        {
            return null;
        }
        Advance();
        return new LiteralSyntax(value, "-" + token.Text, value is double && char.IsAsciiDigit(token.Text[^1]), sign.Union(token.Span));
    }

    private SyntaxNode ParseValue()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return ParseNumber(token);
            case TokenKind.Text:
                Advance();
                return new LiteralSyntax(token.Value, token.Text, false, token.Span);
            case TokenKind.Name when !IsReserved(token) || (token.IsWord("is") && Next.IsSign("(")):
                return ParseName(token);
            case TokenKind.Sign when token.Text == "(":
                return ParseBrackets();
            default:
                ReportMissingValue();
                return new ErrorSyntax(token.Span);
        }
    }

    private SyntaxNode ParseNumber(Token token)
    {
        var unit = Current;
        // A word that is not even nearly a unit is a mistake of another kind.
        if (unit.Kind != TokenKind.Name || IsInfixWord(unit) || Next.IsSign("(") || !DurationUnit.IsMeant(unit.Text))
        {
            return new LiteralSyntax(token.Value, token.Text, token.Value is double && char.IsAsciiDigit(token.Text[^1]), token.Span);
        }
        Advance();
        var span = token.Span.Union(unit.Span);
        if (DurationUnit.TicksOf(unit.Text) is { } ticks)
        {
            var total = Convert.ToDouble(token.Value, CultureInfo.InvariantCulture) * ticks;
            if (Math.Abs(total) < long.MaxValue)
            {
                return new LiteralSyntax(new TimeSpan((long)Math.Round(total)), excerpt.Text.Substring(span.Start, span.Length), false, span);
            }
            Report(ExpressionErrors.MalformedNumber, span, "this duration is too long");
        }
        else
        {
            Report(ExpressionErrors.UnknownUnit, unit.Span, $"`{unit.Text}` is no unit of time", DurationUnit.HasNoFixedLength(unit.Text)
                ? "months and years have no fixed length; write days, or `date.AddMonths(1)`"
                : ClosestName.Help(unit.Text, DurationUnit.Names));
        }
        return new ErrorSyntax(span);
    }

    private SyntaxNode ParseName(Token name)
    {
        Advance();
        if (name.IsWord("if") && StartsValue(Current) && !Current.IsSign("("))
        {
            return Reject(name, "an expression has no `if`", "write the condition alone; one of two values is `iif(condition, this, that)`");
        }
        if (name.IsWord("new"))
        {
            return ParseNew(name);
        }
        if (isWorkflow && Current.IsSign("?") && Current.Span.Start == name.Span.End && Next.IsSign("(") && IsTypeName(name.Text))
        {
            Advance();
        }
        if (Current.IsSign("("))
        {
            var arguments = ParseList(")", ParseArgument, out var end);
            return Bounded(new CallSyntax(null, name.Text, name.Span, arguments, name.Span.Union(end)));
        }
        if (Current.IsSign("=>"))
        {
            return RejectLambda(name.Span);
        }
        if (name.IsWord("true") || name.IsWord("false"))
        {
            return new LiteralSyntax(name.IsWord("true"), name.Text, false, name.Span);
        }
        return name.IsWord("null") ? new LiteralSyntax(null, name.Text, false, name.Span) : new NameSyntax(name.Text, name.Span);
    }

    // The names that C# has for what may be null, of which none is a likely name of a fact.
    private static bool IsTypeName(string name) =>
        name is "bool" or "char" or "sbyte" or "byte" or "short" or "ushort" or "int" or "uint" or "long" or "ulong" or "float" or "double" or "decimal"
            or "Boolean" or "Int32" or "Int64" or "Double" or "Decimal" or "DateTime" or "DateTimeOffset" or "TimeSpan" or "Guid";

    private SyntaxNode ParseBrackets()
    {
        var opening = Current.Span;
        Advance();
        var inner = ParseExpression();
        var end = Close(opening, ")");
        if (Current.IsSign("=>"))
        {
            return RejectLambda(opening.Union(end));
        }
        if (inner is NameSyntax { Name: "int" or "long" or "double" or "decimal" or "string" or "float" or "uint" or "ulong" } type && StartsValue(Current))
        {
            var span = opening.Union(end);
            Report(ExpressionErrors.NotAllowed, span, $"`({type.Name})` before a value is not read as a conversion", $"write `{type.Name}(x)`");
            ParseUnary();
            return new ErrorSyntax(span);
        }
        SyntaxNode spanned = inner with { Span = opening.Union(end) };
        return spanned;
    }

    private SyntaxNode ParseMembers(SyntaxNode target)
    {
        while (true)
        {
            if (Current.IsSign(".") || Current.IsSign("?."))
            {
                var isOptional = Current.IsSign("?.") || target is MemberSyntax { IsOptional: true } or CallSyntax { IsOptional: true };
                Advance();
                if (Current.Kind != TokenKind.Name)
                {
                    ReportHere(ExpressionErrors.ValueExpected, "the name of a member is missing behind the point", MemberHelp(target));
                    return new ErrorSyntax(target.Span);
                }
                target = Bounded(ParseMember(target, Current, isOptional));
            }
            else if (Current.IsSign("["))
            {
                var opening = Current.Span;
                Advance();
                var index = ParseExpression();
                target = Bounded(new IndexSyntax(target, index, target.Span.Union(Close(opening, "]"))));
            }
            else
            {
                return target;
            }
        }
    }

    private SyntaxNode ParseMember(SyntaxNode target, Token name, bool isOptional)
    {
        Advance();
        if (!Current.IsSign("("))
        {
            return new MemberSyntax(target, name.Text, name.Span, isOptional);
        }
        var arguments = ParseList(")", ParseArgument, out var end);
        return new CallSyntax(target, name.Text, name.Span, arguments, target.Span.Union(end), isOptional);
    }

    // An argument is a value, or `x => …`, or `(x) => …`.
    private SyntaxNode ParseArgument()
    {
        var start = Current;
        var inBrackets = start.IsSign("(") && Next.Kind == TokenKind.Name && _at + 3 < tokens.Length && tokens[_at + 2].IsSign(")") && tokens[_at + 3].IsSign("=>");
        if (!inBrackets && !(start.Kind == TokenKind.Name && Next.IsSign("=>")))
        {
            return ParseExpression();
        }
        var name = inBrackets ? Next.Text : start.Text;
        _at += inBrackets ? 4 : 2;
        var body = ParseExpression();
        return Bounded(new LambdaSyntax(name, body, start.Span.Union(body.Span)));
    }
}
