using Playbooks.Engine.Rules;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>An action as templates see it; its steps are made when a template asks for them.</summary>
/// <param name="action">The action.</param>
/// <param name="due">When it is due, by the policy's calendar.</param>
/// <param name="steps">Its steps.</param>
/// <param name="local">Gives a time as the policy's calendar has it.</param>
internal sealed class ActionValues(ActionDefinition action, DateTimeOffset due, StepPlan steps, Func<DateTimeOffset, DateTimeOffset> local) : ITemplateObject
{
    private static readonly string[] s_names = ["id", "title", "kind", "owner", "due", "steps"];

    private ListValue? _steps;

    public IEnumerable<string> Names => s_names;

    public bool TryGet(string name, out object? value)
    {
        value = name switch
        {
            "id" => action.Id,
            "title" => action.Title,
            "kind" => action.Kind.ToString(),
            "owner" => action.Owner,
            "due" => due,
            "steps" => _steps ??= new ListValue(DataType.Any, [.. steps.Steps.Select(StepOf)]),
            _ => null,
        };
        return value is not null;
    }

    private ObjectValue StepOf(PlannedStep step) => new(new()
    {
        ["stage"] = step.Stage.ToString(),
        ["title"] = step.Title,
        ["owner"] = step.Owner,
        ["due"] = local(step.DueAt),
    });
}
