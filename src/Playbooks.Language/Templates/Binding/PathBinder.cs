using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>Binds names with their members and elements.</summary>
internal sealed class PathBinder(BindingState state, PageScope page, ExpressionBinder expressions)
{
    private Place At(TextSpan span) => new(page.Excerpt, span);

    /// <summary>A path as a value: functions without arguments are called, and given values are noted as used.</summary>
    public ExpressionNode BindValue(Expression path)
    {
        if (FindFunction(path) is { } function)
        {
            return CallBinder.Called(state, At(path.Span), function, []);
        }
        if (state.IsStrict && NamesOwnFunction(path))
        {
            return new DynamicCallNode(Bind(path), [], []) { Place = At(path.Span) };
        }
        var node = Bind(path);
        state.Use(node.FactName, node.Place);
        // A lenient template may keep a function anywhere.
        return state.IsStrict || node is ConstantNode or LoopVariableNode or ThisNode or ArgumentsNode or EmptyTestNode
            ? node
            : new CalledPathNode(node) { Place = node.Place, Type = node.Type, FactName = node.FactName };
    }

    /// <summary>Whether the name is that of a function of the template.</summary>
    public bool NamesOwnFunction(Expression path) => path switch
    {
        Name { Text: var name } => state.Variables.TryGetValue(name, out var variable) && variable.IsFunction,
        LocalName { Text: var name } => page.LocalTypes.TryGetValue(name, out var variable) && variable.IsFunction,
        _ => false,
    };

    /// <summary>A path as a value that is not called.</summary>
    public ExpressionNode BindFunction(Expression path) => path switch
    {
        _ when FindFunction(path) is { } function => new ConstantNode(new FunctionValue(function)) { Place = At(path.Span) },
        Name or LocalName or Member or Element => Bind(path),
        Parenthesised { Inner: AnonymousFunction or Name or LocalName or Member or Element } inner => BindFunction(inner.Inner),
        _ => expressions.Bind(path),
    };

    /// <summary>The built-in function that a path names, or null.</summary>
    public Function? FindFunction(Expression path) => path switch
    {
        // Functions of our own have no family; a template from elsewhere may use their names for anything.
        Name name when state.IsStrict && !IsVariable(name.Text) => FunctionTable.Find(name.Text),
        Member { Target: Name family, Selected: var name } when IsFamily(family) => FunctionTable.Find($"{family.Text}.{name.Text}"),
        _ => null,
    };

    /// <summary>Whether the path is a member of a family of functions, although there may be no such one.</summary>
    public bool NamesFunction(Expression path) => path is Member { Target: Name family } && IsFamily(family);

    private bool IsOfDates(Member member) => member.Target is Name { Text: "date" } family && IsFamily(family);

    private bool IsFamily(Name name) => FunctionTable.Families.Contains(name.Text) && !IsVariable(name.Text);

    private bool IsVariable(string name) => state.Scope.Names.ContainsKey(name) || state.Variables.ContainsKey(name);

    private ExpressionNode Bind(Expression path) => path switch
    {
        Name name => BindName(name),
        LocalName name => BindLocal(name),
        Member { Target: Name { Text: "for" or "while" or "tablerow" } loop } member when !IsVariable(loop.Text) => BindLoopMember(loop, member),
        Member { Selected.Text: "format" } format when IsOfDates(format) => new DateFormatNode { Place = At(format.Span), Type = DataType.String },
        Member { Selected.Text: "default_format" } format when IsOfDates(format) => new ConstantNode(DateText.ScribanPattern) { Place = At(format.Span), Type = DataType.String },
        Member member when NamesFunction(member) => ReportUnknownFunction(member),
        Member { Target: LocalName { Text: "" } } member => BindArgument(member),
        Member member => BindMember(member),
        Element element => BindElement(element),
        EmptyTest test => new EmptyTestNode(BindTargetOf(test.Target)) { Place = At(test.Span), Type = DataType.Bool },
        _ => expressions.Bind(path),
    };

    // A part of a longer path: only the whole is noted as used.
    private ExpressionNode BindTargetOf(Expression target) =>
        target is Name or LocalName or Member or Element && FindFunction(target) is null ? Bind(target) : expressions.Bind(target);

    private ExpressionNode BindName(Name name)
    {
        var place = At(name.Span);
        if (!IsVariable(name.Text))
        {
            switch (name.Text)
            {
                case "this":
                    return new ThisNode { Place = place, Type = state.IsStrict && state.With.IsEmpty ? TypeOfThis() : DataType.Any };
                case "empty":
                    return new ConstantNode(EmptyObject.Instance) { Place = place };
            }
        }
        if (!state.With.IsEmpty)
        {
            return BindWithName(name, place);
        }
        return BindGlobal(name, place);
    }

