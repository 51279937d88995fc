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
}

/// <summary><c>include 'name' …</c></summary>
internal sealed class IncludeNode(Page page, ExpressionNode[] arguments, (string Name, ExpressionNode Value)[] named) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => [.. arguments, .. named.Select(argument => argument.Value)];

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
        var given = new TemplateList(arguments.Select(argument => argument.Evaluate(run)));
        foreach (var (name, value) in named)
        {
            given.SetMember(name, value.Evaluate(run));
        }
        run.Here = Place;
        run.RunPage(page.Body, given);
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
