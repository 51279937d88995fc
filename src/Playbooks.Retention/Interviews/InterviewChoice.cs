using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;

namespace Playbooks.Retention.Interviews;

/// <summary>Which template an interview is written from, and to which action it belongs.</summary>
/// <param name="Action">The action.</param>
/// <param name="Template">Name of the template without a language.</param>
public sealed record InterviewChoice(ActionDefinition Action, string Template)
{
    /// <summary>The channel of scripts for interviews.</summary>
    public const string Channel = "interview";

    /// <summary>The catalogue's exit interview with its script, or null where it has none.</summary>
    public static InterviewChoice? OfCatalogue(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.Actions.Values
            .Where(action => action.Kind == ActionKind.ExitInterview)
            .Select(action => ScriptOf(action) is { } script ? new InterviewChoice(action, script) : null)
            .FirstOrDefault(choice => choice is not null);
    }

    /// <summary>A recommended action's script, or null where it is no exit interview or has none.</summary>
    public static InterviewChoice? Of(RecommendedAction recommended)
    {
        ArgumentNullException.ThrowIfNull(recommended);
        return recommended.Action.Kind == ActionKind.ExitInterview && ScriptOf(recommended.Action) is { } script
            ? new InterviewChoice(recommended.Action, script)
            : null;
    }

    /// <summary>
    /// A template by its name: with the first action of the catalogue that uses it, else with one that stands for
    /// itself, is signed by the policy's sender for everybody, and is due at once. Null where there is no such template.
    /// </summary>
    public static InterviewChoice? OfTemplate(Workspace workspace, string template)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        // A name with its language is that one's; without, any language will do.
        if (!workspace.Templates.Keys.Any(name => name == template || name.StartsWith(template + ".", StringComparison.Ordinal)))
        {
            return null;
        }
        var action = workspace.Actions.Values.FirstOrDefault(action => Uses(action, template)) ?? new ActionDefinition
        {
            Id = template,
            Title = template,
            Kind = ActionKind.CheckIn,
            Owner = "*",
            Due = DueTime.Of(new Duration(0, DurationUnit.Hour, IsBusiness: false)),
            Location = workspace.Actions.Values.First().Location,
        };
        return new InterviewChoice(action, template);
    }

    private static bool Uses(ActionDefinition action, string template) =>
        action.Messages.Any(message => message.Template == template) || action.Steps.Any(step => step.Template == template);

    // The message for the channel; an action whose script only a step names has that one.
    private static string? ScriptOf(ActionDefinition action) =>
        action.Messages.Where(message => message.Channel == Channel).Select(message => message.Template)
            .Concat(action.Steps.Select(step => step.Template).OfType<string>())
            .FirstOrDefault();
}