    private ExpressionNode BindGlobal(Name name, Place place)
    {
        if (state.Variables.TryGetValue(name.Text, out var variable))
        {
            return new GlobalNode(state.SlotOf(name.Text)) { Place = place, Type = variable.Type, FactName = variable.FactName };
        }
        if (state.Scope.Names.TryGetValue(name.Text, out var type))
        {
            return new GlobalNode(state.SlotOf(name.Text)) { Place = place, Type = type, FactName = name.Text };
        }
        if (FunctionTable.Families.Contains(name.Text))
        {
            return new ConstantNode(FunctionTable.Family(name.Text)) { Place = place };
        }
        if (state.IsStrict)
        {
            state.Report(TemplateErrors.UnknownName, place, $"unknown name `{name.Text}`", UnknownNames.Help(name.Text, state) ?? ClosestName.Help(name.Text, KnownNames()) ?? UnknownNames.GivenNames(state));
        }
        return new GlobalNode(state.SlotOf(name.Text)) { Place = place };
    }

    private ObjectType TypeOfThis() => new(
        state.Scope.Names.SetItems(state.Variables.Select(variable => KeyValuePair.Create(variable.Key, variable.Value.Type))), IsOpen: false);

    private IEnumerable<string> KnownNames() =>
        state.Scope.Names.Keys.Concat(state.Variables.Keys).Concat(FunctionTable.Families).Concat(["include", "include_join", "raw", "money"]);

    // Inside of `with` a name may be the object's; what it is outside is looked at only when it cannot be.
    private WithNameNode BindWithName(Name name, Place place)
    {
        foreach (var type in state.With)
        {
            if (Types.MemberOf(type, name.Text) is { } member)
            {
                var isSure = type is ObjectType { IsOpen: false };
                var outside = isSure || !(IsVariable(name.Text) || !state.IsStrict)
                    ? new ConstantNode(null) { Place = place }
                    : BindGlobal(name, place);
                return new WithNameNode(name.Text, outside) { Place = place, Type = isSure ? member : DataType.Any };
            }
        }
        var global = BindGlobal(name, place);
        return new WithNameNode(name.Text, global) { Place = place, Type = global.Type, FactName = global.FactName };
    }

    private ExpressionNode BindLocal(LocalName name)
    {
        var place = At(name.Span);
        if (name.Text.Length == 0)
        {
            page.ReadsArguments = true;
            return new ArgumentsNode { Place = place };
        }
        if (ExpressionBinder.IsArgumentNumber(name.Text, out var number))
        {
            page.ReadsArguments = true;
            var argument = number < page.Arguments.Length ? page.Arguments[number] : new Variable(DataType.Any, null);
            var index = new ConstantNode(number) { Place = place };
            return new ElementNode(new ArgumentsNode { Place = place }, index) { Place = place, Type = argument.Type, FactName = argument.FactName };
        }
        var known = page.LocalTypes.GetValueOrDefault(name.Text);
        if (known is null && state.IsStrict)
        {
            state.Report(TemplateErrors.UnknownName, place, $"unknown name `${name.Text}`", ClosestName.Help("$" + name.Text, page.LocalTypes.Keys.Select(local => "$" + local)));
        }
        return new LocalNode(state.LocalSlotOf(name.Text)) { Place = place, Type = known?.Type ?? DataType.Any, FactName = known?.FactName };
    }

    private MemberNode BindArgument(Member member)
    {
        page.ReadsArguments = true;
        var argument = page.NamedArguments.GetValueOrDefault(member.Selected.Text) ?? new Variable(DataType.Any, null);
        return new MemberNode(new ArgumentsNode { Place = At(member.Target.Span) }, member.Selected.Text, member.IsOptional)
        {
            Place = At(member.Span),
            Type = member.Selected.Text == "size" ? DataType.Int : argument.Type,
            FactName = argument.FactName,
        };
    }

    private LoopVariableNode BindLoopMember(Name loop, Member member)
    {
        var isWhile = loop.Text == "while";
        var isTable = loop.Text == "tablerow" || (!isWhile && state.TableDepth > 0);
        var names = isWhile ? LoopVariableNode.OfWhile : isTable ? LoopVariableNode.OfTables : LoopVariableNode.OfFor;
        var name = member.Selected.Text;
        if (!names.Contains(name))
        {
            state.Report(TemplateErrors.UnknownMember, At(member.Selected.Span), $"`{loop.Text}` has no `{name}`", ClosestName.Help(name, names) ?? $"it has {string.Join(", ", names.Select(known => $"`{known}`"))}");
        }
        else if (state.IsStrict && (isWhile ? state.WhileDepth : loop.Text == "tablerow" ? state.TableDepth : state.ForDepth) == 0)
        {
            state.Report(TemplateErrors.OutsideLoop, At(member.Span), $"`{loop.Text}.{name}` stands outside of a loop");
        }
        return new LoopVariableNode(name, isWhile) { Place = At(member.Span), Type = name is "index" or "rindex" or "length" or "col" or "col0" ? DataType.Int : DataType.Bool };
    }

