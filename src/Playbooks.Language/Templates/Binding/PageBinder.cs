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
        _expressions = new ExpressionBinder(state, page, function => BindFunction("do", null, function.Body));
    }

    /// <summary>Binds a page's statements into it.</summary>
    public static void Bind(BindingState state, PageScope scope, Page page)
    {
        page.Body = new PageBinder(state, scope).BindBlock(state.Parse(scope.Excerpt, scope.Mode));
    }

    /// <summary>Binds a script that is evaluated: what it does, and then the expression that gives its value, or null.</summary>
    public static (BlockNode Body, ExpressionNode? Value) BindScript(BindingState state, PageScope scope)
    {
        var binder = new PageBinder(state, scope);
        var statements = state.Parse(scope.Excerpt, TemplateMode.Script);
        if (statements is [.. var before, Output last])
        {
            return (binder.BindBlock([.. before]), binder._expressions.Bind(last.Value));
        }
        return (binder.BindBlock(statements), null);
    }

    private BlockNode BindBlock(ImmutableArray<Statement> statements)
    {
        if (_state.IsStrict)
        {
            Reachability.Check(_state, _page, statements);
        }
        return new([.. statements.Select(BindStatement)]);
    }

    private StatementNode BindStatement(Statement statement) => statement switch
    {
        TextStatement text => BindText(text),
        Output output => BindOutput(output),
        Assignment assignment => BindAssignment(assignment),
        If choice => new IfNode([.. choice.Branches.Select(branch => _expressions.BindGuarded(branch.Condition, () => BindBlock(branch.Body)))], BindBlock(choice.Else)),
        For loop => BindFor(loop),
        While loop => BindWhile(loop),
        Case choice => BindCase(choice),
        Capture capture => BindCapture(capture),
        Syntax.With with => BindWith(with),
        Return leave => new ReturnNode(leave.Value is null ? null : _expressions.Bind(leave.Value)),
        Definition definition => BindDefinition(definition),
        Wrap wrap => new WrapNode(BindWrapped(wrap), BindBlock(wrap.Body)),
        ReadOnly lasting => BindReadOnly(lasting),
        Import import => BindImport(import),
        Break leave => BindJump(leave.Span, "break", Flow.Break),
        Continue leave => BindJump(leave.Span, "continue", Flow.Continue),
        _ => throw new InvalidOperationException($"{statement.GetType().Name} has no binding"),
    };

    private Place At(TextSpan span) => new(_page.Excerpt, span);

    private TextNode BindText(TextStatement text)
    {
        _page.Html?.Read(text.Text);
        if (_state.IsStrict)
        {
            SingleBrackets.Check(_state, _page.Excerpt, text.Span);
        }
        return new TextNode(new TextPiece(text.Text, isOfMany: !_state.IsEvaluated));
    }

    private StatementNode BindOutput(Output output)
    {
        if (output.Value is LocalName { Text: "$" })
        {
            return new BlockOutputNode();
        }
        var value = _expressions.Bind(output.Value);
        if (_state.IsStrict && value.Type is ObjectType or RowsType or ListType { Element: ObjectType })
        {
            _state.Report(TemplateErrors.NotWritable, value.Place, $"{(Types.IsList(value.Type) ? "a list of objects" : "an object")} cannot be written as text", "write one of its members");
        }
        if (_page.Html?.WhyUnsafe is { } why && value.MentionedFact is not null && !Types.IsNumber(value.Type) && !Types.IsDate(value.Type))
        {
            _state.Report(TemplateErrors.NotEscaped, value.Place, $"a value {why}, where escaping does not keep it from being code", "write it between tags, or between the quotation marks of an attribute");
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
        var columns = BindOption(loop.Options.Columns);
        var fact = list.Type is RowsType rows ? rows.Layout.Name : list.FactName;
        var outer = loop.Variable is Name name ? _state.Variables.GetValueOrDefault(name.Text) : null;
        var variable = _expressions.BindLoopVariable(loop.Variable, new Variable(element ?? DataType.Any, fact));
        _state.ForDepth++;
        _state.TableDepth += loop.IsTable ? 1 : 0;
        var body = BindBlock(loop.Body);
        _state.ForDepth--;
        _state.TableDepth -= loop.IsTable ? 1 : 0;
        Restore(loop.Variable, outer);
        var otherwise = BindBlock(loop.Else);
        return new ForNode(variable, list, bounds, loop.IsTable ? new TableRows(columns) : null, body, otherwise);
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
            _state.Report(TemplateErrors.ArgumentType, node.Place, $"`limit`, `offset` and `cols` are whole numbers, not {node.Type.AuthorName}");
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

    private DefinitionNode BindDefinition(Definition definition)
    {
        // Known before its body is bound: a function may call itself.
        var target = _expressions.BindDefinition(definition.Name);
        var (name, localSlot) = definition.Name is LocalName local ? ("$" + local.Text, ((LocalNode)target).Slot) : (((Name)definition.Name).Text, (int?)null);
        return new DefinitionNode(target, BindFunction(name, definition.Parameters, definition.Body, localSlot));
    }

    private UserFunction BindFunction(string name, ImmutableArray<Syntax.Parameter>? parameters, ImmutableArray<Statement> body, int? localSlot = null)
    {
        // Loops around a definition are not around its calls, and its parameters are names of its own.
        var outer = (_state.ForDepth, _state.WhileDepth, _state.TableDepth, _state.Assigned, Variables: _state.Variables.ToArray());
        (_state.ForDepth, _state.WhileDepth, _state.TableDepth) = (0, 0, 0);
        _state.Assigned = parameters is null ? outer.Assigned : [];
        var bound = parameters?.Select(BindParameter).ToArray();
        var function = new UserFunction(name, bound) { Page = new Page { Body = new PageBinder(_state, FunctionScope(localSlot is null ? null : name)).BindBlock(body) }, LocalSlot = localSlot };
        if (parameters is not null)
        {
            function.Assigned = [.. _state.Assigned!];
            _state.Variables.Clear();
            Array.ForEach(outer.Variables, variable => _state.Variables[variable.Key] = variable.Value);
        }
        (_state.ForDepth, _state.WhileDepth, _state.TableDepth, _state.Assigned) = (outer.ForDepth, outer.WhileDepth, outer.TableDepth, outer.Assigned);
        return function;
    }

    // A local function knows itself, and none of the variables around it.
    private PageScope FunctionScope(string? localName)
    {
        var scope = new PageScope(_page.Excerpt, _page.Path) { Html = _page.Html };
        if (localName is not null)
        {
            scope.LocalTypes[localName[1..]] = new Variable(DataType.Any, null, IsFunction: true);
        }
        return scope;
    }

    private UserParameter BindParameter(Syntax.Parameter parameter)
    {
        var value = parameter.Default is null ? null : _expressions.Bind(parameter.Default);
        var variable = new Variable(parameter.IsRest ? DataType.ListOf(DataType.Any) : DataType.Any, null);
        var target = (GlobalNode)_expressions.BindLoopVariable(parameter.Name, variable);
        return new UserParameter(parameter.Name.Text, target.Slot, value, parameter.IsRest);
    }

    private ExpressionNode BindWrapped(Wrap wrap) =>
        wrap.Target is Name ? new DynamicCallNode(_expressions.BindCallTarget(wrap.Target), [], []) { Place = At(wrap.Target.Span) } : _expressions.Bind(wrap.Target);

    private ReadOnlyNode BindReadOnly(ReadOnly lasting)
    {
        if (lasting.Target is not Name name)
        {
            _state.Report(TemplateErrors.NotAssignable, At(lasting.Target.Span), "`readonly` needs a plain variable", "write `readonly name`");
            return new ReadOnlyNode(-1);
        }
        return new ReadOnlyNode(_state.SlotOf(name.Text));
    }

    // The members of a closed object are known names from here on; those of others are known to lenient templates alone.
    private ImportNode BindImport(Import import)
    {
        var source = _expressions.Bind(import.Source);
        foreach (var member in Types.MembersOf(source.Type))
        {
            _state.Assign(member, new Variable(Types.MemberOf(source.Type, member) ?? DataType.Any, null));
        }
        return new ImportNode(source);
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
