using System.Globalization;
using System.Numerics;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Parsing;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>Binds expressions: gives names their slots, finds functions, and checks types where they are known.</summary>
internal sealed class ExpressionBinder
{
    private readonly BindingState _state;
    private readonly PageScope _page;
    private readonly PathBinder _paths;
    private readonly CallBinder _calls;
    private readonly Func<AnonymousFunction, UserFunction> _bindFunction;

    public ExpressionBinder(BindingState state, PageScope page, Func<AnonymousFunction, UserFunction> bindFunction)
    {
        _bindFunction = bindFunction;
        _state = state;
        _page = page;
        _paths = new PathBinder(state, page, this);
        _calls = new CallBinder(state, page, this, _paths);
    }

    public ExpressionNode Bind(Expression expression) => expression switch
    {
        Literal literal => new ConstantNode(literal.Value) { Place = At(literal.Span), Type = TypeOf(literal.Value) },
        Name or LocalName or Member or Element or EmptyTest => _paths.BindValue(expression),
        Call call => _calls.Bind(call),
        Pipe pipe => BindPipe(pipe),
        // A function in parentheses is called where it stands, unless `@` is in front of them.
        Parenthesised { Inner: AnonymousFunction function } => new CalledPathNode(Bind(function)) { Place = At(function.Span) },
        Parenthesised inner => Bind(inner.Inner),
        Unary unary => BindUnary(unary),
        Binary binary => BindBinary(binary),
        Conditional choice => BindConditional(choice),
        Increment increment => BindIncrement(increment),
        ListLiteral list => BindList(list),
        ObjectLiteral literal => new ObjectNode([.. literal.Members.Select(member => (member.Name.Text, Bind(member.Value)))]) { Place = At(literal.Span) },
        AnonymousFunction function => new ConstantNode(_bindFunction(function)) { Place = At(function.Span) },
        Interpolated text => new InterpolatedNode([.. text.Parts.Select(Bind)]) { Place = At(text.Span), Type = DataType.String },
        _ => new ConstantNode(null) { Place = At(expression.Span) },
    };

    /// <summary>
    /// Binds what is asked whether it is true. Of the values that always are once they are known, those that have a
    /// name are put to <see cref="Doubtful"/>: to ask for them may mean to ask whether they are known.
    /// </summary>
    public ExpressionNode BindCondition(Expression expression)
    {
        var node = Bind(expression);
        if (_state.IsStrict && expression is not (Literal or Binary or Unary or Parenthesised) && node.Type is not (ScalarType { Kind: ScalarKind.Bool } or AnyType or NullType or ObjectType))
        {
            if (node.IsPath && Doubtful is not null)
            {
                Doubtful.Add((node, _state.MentionsOf(node.Place.Text)));
            }
            else
            {
                WarnAlwaysTrue(node);
            }
        }
        return node;
    }

    /// <summary>Conditions that are guards if what they guard names the same value, with how often it was named before; or null.</summary>
    private List<(ExpressionNode Node, int Mentions)>? Doubtful { get; set; }

    /// <summary>Binds a condition and what it guards, and warns where it guards nothing and always holds.</summary>
    public (ExpressionNode Condition, T Guarded) BindGuarded<T>(Expression condition, Func<T> guarded)
    {
        var outer = Doubtful;
        List<(ExpressionNode Node, int Mentions)> doubtful = [];
        Doubtful = doubtful;
        var node = BindCondition(condition);
        Doubtful = outer;
        var result = guarded();
        foreach (var (doubted, mentions) in doubtful.Where(doubt => _state.MentionsOf(doubt.Node.Place.Text) == doubt.Mentions))
        {
            WarnAlwaysTrue(doubted);
        }
        return (node, result);
    }

    private void WarnAlwaysTrue(ExpressionNode node)
    {
        var text = node.Place.Text;
        var (what, instead) = Types.IsNumber(node.Type) ? ("a number, zero too,", $"`{text} > 0`")
            : Types.IsList(node.Type) ? ("a list, an empty one too,", $"`{text}.size > 0`")
            : Types.IsText(node.Type) ? ("a text, an empty one too,", $"`{text} != \"\"`") : ("any value of this type", $"`{text} == …`");
        _state.Report(TemplateErrors.AlwaysTrue, node.Place, $"{what} counts as true", $"compare it: {instead}; to ask whether it is known, write `{text} != null`");
    }

