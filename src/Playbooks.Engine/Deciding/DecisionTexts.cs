using System.Collections.Concurrent;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// The shared texts of a release, each made when a decision first has it: of most rules nobody ever asks why they did not
/// match. Any thread may use it.
/// </summary>
internal sealed class DecisionTexts
{
    // Of as many rules as any decision is likely to speak of; others are written out each time.
    private const int MostOfAKind = 4096;

    private readonly ConcurrentDictionary<CompiledRule, MissedTexts> _missed = new();
    private readonly ConcurrentDictionary<string, SharedText> _actions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<FactDefinition, FactTexts> _facts = new(ReferenceEqualityComparer.Instance);

    private readonly ConcurrentDictionary<Rule, OfRule> _recommended = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, OfStep> _steps = new(StringComparer.Ordinal);

    /// <summary>What there is to say of a rule that did not match; null where that is kept of too many already.</summary>
    public MissedTexts? Of(CompiledRule rule) =>
        _missed.TryGetValue(rule, out var texts) ? texts
        : _missed.Count < MostOfAKind ? _missed.GetOrAdd(rule, new MissedTexts(rule))
        : null;

    /// <summary>The member that names an action.</summary>
    public SharedText? OfAction(string id) =>
        _actions.TryGetValue(id, out var text) ? text
        : _actions.Count < MostOfAKind ? _actions.GetOrAdd(id, ShareAction)
        : null;

    /// <summary>What there is to say of a fact that is missing.</summary>
    public FactTexts? Of(FactDefinition fact) =>
        _facts.TryGetValue(fact, out var texts) ? texts
        : _facts.Count < MostOfAKind ? _facts.GetOrAdd(fact, new FactTexts(fact))
        : null;

    /// <summary>The members of a recommended action that its rule alone says; null where that is kept of too many already.</summary>
    public SharedText? Of(RecommendedAction action)
    {
        if (!_recommended.TryGetValue(action.Rule, out var known))
        {
            known = _recommended.Count < MostOfAKind ? _recommended.GetOrAdd(action.Rule, new OfRule(action.Action, Share(action))) : null;
        }
        // A rule may want several actions: the others are written out.
        return ReferenceEquals(known?.Action, action.Action) ? known?.Text : null;
    }

    /// <summary>The members of a step up to when it is due; null where that is kept of too many already.</summary>
    public SharedText? Of(PlannedStep step)
    {
        if (!_steps.TryGetValue(step.Title, out var known))
        {
            known = _steps.Count < MostOfAKind ? _steps.GetOrAdd(step.Title, new OfStep(step.Stage, step.Owner, Share(step))) : null;
        }
        return known?.Stage == step.Stage && known.Owner == step.Owner ? known.Text : null;
    }

    private static SharedText Share(RecommendedAction action) => PlainJson.Share(json => ActionJson.WriteName(json, action));

    private static SharedText Share(PlannedStep step) => PlainJson.Share(json => ActionJson.WriteName(json, step));

    private static SharedText ShareAction(string id) => PlainJson.Share(json => json.Text(DecisionNames.Action, id));

    private sealed record OfRule(ActionDefinition Action, SharedText Text);

    private sealed record OfStep(Stage Stage, string Owner, SharedText Text);
}

/// <summary>The members that name a fact and how to ask for it.</summary>
/// <param name="fact">The fact.</param>
internal sealed class FactTexts(FactDefinition fact)
{
    public SharedText Name { get; } = PlainJson.Share(json => json.Text(DecisionNames.Fact, fact.Name));

    public SharedText Asks { get; } = PlainJson.Share(json => json.Text(DecisionNames.Asks, fact.Asks ?? fact.Label));
}
