using Playbooks.Language.Templates.Rendering;

namespace Playbooks.Language.Templates.Functions;

/// <summary>A function as a value: a built-in one, written <c>@string.upcase</c>, or one that the template defines.</summary>
internal abstract class Callable
{
    public abstract object? Invoke(RenderRun run, Place place, IReadOnlyList<object?> arguments, IReadOnlyList<(string Name, object? Value)> named);
}

/// <summary>A built-in function as a value.</summary>
internal sealed class FunctionValue(Function function) : Callable
{
    public Function Function => function;

    public override object? Invoke(RenderRun run, Place place, IReadOnlyList<object?> arguments, IReadOnlyList<(string Name, object? Value)> named)
    {
        List<object?> values = [.. arguments];
        foreach (var (name, value) in named)
        {
            var index = function.Parameters.ToList().FindIndex(parameter => parameter.Name == name);
            if (index < 0)
            {
                run.Fail(TemplateErrors.CallFailed, place, $"`{function.Name}` has no parameter `{name}`", $"it is called `{function.Usage}`");
                return null;
            }
            while (values.Count <= index)
            {
                values.Add(null);
            }
            values[index] = value;
        }
        if (values.Count >= function.Required && (values.Count <= function.Parameters.Length || function.HasRest))
        {
            return CallNode.Invoke(run, place, function, [.. values]);
        }
        run.Fail(TemplateErrors.CallFailed, place, $"`{function.Name}` does not take {values.Count} arguments", $"it is called `{function.Usage}`");
        return null;
    }
}