    private ConstantNode ReportUnknownFunction(Member member)
    {
        var family = ((Name)member.Target).Text;
        // Scriban finds nothing there and writes nothing; a message with a hole is a mistake all the same.
        state.Report(
            TemplateErrors.UnknownFunction, At(member.Span), $"unknown function `{family}.{member.Selected.Text}`",
            ClosestName.Find(member.Selected.Text, FunctionTable.NamesIn(family)) is { } close ? Advice.DidYouMean($"{family}.{member.Selected.Text}", $"{family}.{close}") : null);
        return new ConstantNode(null) { Place = At(member.Span) };
    }

    private MemberNode BindMember(Member member)
    {
        var target = BindTargetOf(member.Target);
        var name = member.Selected.Text;
        var type = Types.MemberOf(target.Type, name);
        if (type is null && state.IsStrict)
        {
            var owner = target.Type is ObjectType ? $"`{target.FactName ?? target.Place.Text}`" : target.Type.AuthorName;
            state.Report(TemplateErrors.UnknownMember, At(member.Selected.Span), $"{owner} has no member `{name}`", ClosestName.Help(name, Types.MembersOf(target.Type)) ?? (target.Type is ObjectType ? UnknownNames.HelpWithMember(name, state) : null));
        }
        return new MemberNode(target, name, member.IsOptional)
        {
            Place = At(member.Span),
            Type = type ?? DataType.Any,
            // The parts of a date or a list are read from the fact, and are none themselves.
            FactName = target.FactName is { } fact ? target.Type is ObjectType or AnyType ? $"{fact}.{name}" : fact : null,
        };
    }

    private ElementNode BindElement(Element element)
    {
        var target = BindTargetOf(element.Target);
        var index = expressions.Bind(element.Index);
        var type = index is ConstantNode { Value: string member } ? Types.MemberOf(target.Type, member)
            : Types.IsNumber(index.Type) ? Types.ElementOf(target.Type) : DataType.Any;
        if (type is null && state.IsStrict)
        {
            state.Report(TemplateErrors.UnknownMember, index.Place, $"`{target.Place.Text}` has no element `{index.Place.Text}`");
        }
        var fact = target.Type is RowsType rows ? rows.Layout.Name : target.FactName;
        return new ElementNode(target, index) { Place = At(element.Span), Type = type ?? DataType.Any, FactName = fact };
    }

    /// <summary>What is assigned; a variable is known from here on.</summary>
    public AssignableNode BindTarget(Expression target, Variable variable)
    {
        switch (target)
        {
            case Name name when state.With.IsEmpty:
                CheckNotGiven(name);
                state.Assign(name.Text, variable);
                return new GlobalNode(state.SlotOf(name.Text)) { Place = At(name.Span), Type = variable.Type };
            case Name name:
                return new WithNameNode(name.Text, new ConstantNode(null) { Place = At(name.Span) }) { Place = At(name.Span) };
            case Member { Target: Name { Text: "this" }, Selected: var name } when state.With.IsEmpty && !IsVariable("this"):
                return BindTarget(name, variable);
            case Member { Selected.Text: "format" } format when IsOfDates(format):
                if (state.IsStrict)
                {
                    state.Report(TemplateErrors.GivenAssigned, At(format.Span), "messages write dates as their readers do, which a template cannot change", "write `date.to_string` where a date needs another form");
                }
                return new DateFormatNode { Place = At(format.Span) };
            case Member member:
                CheckNotGiven(RootOf(member));
                return BindMember(member);
            case Element element:
                CheckNotGiven(RootOf(element));
                return BindElement(element);
            default:
                return BindLoopVariable(target, variable);
        }
    }

    /// <summary>The variable of a loop, which may hide a given name while the loop runs.</summary>
    public AssignableNode BindLoopVariable(Expression target, Variable variable)
    {
        switch (target)
        {
            case Name name:
                state.Assigned?.Add(state.SlotOf(name.Text));
                state.Variables[name.Text] = variable;
                return new GlobalNode(state.SlotOf(name.Text)) { Place = At(name.Span), Type = variable.Type };
            case LocalName { Text.Length: > 0 } name when !ExpressionBinder.IsArgumentNumber(name.Text, out _):
                page.LocalTypes[name.Text] = variable;
                return new LocalNode(state.LocalSlotOf(name.Text)) { Place = At(name.Span), Type = variable.Type };
            case Unreadable:
                return new LocalNode(state.LocalSlotOf("")) { Place = At(target.Span) };
            default:
                state.Report(TemplateErrors.NotAssignable, At(target.Span), "only a variable, a member or an element can be assigned");
                return new LocalNode(state.LocalSlotOf("")) { Place = At(target.Span) };
        }
    }

    private static Expression RootOf(Expression path) => path switch
    {
        Member member => RootOf(member.Target),
        Element element => RootOf(element.Target),
        _ => path,
    };

    private void CheckNotGiven(Expression root)
    {
        if (state.IsStrict && root is Name name && state.Scope.Names.ContainsKey(name.Text) && !state.Variables.ContainsKey(name.Text))
        {
            state.Report(TemplateErrors.GivenAssigned, At(name.Span), $"`{name.Text}` is given and cannot be assigned", "assign to another name");
        }
    }
}
