using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>What is said about mistakes, each once.</summary>
internal sealed partial class Parser
{
    private const string LambdaHelp = "at least is written `>=`; about the elements of a list it is an argument: `list.Any(x => x > 3)`";

    private void Advance() => _at = Math.Min(_at + 1, tokens.Length - 1);

    private void Expect(string sign, DiagnosticKind kind, string message)
    {
        if (Current.IsSign(sign))
        {
            Advance();
            return;
        }
        ReportHere(kind, message);
    }

    private TextSpan Close(TextSpan opening, string closing)
    {
        var token = Current;
        if (token.IsSign(closing))
        {
            Advance();
            return token.Span;
        }
        if (token.Kind == TokenKind.End)
        {
            Report(ExpressionErrors.BracketNotClosed, opening, $"this bracket is not closed; `{closing}` is missing");
        }
        else
        {
            ReportHere(ExpressionErrors.Unexpected, $"{Describe(token)} stands where `{closing}` or an operator has to");
        }
        return token.Span;
    }

    private ErrorSyntax RejectLambda(TextSpan parameter)
    {
        var span = parameter.Union(Current.Span);
        Advance();
        ParseExpression();
        Report(ExpressionErrors.StrayLambda, span, "`=>` stands outside of a list method", LambdaHelp);
        return new ErrorSyntax(span);
    }

    // What follows belongs to the rejected thing, and is not looked at.
    private ErrorSyntax Reject(Token word, string message, string help)
    {
        Report(ExpressionErrors.NotAllowed, word.Span, message, help);
        if (Current.IsSign("("))
        {
            ParseMembersOf();
        }
        else
        {
            SkipRest();
        }
        return new ErrorSyntax(word.Span);
    }

    private void ParseMembersOf(string open = "(", string close = ")")
    {
        var depth = 0;
        do
        {
            depth += Current.IsSign(open) ? 1 : Current.IsSign(close) ? -1 : 0;
            Advance();
        }
        while (depth > 0 && Current.Kind != TokenKind.End);
    }

    private void ReportUnexpected()
    {
        var token = Current;
        var (message, help) = token.Text switch
        {
            "=>" => ("`=>` stands outside of a list method", LambdaHelp),
            "+=" or "-=" or "*=" or "/=" or "%=" or "++" => ($"`{token.Text}` changes a value, and an expression only reads", (string?)"write the new value itself: `x + 1`"),
            ")" or "]" => ($"`{token.Text}` closes a bracket that was not opened", null),
            _ => ($"{Describe(token)} stands where an operator or the end has to", OperatorHelp(token)),
        };
        var kind = token.Text switch
        {
            "=>" => ExpressionErrors.StrayLambda,
            "+=" or "-=" or "*=" or "/=" or "%=" or "++" => ExpressionErrors.NotAllowed,
            _ => ExpressionErrors.Unexpected,
        };
        ReportHere(kind, message, help);
    }

    // What an author may have meant by what stands behind a whole value.
    private string? OperatorHelp(Token token)
    {
        if (_at > 0 && tokens[_at - 1] is { Kind: TokenKind.Number } number && PartedNumber.Help(excerpt.Text[number.Span.Start..]) is { } help)
        {
            return help;
        }
        return token.Kind == TokenKind.Name ? StrayWord.HelpBetween(token.Text) ?? "join conditions with `and` or `or`" : null;
    }

    private void ReportMissingValue()
    {
        var (token, before) = (Current, tokens[Math.Max(0, _at - 1)]);
        if (before.IsSign("=") && token.Text is "<" or ">" && before.Span.End == token.Span.Start)
        {
            ReportHere(ExpressionErrors.Unexpected, $"`={token.Text}` is no operator", new Advice($"write `{token.Text}=`", "=" + token.Text, token.Text + "="));
            return;
        }
        if ((token.IsWord("and") || token.IsWord("or")) && Next.IsSign("("))
        {
            var word = token.IsWord("and") ? "and" : "or";
            ReportHere(ExpressionErrors.Unexpected, $"`{token.Text}` stands before its conditions", $"it stands between them: `account.arr > 5 {word} contact.isLead`");
            Advance();
            ParseMembersOf();
            return;
        }
        if (token.IsSign("["))
        {
            ReportHere(ExpressionErrors.ValueExpected, "a value is missing before `[`", "values stand in round brackets: `in ('Basic', 'Premium')`; a list without entries has `Count == 0`");
            ParseMembersOf("[", "]");
            return;
        }
        var help = before.IsSign("%") ? "`%` gives what is left of a division; a share is compared as the fact has it: `0.5` or `50`"
            : token.Text is "=" or "==" && _at == 0 ? "an expression begins without a sign"
            : null;
        ReportHere(ExpressionErrors.ValueExpected, token.Kind == TokenKind.End ? "a value is missing at the end" : $"a value is missing before {Describe(token)}", help);
    }

    // `31.12.2026` reads as a number with a member.
    private string? MemberHelp(SyntaxNode target)
    {
        var written = target.Span.Union(Current.Span);
        return UnquotedDate.Help(excerpt.Text.Substring(written.Start, written.Length))
            ?? (Current.Kind == TokenKind.Number && target is LiteralSyntax ? "a number has one point, and nothing parts its thousands: `1234.5`" : null);
    }

    // One place gets one report: what follows from it is not news.
    private void ReportHere(DiagnosticKind kind, string message, Advice? help = null)
    {
        if (_reportedAt == _at)
        {
            return;
        }
        _reportedAt = _at;
        if (Current.Text is "{" or "}")
        {
            Report(ExpressionErrors.StrayCharacter, Current.Span, $"`{Current.Text}` does not belong into an expression", "an expression has no braces; a template has them: `{{ … }}`");
            SkipRest();
            return;
        }
        Report(kind, Current.Span, message, help);
    }

    // Nothing behind this point can be read sensibly any more.
    private void SkipRest()
    {
        _at = tokens.Length - 1;
        _reportedAt = _at;
    }

    private void Report(DiagnosticKind kind, TextSpan span, string message, Advice? help = null)
    {
        if (!isSilent && !IsTooDeep)
        {
            diagnostics.Add(kind.At(excerpt.Locate(span), message, help));
        }
    }

    private static string Describe(Token token) => token.Kind == TokenKind.End ? "the end" : $"`{token.Text}`";

    private static bool StartsValue(Token token) =>
        token.Kind is TokenKind.Number or TokenKind.Text || (token.Kind == TokenKind.Name && !IsInfixWord(token)) || token.IsSign("(");

    // Words that join two values. All but the first few may still name something where a value has to stand.
    private static bool IsInfixWord(Token token) =>
        IsReserved(token) || Operators.Equality(token) is not null || Operators.Order(token) is not null
        || Operators.OfText(token) is not null || Operators.Product(token) is not null;

    private static bool IsReserved(Token token) =>
        token.IsWord("and") || token.IsWord("or") || token.IsWord("is") || token.IsWord("in") || token.IsWord("between") || token.IsWord("not");
}
