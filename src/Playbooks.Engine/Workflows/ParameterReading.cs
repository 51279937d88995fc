using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Workflows;

/// <summary>Reads lists of parameters: global ones, local ones, and the additional inputs of an action.</summary>
internal static class ParameterReading
{
    public static ImmutableArray<WorkflowParameter> Read(LooseObject reader, string key, ICollection<Diagnostic> diagnostics)
    {
        var items = reader.List(key)?.Items ?? [];
        if (items.Length > WorkflowLimits.Parameters)
        {
            diagnostics.Add(WorkflowErrors.TooMany.At(Places.Of(items[WorkflowLimits.Parameters]), $"`{key}` has more than {WorkflowLimits.Parameters} parameters", "leave out those that nothing names"));
            return [];
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        var parameters = ImmutableArray.CreateBuilder<WorkflowParameter>(items.Length);
        foreach (var item in items)
        {
            if (LooseObject.Open(item, "a parameter", diagnostics) is not { } parameter)
            {
                continue;
            }
            var (name, expression) = (parameter.RequireText("Name"), parameter.RequireText("Expression"));
            parameter.Finish();
            if (name is not null && expression is not null)
            {
                if (!names.Add(name.Text))
                {
                    diagnostics.Add(WorkflowErrors.SameName.At(name.Location, $"`{name.Text}` is given twice in `{key}`", "give one another name"));
                }
                parameters.Add(new WorkflowParameter(name.Text, name.Location, expression.Excerpt));
            }
        }
        return parameters.ToImmutable();
    }
}
