using System.Collections.Immutable;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>An action as one rule wants it, ready to be ranked and written.</summary>
internal sealed class CompiledAction
{
    /// <summary>An action of a rule.</summary>
    /// <param name="definition">The action with the rule's changes.</param>
    /// <param name="band">Name of the rule's band.</param>
    /// <param name="all">All actions of the workspace.</param>
    public CompiledAction(ActionDefinition definition, string band, SharedActions all)
    {
        Number = all.NumberOf(definition.Id);
        Excludes = [.. definition.Excludes.Select(all.NumberOf)];
        Definition = definition;
        Facts = FactsOf(definition, band);
        ScoreGroup = all.ScoreGroupOf(Facts);
        Messages =
        [
            .. definition.Messages.Select(message => new CompiledMessage(
                message.Channel, all.Policy.Channels.IndexOf(message.Channel), message.Template, all.Templates.Variants(message.Template))),
        ];
        DueByValue = definition.Due is { By.Type: ChoiceType choice } due ? [.. choice.Values.Select(value => due.Durations.GetValueOrDefault(value, due.Default))] : [];
        Limits = definition.Offer is { } offer ? [.. offer.AtMost.Select(limit => new CompiledLimit(limit))] : [];
        OnlyMessages = definition.Messages.Length > 0 && definition.Steps.All(step => step.Template is not null);
    }

    /// <summary>The action with the rule's changes.</summary>
    public ActionDefinition Definition { get; }

    /// <summary>Its number: actions of one id have one.</summary>
    public int Number { get; }

    /// <summary>The numbers of the actions that must not stand beside it.</summary>
    public ImmutableArray<int> Excludes { get; }

    /// <summary>Actions of one group rank alike for the same account and contact, for the formula sees no difference.</summary>
    public int ScoreGroup { get; }

    /// <summary>What the ranking formula and offers may say of it. Never changed: all threads read it.</summary>
    public FactRow Facts { get; }

    /// <summary>Its messages in the author's order.</summary>
    public ImmutableArray<CompiledMessage> Messages { get; }

    /// <summary>Whether it is nothing but messages: those it has, and steps that each follow a template.</summary>
    public bool OnlyMessages { get; }

    /// <summary>When it is due, by the values of the choice that decides; empty where none does.</summary>
    public ImmutableArray<Duration> DueByValue { get; }

    /// <summary>The limits of what it may promise.</summary>
    public ImmutableArray<CompiledLimit> Limits { get; }

    private static FactRow FactsOf(ActionDefinition definition, string band)
    {
        var layout = ActionFacts.Layout;
        var row = new FactRow(layout);
        row.Set(layout.Find("effort")!, definition.Effort?.ToTimeSpan().TotalMinutes);
        row.Set(layout.Find("cost")!, definition.Cost);
        row.Set(layout.Find("kind")!, definition.Kind.ToString());
        row.Set(layout.Find("band")!, band);
        return row;
    }
}

/// <summary>A message of an action.</summary>
/// <param name="Channel">Its channel.</param>
/// <param name="OptOut">The channel's number among those that one can opt out of, or -1.</param>
/// <param name="Template">Its template's name without a language.</param>
/// <param name="Variants">The template in the languages there are.</param>
internal sealed record CompiledMessage(string Channel, int OptOut, string Template, TemplateVariants Variants);
