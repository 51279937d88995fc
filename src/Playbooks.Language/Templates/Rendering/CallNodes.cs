using Playbooks.Language.Templates.Functions;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>A call of a built-in function, its arguments in the order of its parameters; null for one that is left out.</summary>
internal sealed class CallNode(Function function, ExpressionNode?[] arguments) : ExpressionNode
{
    public Function Function => function;

    public override IEnumerable<ExpressionNode> Operands => arguments.OfType<ExpressionNode>();

    public override object? Evaluate(RenderRun run)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i]?.Evaluate(run);
            // Not known in, not known out; only lenient templates take null for nothing.
            if (values[i] is null && arguments[i] is not null && run.IsStrict && !function.IsNullSafe)
            {
                return null;
            }
        }
        return Invoke(run, Place, function, values);
    }

    public static object? Invoke(RenderRun run, Place place, Function function, object?[] values)
    {
        run.Here = place;
        return run.Spend(1) ? function.Body(new Arguments(run, place, function, values)) : null;
    }
}

/// <summary>A call of a function that a value holds, or with arguments that a list holds.</summary>
internal sealed class DynamicCallNode(ExpressionNode target, (ExpressionNode Value, bool IsExpanded)[] arguments, (string Name, ExpressionNode Value)[] named) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => arguments.Select(argument => argument.Value).Concat(named.Select(argument => argument.Value));

    public override object? Evaluate(RenderRun run)
    {
        var called = target.Evaluate(run);
        if (called is not Callable function)
        {
            run.Fail(TemplateErrors.CallFailed, target.Place, $"`{target.Place.Text}` is {ValueKinds.Describe(called)} and cannot be called");
            return null;
        }
        var values = new List<object?>();
        foreach (var (argument, isExpanded) in arguments)
        {
            var value = argument.Evaluate(run);
            if (isExpanded && ValueKinds.AsList(value) is { } list && run.Create(list.Count))
            {
                values.AddRange(list);
            }
            else
            {
                values.Add(value);
            }
        }
        return function.Invoke(run, Place, values, [.. named.Select(argument => (argument.Name, argument.Value.Evaluate(run)))]);
    }
}

/// <summary>A page of statements with variables of its own: a template or a partial.</summary>
internal sealed class Page
{
    public required BlockNode Body { get; set; }

    /// <summary>Where it begins: the place of what fails before anything in it has one, as plain text does not.</summary>
    public Place Start { get; init; }

    /// <summary>Whether it asks for what it is given as <c>$</c>.</summary>
    public bool ReadsArguments { get; set; }
}

/// <summary>
/// <c>include 'name' …</c>: as in Scriban the partial's name is <c>$0</c>, and what follows begins with <c>$1</c>. A named
/// argument is a member of <c>$</c>, and a local variable.
/// </summary>
internal sealed class IncludeNode(Page page, string partial, ExpressionNode[] arguments, (string Name, int Slot, ExpressionNode Value)[] named) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => [.. arguments, .. named.Select(argument => argument.Value)];

    public int LeastLength => page.Body.LeastLength;

    public override object? Evaluate(RenderRun run)
    {
        var captured = TextOutput.Take();
        var before = run.Redirect(captured);
        Run(run);
        run.Redirect(before);
        return run.Captured(captured);
    }

    /// <summary>Writes the partial where the output stands.</summary>
    public void Run(RenderRun run)
    {
        var locals = named.Length == 0 ? [] : new (int Slot, object? Value)[named.Length];
        var given = Given(run, locals);
        run.Enter(this);
        run.WriteReturned(run.RunPage(page.Body, given, locals));
    }

    private TemplateList? Given(RenderRun run, (int Slot, object? Value)[] locals)
    {
        if (run.IsStrict && !page.ReadsArguments && arguments.Length + named.Length == 0)
        {
            return null;
        }
        var given = new TemplateList([partial, .. arguments.Select(argument => argument.Evaluate(run))]);
        for (var i = 0; i < named.Length; i++)
        {
            var (name, slot, value) = named[i];
            locals[i] = (slot, value.Evaluate(run));
            given.SetMember(name, locals[i].Value);
        }
        return given;
    }
}

