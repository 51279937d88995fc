using System.Collections.Immutable;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;

namespace Playbooks.Language.Templates.Parsing;

/// <summary>
/// Reads expressions. Arguments are separated by spaces and take all operators to their right: <c>f a + 1 b</c> is
/// <c>f(a + 1, b)</c>. A call inside of arguments needs parentheses.
/// </summary>
internal sealed class ExpressionParser(TokenReader tokens, Func<Token, ImmutableArray<Statement>> readBlock)
{
    /// <summary>Levels that an expression may have.</summary>
    public const int MaxHeight = 200;

    private const string Expected = "an expression is expected here";
    private const string Shorten = "assign parts of it to variables first";
    private static readonly string TooHigh = $"an expression of more than {MaxHeight} levels";

    private readonly OperandParser _operands = new(tokens);
    private int _depth;

    /// <summary>Words that end a list of arguments, as `limit` does behind `for x in xs`.</summary>
    public bool StopsAtLoopOptions { get; set; }

    // Between `?` and `:` a colon belongs to the choice, never to a named argument.
    private bool _namesAllowed = true;

    public Expression Read()
    {
        Descend();
        var expression = ReadUnpiped();
        while (tokens.ReachPipe())
        {
            tokens.TakeGreedily();
            expression = Bounded(new Pipe(expression, ReadUnpiped()));
        }
        _depth--;
        return expression;
    }

    /// <summary>An expression that stops at <c>,</c> and at <c>||</c>, between which <c>when</c> lists its values.</summary>
    public Expression ReadWhenValue() => ReadBinary(BinaryOperators.Precedence(BinaryOperator.Or), isArgument: false);

    /// <summary>A name with members and elements, without operators.</summary>
    public Expression ReadPath() => _operands.Read(this);

    private Expression ReadUnpiped()
    {
        var condition = ReadBinary(0, isArgument: false);
        if (!tokens.Current.IsSymbol("?"))
        {
            return condition;
        }
        tokens.TakeGreedily();
        var outer = _namesAllowed;
        _namesAllowed = false;
        var then = Read();
        _namesAllowed = outer;
        if (!tokens.TrySymbol(":"))
        {
            tokens.ReportUnexpected("a choice is written `condition ? one : other`");
            return Bounded(new Conditional(condition, then, new Unreadable(tokens.Current.Span with { Length = 0 })));
        }
        return Bounded(new Conditional(condition, then, Read()));
    }

    /// <summary>An expression of operators that bind tighter than a precedence.</summary>
    public Expression ReadBinary(int precedence, bool isArgument)
    {
        Descend();
        var left = ReadUnary(isArgument);
        if (!isArgument && CanBeCalled(left) && StartsArgument())
        {
            left = ReadCall(left, precedence);
        }
        while (BinaryOperators.Find(tokens.Current) is { } found && BinaryOperators.Precedence(found) is var binds && binds > precedence)
        {
            var span = tokens.Take().Span;
            left = Bounded(new Binary(left, found, span, ReadBinary(binds, isArgument)));
        }
        _depth--;
        return left;
    }

    private Expression ReadUnary(bool isArgument)
    {
        UnaryOperator? found = tokens.Current switch
        {
            { Kind: not TokenKind.Symbol } => null,
            { Value: "!" } => UnaryOperator.Not,
            { Value: "-" } => UnaryOperator.Negate,
            { Value: "+" } => UnaryOperator.Plus,
            { Value: "^" } => UnaryOperator.Expand,
            { Value: "@" } => UnaryOperator.Alias,
            _ => null,
        };
        if (found is { } unary)
        {
            var start = tokens.Take().Span;
            var operand = ReadBinary(BinaryOperators.UnaryPrecedence, isArgument || unary is UnaryOperator.Alias);
            return Bounded(new Unary(start.Union(operand.Span), unary, operand));
        }
        if (tokens.Current.IsSymbol("++") || tokens.Current.IsSymbol("--"))
        {
            var symbol = tokens.Take();
            var target = _operands.Read(this);
            return Incremented(symbol, target, symbol.Span.Union(target.Span), isPrefix: true);
        }
        var value = _operands.Read(this);
        return tokens.Current.IsSymbol("++") || tokens.Current.IsSymbol("--")
            ? Incremented(tokens.Current, value, value.Span.Union(tokens.Take().Span), isPrefix: false)
            : value;
    }

