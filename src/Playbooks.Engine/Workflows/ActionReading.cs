using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Workflows;

/// <summary>Reads what is done with a rule's result.</summary>
internal sealed class ActionReading(ICollection<Diagnostic> diagnostics)
{
    public (WorkflowAction? OnSuccess, WorkflowAction? OnFailure) Read(LooseObject rule)
    {
        if (rule.Find("Actions") is not { } node || LooseObject.Open(node, "`Actions`", diagnostics) is not { } reader)
        {
            return (null, null);
        }
        var found = (Action(reader, "OnSuccess"), Action(reader, "OnFailure"));
        reader.Finish();
        return found;
    }

    private WorkflowAction? Action(LooseObject actions, string key)
    {
        if (actions.Find(key) is not { } node || LooseObject.Open(node, $"`{key}`", diagnostics) is not { } reader)
        {
            return null;
        }
        var name = reader.RequireText("Name");
        var found = reader.Find("Context");
        var context = found is null ? null : LooseObject.Open(found, "`Context`", diagnostics);
        reader.Finish();
        if (name is null || context is null)
        {
            if (name is not null && found is null)
            {
                diagnostics.Add(WorkflowErrors.Incomplete.At(name.Location, $"the action `{name.Text}` has no `Context`", "it says what the action works with"));
            }
            return null;
        }
        switch (name.Text)
        {
            case "OutputExpression":
                return Output(name, context);
            case "EvaluateRule":
                return Evaluate(name, context);
            default:
                diagnostics.Add(WorkflowErrors.NotHere.At(name.Location, $"`{name.Text}` is an action of the program that this file was written for", "here there are `OutputExpression` and `EvaluateRule`"));
                return null;
        }
    }

    private static OutputAction? Output(JsonString name, LooseObject context)
    {
        var expression = context.RequireText("expression");
        context.Finish();
        return expression is null ? null : new OutputAction(expression.Excerpt, name.Location);
    }

    private EvaluateAction? Evaluate(JsonString name, LooseObject context)
    {
        var (workflow, rule) = (context.RequireText("workflowName"), context.RequireText("ruleName"));
        ImmutableArray<string>? inputs = context.Find("inputFilter") is null ? null : [.. context.Texts("inputFilter").Select(text => text.Text)];
        var additional = ParameterReading.Read(context, "additionalInputs", diagnostics);
        context.Finish();
        return workflow is null || rule is null ? null : new EvaluateAction(workflow.Text, rule.Text, inputs, additional, rule.Location);
    }
}
