using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Templates.Rendering;

namespace Playbooks.Language.Templates.Binding;

/// <summary>Puts the arguments of one call to the parameters of its function.</summary>
internal sealed class ArgumentPlacing(BindingState state, Place call, Function function)
{
    private readonly int _parameters = function.Parameters.Length - (function.HasRest ? 1 : 0);

    public ExpressionNode?[] Place(ImmutableArray<BoundArgument> arguments)
    {
        var placed = new ExpressionNode?[_parameters];
        var rest = new List<ExpressionNode>();
        var next = 0;
        foreach (var argument in arguments)
        {
            if (argument.Name is { } name)
            {
                PlaceNamed(placed, name, argument.Node);
            }
            else if (next < _parameters)
            {
                placed[next++] = argument.Node;
            }
            else if (function.HasRest)
            {
                rest.Add(argument.Node);
            }
            else
            {
                next++;
            }
        }
        CheckCount(placed, next);
        for (var i = 0; i < _parameters; i++)
        {
            CheckType(function.Parameters[i], placed[i]);
        }
        return [.. placed, .. rest];
    }

    private void PlaceNamed(ExpressionNode?[] placed, Syntax.Name name, ExpressionNode node)
    {
        var index = function.Parameters.Take(_parameters).ToList().FindIndex(parameter => parameter.Name == name.Text);
        var place = new Place(call.Excerpt, name.Span);
        if (index < 0)
        {
            state.Report(
                TemplateErrors.WrongArguments, place, $"`{function.Name}` has no parameter `{name.Text}`",
                ClosestName.Help(name.Text, function.Parameters.Select(parameter => parameter.Name)) ?? $"it is called `{function.Usage}`");
        }
        else if (placed[index] is not null && state.IsStrict)
        {
            state.Report(TemplateErrors.WrongArguments, place, $"`{name.Text}` of `{function.Name}` is given twice", $"it is called `{function.Usage}`");
        }
        else
        {
            placed[index] = node;
        }
    }

    private void CheckCount(ExpressionNode?[] placed, int given)
    {
        if (given > _parameters)
        {
            state.Report(TemplateErrors.WrongArguments, call, $"`{function.Name}` takes {Counted(_parameters)}, not {given}", $"it is called `{function.Usage}`");
        }
        var missing = function.Parameters.Take(_parameters).Where((parameter, i) => !parameter.IsOptional && placed[i] is null).Select(parameter => $"`{parameter.Name}`").ToList();
        if (missing.Count > 0)
        {
            state.Report(TemplateErrors.WrongArguments, call, $"`{function.Name}` needs {string.Join(" and ", missing)}", $"it is called `{function.Usage}`");
        }
    }

    private static string Counted(int count) => count == 1 ? "1 argument" : $"{count} arguments";

    // Lenient templates convert while they run, as Scriban does.
    private void CheckType(Parameter parameter, ExpressionNode? node)
    {
        if (!state.IsStrict || node is null || Types.Fits(node.Type, parameter.Kind) || node is ConstantNode { Value: Callable })
        {
            return;
        }
        state.Report(TemplateErrors.ArgumentType, node.Place, $"`{function.Name}` needs {Types.Describe(parameter.Kind)} as `{parameter.Name}`, not {node.Type.AuthorName}", $"it is called `{function.Usage}`");
    }
}