    private Increment Incremented(Token symbol, Expression target, TextSpan span, bool isPrefix)
    {
        if (target is not (Name or LocalName or Member or Element))
        {
            tokens.Report(TemplateErrors.NotAssignable, target.Span, $"`{symbol.Text}` needs a variable", null);
        }
        return new Increment(span, target, symbol.Text == "++" ? 1 : -1, isPrefix);
    }

    // A call without parentheses: arguments up to the end of the statement, a pipe, a choice or a bracket.
    private Expression ReadCall(Expression target, int precedence)
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        do
        {
            if (_namesAllowed && StartsNamedArgument())
            {
                var name = OperandParser.AsName(tokens.Take());
                tokens.Take();
                arguments.Add(new Argument(name, _operands.Read(this)));
            }
            else
            {
                arguments.Add(new Argument(null, ReadBinary(precedence, isArgument: true)));
            }
        }
        while (StartsArgument());
        return Bounded(new Call(target.Span.Union(arguments[^1].Value.Span), target, arguments.ToImmutable(), IsExplicit: false));
    }

    private bool StartsNamedArgument() => tokens.Current.Kind == TokenKind.Identifier && tokens.Next.IsSymbol(":");

    private bool StartsArgument() => tokens.Current switch
    {
        { Kind: TokenKind.Identifier } => !(StopsAtLoopOptions && IsLoopOption()),
        { Kind: TokenKind.LocalIdentifier or TokenKind.Number or TokenKind.TextLiteral or TokenKind.InterpolationStart } => true,
        { Kind: TokenKind.Symbol, Value: "(" or "[" or "{" or "!" or "@" or "^" } => true,
        _ => false,
    };

    private bool IsLoopOption() =>
        tokens.Current.IsWord("reversed") || (tokens.Current.Text is "limit" or "offset" or "cols" && tokens.Next.IsSymbol(":"));

    private static bool CanBeCalled(Expression expression) => expression is Name or LocalName or Member or Element or Parenthesised or Call { IsExplicit: true };

    private void Descend()
    {
        if (++_depth > 2 * MaxHeight)
        {
            tokens.Abandon(TemplateErrors.TooDeep, tokens.Current.Span, TooHigh, Shorten);
        }
    }

    /// <summary>The expression, unless it has grown higher than later stages follow.</summary>
    public Expression Bounded(Expression expression)
    {
        if (expression.Height <= MaxHeight)
        {
            return expression;
        }
        tokens.Abandon(TemplateErrors.TooDeep, expression.Span, TooHigh, Shorten);
        return new Unreadable(expression.Span);
    }

    /// <summary>Reads inside of brackets, where names of arguments and all words are allowed again.</summary>
    public Expression ReadInBrackets()
    {
        var (names, stops) = (_namesAllowed, StopsAtLoopOptions);
        (_namesAllowed, StopsAtLoopOptions) = (true, false);
        var expression = Read();
        (_namesAllowed, StopsAtLoopOptions) = (names, stops);
        return expression;
    }

    /// <summary><c>do … end</c>: the statements come from the parser of statements.</summary>
    public AnonymousFunction ReadAnonymous()
    {
        var keyword = tokens.Take();
        var (names, stops) = (_namesAllowed, StopsAtLoopOptions);
        (_namesAllowed, StopsAtLoopOptions) = (true, false);
        var body = readBlock(keyword);
        (_namesAllowed, StopsAtLoopOptions) = (names, stops);
        return new AnonymousFunction(keyword.Span, body);
    }

    public Expression Missing()
    {
        tokens.ReportUnexpected(tokens.Previous.IsSymbol("%") ? "`%` gives what is left of a division; a tenth of a value is `0.1 * value`" : Expected);
        return new Unreadable(tokens.Current.Span);
    }
}
