using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>The operators that are words: <c>in</c>, <c>between</c>, <c>is known</c>, <c>starts</c> and their negations.</summary>
internal sealed partial class Parser
{
    private SyntaxNode? ParseWordOperator(SyntaxNode left)
    {
        if (Current.IsWord("is"))
        {
            return ParseIsKnown(left);
        }
        var isNegated = Current.IsWord("not");
        var word = isNegated ? Next : Current;
        if (Current.IsWord("not_in"))
        {
            Advance();
            return ParseIn(left, isNegated: true);
        }
        if (!word.IsWord("in") && !word.IsWord("between") && Operators.OfText(word) is null)
        {
            return null;
        }
        var start = Current.Span;
        _at += isNegated ? 2 : 1;
        if (word.IsWord("in"))
        {
            return ParseIn(left, isNegated);
        }
        if (word.IsWord("between"))
        {
            return ParseBetween(left, isNegated);
        }
        if (Current.IsWord("with") && StartsValue(Next))
        {
            ReportHere(ExpressionErrors.Unexpected, $"`{word.Text}` stands alone, without `with`", new Advice($"write `{word.Text} {Next.Text}`", $"{word.Text} with", word.Text));
            Advance();
        }
        var node = Bounded(new BinarySyntax(Operators.OfText(word)!.Value, start.Union(word.Span), left, ParseSum()));
        return isNegated ? Bounded(new NotSyntax(node, node.Span)) : node;
    }

    private SyntaxNode ParseIsKnown(SyntaxNode left)
    {
        Advance();
        var isNegated = Current.IsWord("not");
        if (isNegated)
        {
            Advance();
        }
        var word = Current;
        if (word.IsWord("known") || word.IsWord("null"))
        {
            Advance();
            // `is null` asks the opposite of `is known`.
            return Bounded(new IsKnownSyntax(left, isNegated != word.IsWord("null"), left.Span.Union(word.Span)));
        }
        ReportHere(ExpressionErrors.Unexpected, $"`is` is followed by `known`, not by {Describe(word)}", StrayWord.HelpBehindIs(word.Text));
        SkipRest();
        return new ErrorSyntax(left.Span);
    }

    private SyntaxNode ParseBetween(SyntaxNode left, bool isNegated)
    {
        var low = ParseSum();
        if (Current.IsWord("and") || Current.IsSign("&&"))
        {
            Advance();
            return Bounded(new BetweenSyntax(left, low, ParseSum(), isNegated));
        }
        ReportHere(ExpressionErrors.Unexpected, "`between` needs `and` and the upper end", "write `x between 1 and 10`");
        SkipRest();
        return new ErrorSyntax(left.Span.Union(low.Span));
    }

    private SyntaxNode ParseIn(SyntaxNode left, bool isNegated)
    {
        ImmutableArray<SyntaxNode> items;
        TextSpan end;
        if (Current.IsSign("("))
        {
            items = ParseList(")", ParseExpression, out end);
        }
        else if (Current.IsWord("the") || Current.IsWord("last") || Current.IsWord("next"))
        {
            ReportHere(ExpressionErrors.Unexpected, $"`in` is followed by values in brackets, not by {Describe(Current)}", "compare it with a day: `account.lastComplaintOn >= today - 30 days`");
            SkipRest();
            return new ErrorSyntax(left.Span);
        }
        else
        {
            items = [ParseSum()];
            end = items[0].Span;
        }
        return Bounded(new InSyntax(left, items, isNegated, left.Span.Union(end)));
    }

    // The opening bracket is the current token; `end` is the closing one.
    private ImmutableArray<SyntaxNode> ParseList(string closing, Func<SyntaxNode> parse, out TextSpan end)
    {
        var opening = Current.Span;
        Advance();
        var items = ImmutableArray.CreateBuilder<SyntaxNode>();
        if (!Current.IsSign(closing) && Current.Kind != TokenKind.End)
        {
            items.Add(parse());
            while (Current.IsSign(","))
            {
                Advance();
                items.Add(parse());
            }
        }
        end = Close(opening, closing);
        return items.ToImmutable();
    }
}