    /// <summary>What can be assigned, with the variable that it makes known.</summary>
    public AssignableNode BindTarget(Expression target, ExpressionNode value) =>
        _paths.BindTarget(target, new Variable(value.Type, value.FactName, value is ConstantNode { Value: UserFunction }));

    /// <summary>The name of a function that is defined.</summary>
    public AssignableNode BindDefinition(Expression name) => _paths.BindTarget(name, new Variable(DataType.Any, null, IsFunction: true));

    /// <summary>A function called with what stands behind it.</summary>
    public ExpressionNode BindCallTarget(Expression target) => _paths.BindFunction(target);

    public AssignableNode BindLoopVariable(Expression target, Variable variable) => _paths.BindLoopVariable(target, variable);

    private Place At(TextSpan span) => new(_page.Excerpt, span);

    public static DataType TypeOf(object? value) => value switch
    {
        null => DataType.Null,
        bool => DataType.Bool,
        int => DataType.Int,
        long => DataType.Long,
        float => DataType.Float,
        double => DataType.Double,
        decimal => DataType.Decimal,
        string => DataType.String,
        BigInteger => DataType.Any,
        _ => DataType.Any,
    };

    // The value of a pipe is the first argument of the call that is evaluated first on its right.
    private ExpressionNode BindPipe(Pipe pipe)
    {
        if (Piped(pipe.To, pipe.From) is { } call)
        {
            return Bind(call);
        }
        _state.Report(TemplateErrors.NotAFunction, At(pipe.To.Span), "a function is expected behind the pipe", "write `value | function argument`");
        return Bind(pipe.From);
    }

    internal static Expression? Piped(Expression to, Expression from)
    {
        switch (to)
        {
            case Call call:
                return call with { Arguments = call.Arguments.Insert(0, new Argument(null, from)), Span = from.Span.Union(call.Span) };
            case Name or LocalName or Member or Element or Parenthesised:
                return new Call(from.Span.Union(to.Span), to, [new Argument(null, from)], IsExplicit: false);
            case Binary binary when Piped(binary.Left, from) is { } left:
                return binary with { Left = left };
            case Conditional choice when Piped(choice.Condition, from) is { } condition:
                return choice with { Condition = condition };
            case Unary { Operator: not UnaryOperator.Alias } unary when Piped(unary.Operand, from) is { } operand:
                return unary with { Operand = operand };
            default:
                return null;
        }
    }

    private ExpressionNode BindUnary(Unary unary)
    {
        var place = At(unary.Span);
        switch (unary.Operator)
        {
            case UnaryOperator.Alias:
                return _paths.BindFunction(unary.Operand);
            case UnaryOperator.Expand:
                _state.Report(TemplateErrors.Unexpected, place, "`^` spreads a list over the arguments of a call, and stands nowhere else");
                return Bind(unary.Operand);
            case UnaryOperator.Not:
                return new NotNode(BindCondition(unary.Operand)) { Place = place, Type = DataType.Bool };
            default:
                var operand = Bind(unary.Operand);
                if (_state.IsStrict && !Types.IsUnknown(operand.Type) && !Types.IsNumber(operand.Type) && operand.Type != DataType.TimeSpan)
                {
                    _state.Report(TemplateErrors.OperatorType, place, $"a sign needs a number, not {operand.Type.AuthorName}");
                }
                return new SignNode(operand, unary.Operator == UnaryOperator.Negate) { Place = place, Type = operand.Type };
        }
    }

    private ExpressionNode BindBinary(Binary binary)
    {
        var isLogical = binary.Operator is BinaryOperator.And or BinaryOperator.Or;
        var left = isLogical ? BindCondition(binary.Left) : Bind(binary.Left);
        var right = isLogical ? BindCondition(binary.Right) : Bind(binary.Right);
        return Combine(left, binary.Operator, binary.OperatorSpan, right, binary.Span);
    }

