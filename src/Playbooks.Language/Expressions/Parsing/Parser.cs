using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Expressions.Parsing;

/// <summary>
/// Tokens to a tree, by descent. From loose to tight: <c>?:</c>, <c>??</c>, <c>or</c>, <c>and</c>, <c>not</c>, bits, equality,
/// order and its word forms, shifts, <c>+ -</c>, <c>* / %</c>, sign, members. A mistake is reported once and stands as an
/// <see cref="ErrorSyntax"/>, and the rest is read on.
/// </summary>
/// <param name="excerpt">The text, for places.</param>
/// <param name="tokens">Its tokens, the end last.</param>
/// <param name="isSilent">Whether characters were skipped, so that what is missing now says nothing new.</param>
/// <param name="diagnostics">Takes the mistakes.</param>
/// <param name="isWorkflow">Whether a type may be marked as one that may be null: <c>int?(x)</c>.</param>
internal sealed partial class Parser(Excerpt excerpt, ImmutableArray<Token> tokens, bool isSilent, ICollection<Diagnostic> diagnostics, bool isWorkflow = false)
{
    private int _at;
    private int _depth;
    private int _reportedAt = -1;

    /// <summary>Whether the limit of depth was met, so that there is no tree of the whole.</summary>
    public bool IsTooDeep { get; private set; }

    private Token Current => tokens[_at];

    private Token Next => tokens[Math.Min(_at + 1, tokens.Length - 1)];

    /// <summary>The whole expression.</summary>
    public SyntaxNode Parse()
    {
        if (Current.Kind == TokenKind.End)
        {
            Report(ExpressionErrors.Empty, TextSpan.FromBounds(0, excerpt.Text.Length), "there is no expression");
            return new ErrorSyntax(Current.Span);
        }
        var root = ParseExpression();
        if (Current.Kind != TokenKind.End)
        {
            ReportUnexpected();
        }
        return root;
    }

    private SyntaxNode ParseExpression()
    {
        if (!Enter())
        {
            return new ErrorSyntax(Current.Span);
        }
        var node = ParseCoalesce();
        if (Current.IsSign("?"))
        {
            Advance();
            var then = ParseExpression();
            Expect(":", ExpressionErrors.Unexpected, "`?` needs `:` and what holds otherwise");
            node = Bounded(new ConditionalSyntax(node, then, ParseExpression()));
        }
        _depth--;
        return node;
    }

    private SyntaxNode ParseCoalesce()
    {
        var left = ParseLogic(isAnd: false);
        if (!Current.IsSign("??"))
        {
            return left;
        }
        Advance();
        if (!Enter())
        {
            return new ErrorSyntax(Current.Span);
        }
        var right = ParseCoalesce();
        _depth--;
        return Bounded(new CoalesceSyntax(left, right));
    }

    private SyntaxNode ParseLogic(bool isAnd)
    {
        var (word, longWord, sign) = isAnd ? ("and", "AndAlso", "&&") : ("or", "OrElse", "||");
        var first = ParseOperand();
        if (!IsOperator())
        {
            return first;
        }
        var operands = ImmutableArray.CreateBuilder<SyntaxNode>();
        operands.Add(first);
        while (IsOperator())
        {
            Advance();
            operands.Add(ParseOperand());
        }
        return Bounded(new LogicSyntax(isAnd, operands.ToImmutable(), first.Span.Union(operands[^1].Span)));

        bool IsOperator() => Current.IsWord(word) || Current.IsWord(longWord) || Current.IsSign(sign);

        SyntaxNode ParseOperand() => isAnd ? ParseNot() : ParseLogic(isAnd: true);
    }

    // `not` reaches over a comparison; `!` holds as tight as in C#. For booleans both readings of `not a == b` agree.
    private SyntaxNode ParseNot()
    {
        if (!Current.IsWord("not"))
        {
            return ParseBits();
        }
        var start = Current.Span;
        Advance();
        if (!Enter())
        {
            return new ErrorSyntax(start);
        }
        var operand = ParseNot();
        _depth--;
        return Bounded(new NotSyntax(operand, start.Union(operand.Span)));
    }

    private SyntaxNode ParseBits()
    {
        var left = ParseEquality();
        while (Operators.Bits(Current) is { } op)
        {
            left = ParseRight(left, op, ParseEquality);
        }
        return left;
    }

    private SyntaxNode ParseEquality()
    {
        var left = ParseOrder();
        while (Operators.Equality(Current) is { } op)
        {
            left = ParseRight(left, op, ParseOrder);
        }
        return left;
    }

    private SyntaxNode ParseOrder()
    {
        var left = ParseShift();
        while (true)
        {
            if (Operators.Order(Current) is { } op)
            {
                left = ParseRight(left, op, ParseShift);
            }
            else if (ParseWordOperator(left) is { } node)
            {
                left = node;
            }
            else
            {
                return left;
            }
        }
    }

    private SyntaxNode ParseShift()
    {
        var left = ParseSum();
        while (Operators.Shift(Current) is { } op)
        {
            left = ParseRight(left, op, ParseSum);
        }
        return left;
    }

    private SyntaxNode ParseSum()
    {
        var left = ParseProduct();
        while (Operators.Sum(Current) is { } op)
        {
            left = ParseRight(left, op, ParseProduct);
        }
        return left;
    }

    private SyntaxNode ParseProduct()
    {
        var left = ParseUnary();
        while (Operators.Product(Current) is { } op)
        {
            left = ParseRight(left, op, ParseUnary);
        }
        return left;
    }

    private SyntaxNode ParseRight(SyntaxNode left, BinaryOperator op, Func<SyntaxNode> parse)
    {
        var span = Current.Span;
        Advance();
        return Bounded(new BinarySyntax(op, span, left, parse()));
    }

    // A tree that is too high is replaced where it passes the limit, so nothing behind this recurses deeper.
    private SyntaxNode Bounded(SyntaxNode node)
    {
        if (node.Height <= ExpressionLimits.Height)
        {
            return node;
        }
        ReportTooDeep(node.Span, $"more than {ExpressionLimits.Height} operators build on one another");
        return new ErrorSyntax(node.Span);
    }

    private bool Enter()
    {
        if (_depth < ExpressionLimits.Nesting)
        {
            _depth++;
            return true;
        }
        ReportTooDeep(Current.Span, $"more than {ExpressionLimits.Nesting} levels stand in one another");
        return false;
    }

    private void ReportTooDeep(TextSpan span, string message)
    {
        if (!IsTooDeep)
        {
            IsTooDeep = true;
            diagnostics.Add(ExpressionErrors.TooDeep.At(excerpt.Locate(span), message, "give parts of it names as derived facts"));
        }
        SkipRest();
    }
}
