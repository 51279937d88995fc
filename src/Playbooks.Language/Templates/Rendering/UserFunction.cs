using Playbooks.Language.Templates.Functions;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>A parameter of a function that a template defines.</summary>
internal sealed record UserParameter(string Name, int Slot, ExpressionNode? Default, bool IsRest);

/// <summary>
/// A function that a template defines. One with parameters has its own names: what it assigns is afterwards again what
/// it was before.
/// </summary>
internal sealed class UserFunction(string name, UserParameter[]? parameters) : Callable
{
    /// <summary>What it does; set once its body, which may call it, is bound.</summary>
    public required Page Page { get; init; }

    /// <summary>The local variable that holds it, or null; it is the only one of those around that the body knows.</summary>
    public int? LocalSlot { get; init; }

    /// <summary>Slots that the body assigns.</summary>
    public IReadOnlyList<int> Assigned { get; set; } = [];

    public override object? Invoke(RenderRun run, Place place, IReadOnlyList<object?> arguments, IReadOnlyList<(string Name, object? Value)> named)
    {
        run.Here = place;
        if (!run.Spend(1))
        {
            return null;
        }
        if (parameters is null)
        {
            var given = new TemplateList(arguments);
            foreach (var (argument, value) in named)
            {
                given.SetMember(argument, value);
            }
            return Run(run, given);
        }
        var values = Placed(run, place, arguments, named);
        if (values is null)
        {
            return null;
        }
        var before = Assigned.Select(slot => run.Globals[slot]).ToArray();
        for (var i = 0; i < parameters.Length; i++)
        {
            run.Globals[parameters[i].Slot] = values[i];
        }
        var result = Run(run, new TemplateList(values));
        for (var i = 0; i < before.Length; i++)
        {
            run.Globals[Assigned[i]] = before[i];
        }
        return result;
    }

    private object? Run(RenderRun run, TemplateList given)
    {
        run.Returned = null;
        run.RunPage(Page.Body, given, LocalSlot is { } slot ? [(slot, this)] : []);
        var result = run.Returned;
        run.Returned = null;
        return result;
    }

    private object?[]? Placed(RenderRun run, Place place, IReadOnlyList<object?> arguments, IReadOnlyList<(string Name, object? Value)> named)
    {
        var hasRest = parameters is [.., { IsRest: true }];
        var plain = parameters!.Length - (hasRest ? 1 : 0);
        var values = new object?[parameters.Length];
        if (arguments.Count > plain && !hasRest)
        {
            run.Fail(TemplateErrors.CallFailed, place, $"`{name}` does not take {arguments.Count} arguments", $"it is defined as `{Usage}`");
            return null;
        }
        for (var i = 0; i < plain; i++)
        {
            var (parameter, byName) = (parameters[i], named.FirstOrDefault(argument => argument.Name == parameters[i].Name));
            if (i >= arguments.Count && byName.Name is null && parameter.Default is null)
            {
                run.Fail(TemplateErrors.CallFailed, place, $"`{name}` needs `{parameter.Name}`", $"it is defined as `{Usage}`");
                return null;
            }
            values[i] = byName.Name is not null ? byName.Value : i < arguments.Count ? arguments[i] : parameter.Default!.Evaluate(run);
        }
        if (hasRest)
        {
            values[^1] = new TemplateList(arguments.Skip(plain));
        }
        return values;
    }

    private string Usage =>
        $"{name}({string.Join(", ", parameters!.Select(parameter => parameter.Name + (parameter.IsRest ? "..." : parameter.Default is null ? "" : " = …")))})";
}

/// <summary>Gives a function its name.</summary>
internal sealed class DefinitionNode(AssignableNode target, UserFunction function) : StatementNode
{
    public override Flow Execute(RenderRun run)
    {
        target.Assign(run, function);
        return Flow.Next;
    }
}

/// <summary><c>wrap f … end</c></summary>
internal sealed class WrapNode(ExpressionNode call, BlockNode body) : StatementNode
{
    public override Flow Execute(RenderRun run)
    {
        run.NextBlock = new WrappedBlock(body, run.Arguments, run.Block);
        var value = call.Evaluate(run);
        run.NextBlock = null;
        if (value is not null)
        {
            run.Write(run.Escaped(value, run.TextOf(value)));
        }
        return Flow.Next;
    }
}

/// <summary><c>$$</c></summary>
internal sealed class BlockOutputNode : StatementNode
{
    public override Flow Execute(RenderRun run) => run.RunBlock();
}

/// <summary><c>readonly x</c></summary>
internal sealed class ReadOnlyNode(int slot) : StatementNode
{
    public override Flow Execute(RenderRun run)
    {
        (run.ReadOnly ??= []).Add(slot);
        return Flow.Next;
    }
}

/// <summary><c>import x</c>: the members of an object become variables.</summary>
internal sealed class ImportNode(ExpressionNode source) : StatementNode
{
    public override Flow Execute(RenderRun run)
    {
        var found = source.Evaluate(run);
        if (!ValueKinds.IsObject(found))
        {
            run.Fail(TemplateErrors.AssignmentFailed, source.Place, $"`import` needs an object, not {ValueKinds.Describe(found)}");
            return Flow.Stop;
        }
        foreach (var name in Members.NamesOf(found).ToArray())
        {
            if (run.Create(name.Length) && run.Variables.SlotOf(name) is var slot && run.ReadOnly?.Contains(slot) != true && Members.TryGet(found!, name, out var value))
            {
                run.Globals[slot] = value;
            }
        }
        return Flow.Next;
    }
}