    /// <summary>Two values with an operator between them.</summary>
    public ExpressionNode Combine(ExpressionNode left, BinaryOperator symbol, TextSpan symbolSpan, ExpressionNode right, TextSpan span)
    {
        var place = At(span);
        switch (symbol)
        {
            case BinaryOperator.And:
                return new AndNode(left, right) { Place = place, Type = DataType.Bool };
            case BinaryOperator.Or:
                return new OrNode(left, right) { Place = place, Type = DataType.Bool };
            case BinaryOperator.Coalesce:
                return new CoalesceNode(left, right) { Place = place, Type = BindingState.Joined(left.Type, right.Type) };
            case BinaryOperator.AntiCoalesce:
                return new AntiCoalesceNode(left, right) { Place = place, Type = right.Type };
            case BinaryOperator.Equal or BinaryOperator.NotEqual:
                CheckChoice(left, right);
                CheckChoice(right, left);
                return new EqualityNode(left, right, symbol == BinaryOperator.Equal) { Place = place, Type = DataType.Bool };
            case BinaryOperator.RangeInclusive or BinaryOperator.RangeExclusive:
                return new RangeNode(left, right, symbol == BinaryOperator.RangeInclusive) { Place = place, Type = DataType.ListOf(DataType.Long) };
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                if (_state.IsStrict && !Types.CanBeOrdered(left.Type, right.Type))
                {
                    Refuse(symbol, symbolSpan, left, right);
                }
                return new OrderNode(left, symbol, right) { Place = place, Type = DataType.Bool };
            default:
                var type = Types.Result(symbol, left.Type, right.Type);
                if (type is null && _state.IsStrict)
                {
                    Refuse(symbol, symbolSpan, left, right);
                }
                return new ArithmeticNode(left, symbol, symbolSpan, right) { Place = place, Type = type ?? DataType.Any };
        }
    }

    private void Refuse(BinaryOperator symbol, TextSpan symbolSpan, ExpressionNode left, ExpressionNode right) =>
        _state.Report(TemplateErrors.OperatorType, At(symbolSpan), $"`{BinaryOperators.Symbol(symbol)}` does not work on {left.Type.AuthorName} and {right.Type.AuthorName}");

    /// <summary>Reports a text that a choice is compared with and never has.</summary>
    public void CheckChoice(ExpressionNode choice, ExpressionNode value)
    {
        if (_state.IsStrict && choice.Type is ChoiceType type && value is ConstantNode { Value: string text } && type.IndexOf(text) < 0)
        {
            _state.Report(
                TemplateErrors.NotAChoice, value.Place, $"`{choice.Place.Text}` is never `{text}`",
                ClosestName.Help(text, type.Values) ?? $"it is one of {string.Join(", ", type.Values.Select(known => $"`{known}`"))}");
        }
    }

    private ConditionalNode BindConditional(Conditional choice)
    {
        var (condition, then) = BindGuarded(choice.Condition, () => Bind(choice.Then));
        var otherwise = Bind(choice.Else);
        return new ConditionalNode(condition, then, otherwise) { Place = At(choice.Span), Type = BindingState.Joined(then.Type, otherwise.Type) };
    }

    private IncrementNode BindIncrement(Increment increment)
    {
        var before = Bind(increment.Target);
        var one = new ConstantNode(1) { Place = At(increment.Span), Type = before.Type };
        return new IncrementNode(BindTarget(increment.Target, one), increment.By, increment.IsPrefix) { Place = At(increment.Span), Type = before.Type };
    }

    private ListNode BindList(ListLiteral list)
    {
        var items = list.Items.Select(Bind).ToArray();
        var element = items.Length == 0 ? DataType.Any : items.Select(item => item.Type).Aggregate(BindingState.Joined);
        return new ListNode(items) { Place = At(list.Span), Type = DataType.ListOf(element) };
    }

    /// <summary>Whether a name's text is that of a numbered argument.</summary>
    public static bool IsArgumentNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
