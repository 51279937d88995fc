using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Workflows;

/// <summary>Reads the rules of a workflow, with what is nested in them.</summary>
internal sealed class RuleReading(ICollection<Diagnostic> diagnostics)
{
    private readonly ActionReading _actions = new(diagnostics);
    private int _count;

    public ImmutableArray<WorkflowRule> Rules(LooseObject reader, string key)
    {
        var rules = ImmutableArray.CreateBuilder<WorkflowRule>();
        foreach (var item in reader.List(key)?.Items ?? [])
        {
            if (++_count > WorkflowLimits.Rules)
            {
                diagnostics.Add(WorkflowErrors.TooMany.At(Places.Of(item), $"the file has more than {WorkflowLimits.Rules} rules", "divide it into several"));
                break;
            }
            if (LooseObject.Open(item, "a rule", diagnostics) is { } rule && Rule(rule) is { } read)
            {
                rules.Add(read);
            }
        }
        return rules.ToImmutable();
    }

    public ImmutableArray<WorkflowParameter> Parameters(LooseObject reader, string key) => ParameterReading.Read(reader, key, diagnostics);

    public void RejectOtherType(LooseObject reader)
    {
        if (reader.Find("RuleExpressionType") is not { } type || type is JsonString { Text: var word } && word.Equals("LambdaExpression", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        if (type is not JsonNumber { Text: "0" })
        {
            diagnostics.Add(WorkflowErrors.NotHere.At(Places.Of(type), "the only type of expression is `LambdaExpression`", "leave the key out"));
        }
    }

    private WorkflowRule? Rule(LooseObject reader)
    {
        var name = reader.RequireText("RuleName");
        RejectOtherType(reader);
        var (condition, op, rules) = (reader.Text("Expression"), Operator(reader), Rules(reader, "Rules"));
        var rule = new WorkflowRule
        {
            Name = name?.Text ?? "",
            Location = name?.Location ?? Places.Of(reader.Node),
            Condition = op is null ? condition?.Excerpt : null,
            Operator = op,
            Rules = rules,
            Parameters = Parameters(reader, "LocalParams"),
            IsEnabled = reader.Boolean("Enabled") ?? true,
            SuccessEvent = reader.WrittenText("SuccessEvent"),
            ErrorMessage = reader.Text("ErrorMessage")?.Text,
            Properties = reader.Object("Properties"),
        };
        var (success, failure) = _actions.Read(reader);
        CheckShape(reader, rule, condition);
        reader.Find("ErrorType");
        reader.Finish();
        // What CheckShape found to be no rule at all cannot be run.
        return name is null || rule is { Condition: null, Operator: null } ? null : rule with { OnSuccess = success, OnFailure = failure };
    }

    private NestedOperator? Operator(LooseObject reader)
    {
        if (reader.Text("Operator") is not { } word)
        {
            return null;
        }
        NestedOperator? found = word.Text.ToUpperInvariant() switch
        {
            "AND" or "ANDALSO" => NestedOperator.And,
            "OR" or "ORELSE" => NestedOperator.Or,
            _ => null,
        };
        if (found is null)
        {
            diagnostics.Add(WorkflowErrors.WrongValue.At(word.Location, $"unknown operator `{word.Text}`", "it is one of `And`, `AndAlso`, `Or`, `OrElse`"));
        }
        else if (word.Text is not ("And" or "AndAlso" or "Or" or "OrElse"))
        {
            diagnostics.Add(WorkflowErrors.NotAsItLooks.At(word.Location, $"RulesEngine accepts `{word.Text}` and then makes the rule false; here it is read as meant", $"write `{found}`"));
        }
        return found;
    }

    private void CheckShape(LooseObject reader, WorkflowRule rule, JsonString? condition)
    {
        if (reader.Find("WorkflowsToInject") is { } injected)
        {
            diagnostics.Add(WorkflowErrors.NotAsItLooks.At(Places.Of(injected), "a rule does not inject workflows: RulesEngine reads this and does nothing with it", "write it beside the workflow's name"));
        }
        var hasOperator = reader.Find("Operator") is not null;
        var nested = reader.List("Rules");
        if (hasOperator && nested is null or { Items.IsEmpty: true })
        {
            diagnostics.Add(WorkflowErrors.Incomplete.At(rule.Location, $"`{rule.Name}` has an operator and no rules to join", "write `Rules`, or an `Expression` without an operator"));
        }
        if (hasOperator && condition is not null)
        {
            diagnostics.Add(WorkflowErrors.NotAsItLooks.At(condition.Location, "beside an operator the expression is not evaluated", "make it one of the nested rules"));
        }
        if (!hasOperator && nested is { Items.IsEmpty: false })
        {
            diagnostics.Add(WorkflowErrors.Incomplete.At(rule.Location, $"`{rule.Name}` has nested rules and no operator", "write `\"Operator\": \"And\"` or `\"Or\"`"));
        }
        if (!hasOperator && nested is null or { Items.IsEmpty: true } && (condition is null || string.IsNullOrWhiteSpace(condition.Text)))
        {
            diagnostics.Add(WorkflowErrors.Incomplete.At(rule.Location, $"`{rule.Name}` has no expression", "write `Expression`, or `Operator` and `Rules`"));
        }
    }
}
