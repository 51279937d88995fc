using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>Reads the steps of an action.</summary>
internal static class StepsReader
{
    private const int MostSteps = 50;

    private static readonly (string, Stage)[] Stages = ObjectReader.WordsOf<Stage>();

    /// <summary>The steps in their order.</summary>
    public static ImmutableArray<StepDefinition> Read(JsonArray list, RuleContext context)
    {
        var steps = ImmutableArray.CreateBuilder<StepDefinition>();
        if (list.Items.Length > MostSteps)
        {
            context.Diagnostics.Add(ShapeErrors.TooMany.At(Places.Of(list), $"the action has {list.Items.Length} steps, more than {MostSteps}", null));
            return [];
        }
        foreach (var item in list.Items)
        {
            if (ObjectReader.Open(item, "a step", context.Diagnostics) is { } reader && ReadStep(reader, context) is { } step)
            {
                CheckOrder(steps, step, reader, context.Diagnostics);
                steps.Add(step);
            }
        }
        return steps.ToImmutable();
    }

    private static StepDefinition? ReadStep(ObjectReader reader, RuleContext context)
    {
        var stage = reader.RequireWord("stage", Stages);
        var title = reader.RequireText("title", "say what to do");
        var template = reader.Text("template");
        var due = reader.Duration("due", allowsBusiness: true);
        var owner = context.OwnerIn(reader);
        reader.Finish();
        if (template is not null)
        {
            context.Templates.Check(template, null, context.Diagnostics);
        }
        return stage is null || title is null ? null : new StepDefinition(stage.Value, title.Text, template?.Text, due, owner);
    }

    private static void CheckOrder(ImmutableArray<StepDefinition>.Builder before, StepDefinition step, ObjectReader reader, ICollection<Diagnostic> diagnostics)
    {
        if (before.Count > 0 && step.Stage < before[^1].Stage)
        {
            diagnostics.Add(ActionErrors.StepsOutOfOrder.At(reader.Find("stage")!.Location, $"`{step.Stage}` comes before `{before[^1].Stage}`, and stands behind it", "the order is Comprehend, Propose, Respond, Reengage"));
        }
    }
}
