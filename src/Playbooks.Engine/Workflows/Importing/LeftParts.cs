using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Outlining;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>Notes what a rule has that a playbook does not, and what a playbook takes otherwise.</summary>
internal static class LeftParts
{
    public static void Note(NativeRule native, ICollection<Diagnostic> notes)
    {
        var rule = native.Rule;
        if (rule.ErrorMessage is not null)
        {
            notes.Add(WorkflowErrors.Left.At(rule.Location, $"the message of `{rule.Name}` is left out: a playbook says nothing of rules that do not match", "an explanation names what kept a rule from matching"));
        }
        if (rule.OnFailure is not null)
        {
            notes.Add(WorkflowErrors.Left.At(rule.OnFailure.Location, $"what `{rule.Name}` does on failure is left out", "write a rule with `\"otherwise\": true`"));
        }
        switch (rule.OnSuccess)
        {
            case OutputAction output:
                notes.Add(WorkflowErrors.Left.At(output.Location, $"the value that `{rule.Name}` gives is left out: a rule names an action", "write it into the action's `offer`, or make it a derived fact"));
                break;
            case EvaluateAction evaluate:
                notes.Add(WorkflowErrors.Left.At(evaluate.Location, $"`{rule.Name}` evaluates another rule, which is left out", "write the other rule's conditions beside its own"));
                break;
        }
        if (rule.Properties is not null)
        {
            notes.Add(WorkflowErrors.Left.At(rule.Location, $"the properties of `{rule.Name}` are left out", "write what they say into the action"));
        }
        foreach (var fact in native.Parts.Where(part => part.Test?.Operator == SimpleOperator.NoneOf).Select(part => part.Fact!).Distinct(StringComparer.Ordinal))
        {
            notes.Add(WorkflowErrors.Changed.At(rule.Location, $"where `{fact}` is not known, `{rule.Name}` does not match, and in a workflow null is unequal to everything", $"write `{fact} is not known or …` into `if` where it should match"));
        }
    }
}