/// <summary><c>include_join</c>: what partials write, with something between them, and around them unless they write nothing.</summary>
internal sealed class IncludeJoinNode(ExpressionNode[] partials, ExpressionNode[] around) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => around;

    public override object? Evaluate(RenderRun run) => Joined(run, partials, around);

    public static object? Joined(RenderRun run, IReadOnlyList<ExpressionNode> partials, ExpressionNode[] around)
    {
        var captured = TextOutput.Take();
        var before = run.Redirect(captured);
        for (var i = 0; i < partials.Count && !run.HasFailed; i++)
        {
            Write(run, i == 0 ? null : around[0]);
            Write(run, partials[i]);
        }
        var isEmpty = captured.Length == 0;
        run.Redirect(before);
        var joined = run.Captured(captured);
        if (isEmpty || around.Length == 1 || run.HasFailed)
        {
            return joined;
        }
        captured = TextOutput.Take();
        run.Redirect(captured);
        Write(run, around[1]);
        run.Write(joined?.ToString() ?? "");
        Write(run, around.Length > 2 ? around[2] : null);
        run.Redirect(before);
        return run.Captured(captured);
    }

    private static void Write(RenderRun run, ExpressionNode? node)
    {
        if (node?.Evaluate(run) is { } value)
        {
            // What stands between partials is the author's own, like text outside of code.
            run.Write(node is ConstantNode ? run.TextOf(value) : run.Escaped(value, run.TextOf(value)));
        }
    }
}

/// <summary>An <c>include_join</c> whose names are only known at run time.</summary>
internal sealed class NamedIncludeJoinNode(ExpressionNode names, IReadOnlyDictionary<string, IncludeNode> partials, ExpressionNode[] around) : ExpressionNode
{
    public override object? Evaluate(RenderRun run)
    {
        var found = names.Evaluate(run) is { } value ? ValueKinds.AsList(value) ?? [value] : [];
        var included = new List<ExpressionNode>();
        foreach (var name in found.Select(name => ScribanText.Of(name)))
        {
            if (!run.Create(1))
            {
                return null;
            }
            if (!partials.TryGetValue(name, out var include))
            {
                run.Fail(TemplateErrors.IncludeFailed, names.Place, $"there is no partial `{name}`");
                return null;
            }
            included.Add(include);
        }
        return IncludeJoinNode.Joined(run, included, around);
    }
}

/// <summary>What stands between or around partials: a text, or behind a prefix the name of a partial.</summary>
internal sealed class NamedSeparatorNode(ExpressionNode text, string prefix, IReadOnlyDictionary<string, IncludeNode> partials) : ExpressionNode
{
    public override object? Evaluate(RenderRun run)
    {
        var value = text.Evaluate(run);
        if (value is not string found || !found.StartsWith(prefix, StringComparison.Ordinal))
        {
            return value;
        }
        if (partials.TryGetValue(found[prefix.Length..], out var include))
        {
            return include.Evaluate(run);
        }
        run.Fail(TemplateErrors.IncludeFailed, Place, $"there is no partial `{found[prefix.Length..]}`");
        return null;
    }
}

/// <summary>An include whose name is only known at run time.</summary>
internal sealed class NamedIncludeNode(ExpressionNode name, IReadOnlyDictionary<string, IncludeNode> partials) : ExpressionNode
{
    public override object? Evaluate(RenderRun run)
    {
        var found = ScribanText.Of(name.Evaluate(run));
        if (partials.TryGetValue(found, out var include))
        {
            return include.Evaluate(run);
        }
        run.Fail(TemplateErrors.IncludeFailed, name.Place, $"there is no partial `{found}`");
        return null;
    }
}
