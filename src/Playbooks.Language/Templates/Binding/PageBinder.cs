using System.Collections.Immutable;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>Binds the statements of one page: a template, or a partial in the context of a page that includes it.</summary>
internal sealed class PageBinder
{
    private readonly BindingState _state;
    private readonly PageScope _page;
    private readonly ExpressionBinder _expressions;

    public PageBinder(BindingState state, PageScope page)
    {
        _state = state;
        _page = page;
        _expressions = new ExpressionBinder(state, page);
    }

    /// <summary>Binds a page's statements into it.</summary>
    public static void Bind(BindingState state, PageScope scope, Page page)
    {
        page.Body = new PageBinder(state, scope).BindBlock(state.Parse(scope.Excerpt));
        page.Locals = scope.Locals.Count;
    }

    private BlockNode BindBlock(ImmutableArray<Statement> statements) => new([.. statements.Select(BindStatement)]);

    private StatementNode BindStatement(Statement statement) => statement switch
    {
        TextStatement text => new TextNode(text.Text),
        Output output => BindOutput(output),
        Assignment assignment => BindAssignment(assignment),
        If choice => new IfNode([.. choice.Branches.Select(branch => (_expressions.BindCondition(branch.Condition), BindBlock(branch.Body)))], BindBlock(choice.Else)),
        For loop => BindFor(loop),
        While loop => BindWhile(loop),
        Case choice => BindCase(choice),
        Capture capture => BindCapture(capture),
        Syntax.With with => BindWith(with),
        Return leave => new ReturnNode(leave.Value is null ? null : _expressions.Bind(leave.Value)),
        Break leave => BindJump(leave.Span, "break", Flow.Break),
        Continue leave => BindJump(leave.Span, "continue", Flow.Continue),
        _ => throw new InvalidOperationException($"{statement.GetType().Name} has no binding"),
    };

    private Place At(TextSpan span) => new(_page.Excerpt, span);

    private OutputNode BindOutput(Output output)
    {
        var value = _expressions.Bind(output.Value);
        if (_state.IsStrict && value.Type is ObjectType or RowsType or ListType { Element: ObjectType })
        {
            _state.Report(TemplateErrors.NotWritable, value.Place, $"{(Types.IsList(value.Type) ? "a list of objects" : "an object")} cannot be written as text", "write one of its members");
        }
        return new OutputNode(value, output.Indentation);
    }

    private AssignNode BindAssignment(Assignment assignment)
    {
        var value = _expressions.Bind(assignment.Value);
        if (assignment.Operator is { } symbol)
        {
            var before = _expressions.Bind(assignment.Target);
            value = _expressions.Combine(before, symbol, assignment.Span, value, assignment.Span);
        }
        return new AssignNode(_expressions.BindTarget(assignment.Target, value), value);
    }

    private ForNode BindFor(For loop)
    {
        var list = _expressions.Bind(loop.List);
        var element = Types.ElementOf(list.Type);
        if (element is null)
        {
            _state.Report(TemplateErrors.NotAList, list.Place, $"`{list.Place.Text}` is {list.Type.AuthorName}, and no list to loop over");
        }
        var bounds = new LoopBounds(BindOption(loop.Options.Offset), BindOption(loop.Options.Limit), loop.Options.IsReversed);
        var fact = list.Type is RowsType rows ? rows.Layout.Name : list.FactName;
        var outer = loop.Variable is Name name ? _state.Variables.GetValueOrDefault(name.Text) : null;
        var variable = _expressions.BindLoopVariable(loop.Variable, new Variable(element ?? DataType.Any, fact));
        _state.ForDepth++;
        var body = BindBlock(loop.Body);
        _state.ForDepth--;
        Restore(loop.Variable, outer);
        return new ForNode(variable, list, bounds, body, BindBlock(loop.Else));
    }

    // Behind the loop its variable is again what it was.
    private void Restore(Expression variable, Variable? outer)
    {
        if (variable is not Name name)
        {
            return;
        }
        if (outer is null)
        {
            _state.Variables.Remove(name.Text);
        }
        else
        {
            _state.Variables[name.Text] = outer;
        }
    }

    private ExpressionNode? BindOption(Expression? option)
    {
        if (option is null)
        {
            return null;
        }
        var node = _expressions.Bind(option);
        if (!Types.IsUnknown(node.Type) && !Types.IsNumber(node.Type))
        {
            _state.Report(TemplateErrors.ArgumentType, node.Place, $"`limit` and `offset` are whole numbers, not {node.Type.AuthorName}");
        }
        return node;
    }

    private WhileNode BindWhile(While loop)
    {
        var condition = _expressions.BindCondition(loop.Condition);
        _state.WhileDepth++;
        var body = BindBlock(loop.Body);
        _state.WhileDepth--;
        return new WhileNode(condition, body);
    }

    private CaseNode BindCase(Case choice)
    {
        var value = _expressions.Bind(choice.Value);
        var whens = choice.Whens.Select(when => (when.Values.Select(candidate => BindCandidate(value, candidate)).ToArray(), BindBlock(when.Body))).ToArray();
        return new CaseNode(value, whens, BindBlock(choice.Else));
    }

    private ExpressionNode BindCandidate(ExpressionNode value, Expression candidate)
    {
        var node = _expressions.Bind(candidate);
        _expressions.CheckChoice(value, node);
        return node;
    }

    private CaptureNode BindCapture(Capture capture)
    {
        var body = BindBlock(capture.Body);
        var text = new ConstantNode("") { Place = At(capture.Span), Type = DataType.String };
        return new CaptureNode(_expressions.BindTarget(capture.Target, text), body);
    }

    private WithNode BindWith(Syntax.With with)
    {
        var target = _expressions.Bind(with.Target);
        _state.With = _state.With.Push(target.Type);
        var body = BindBlock(with.Body);
        _state.With = _state.With.Pop();
        return new WithNode(target, body);
    }

    private JumpNode BindJump(TextSpan span, string word, Flow flow)
    {
        if (_state.ForDepth + _state.WhileDepth == 0)
        {
            _state.Report(TemplateErrors.OutsideLoop, At(span), $"`{word}` stands outside of a loop");
        }
        return new JumpNode(flow);
    }
}
