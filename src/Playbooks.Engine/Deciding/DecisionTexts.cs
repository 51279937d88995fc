using System.Collections.Concurrent;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// The shared texts of a release, each made when a decision first has it: of most rules nobody ever asks why they did not
/// match. Any thread may use it.
/// </summary>
internal sealed class DecisionTexts
{
    // Of as many rules as any decision is likely to speak of; others are written out each time.
    private const int MostOfAKind = 4096;
    private const int MostPieces = 16 * MostOfAKind;

    private readonly ConcurrentDictionary<CompiledRule, MissedTexts> _missed = new();
    private readonly ConcurrentDictionary<string, NameTexts> _actions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<FactDefinition, FactTexts> _facts = new(ReferenceEqualityComparer.Instance);

    private readonly ConcurrentDictionary<Rule, ActionTexts> _recommended = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, OfStep> _steps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SharedText> _templates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SharedText> _pieces = new(StringComparer.Ordinal);

    /// <summary>What there is to say of a rule that did not match; null where that is kept of too many already.</summary>
    public MissedTexts? Of(CompiledRule rule) =>
        _missed.TryGetValue(rule, out var texts) ? texts
        : _missed.Count < MostOfAKind ? _missed.GetOrAdd(rule, new MissedTexts(rule))
        : null;

    /// <summary>The member that names an action.</summary>
    public NameTexts? OfAction(string id) =>
        _actions.TryGetValue(id, out var texts) ? texts
        : _actions.Count < MostOfAKind ? _actions.GetOrAdd(id, NameAction)
        : null;

    /// <summary>What there is to say of a fact that is missing.</summary>
    public FactTexts? Of(FactDefinition fact) =>
        _facts.TryGetValue(fact, out var texts) ? texts
        : _facts.Count < MostOfAKind ? _facts.GetOrAdd(fact, new FactTexts(fact))
        : null;

    /// <summary>What there is to say of a recommended action that its rule alone says; null where that is kept of too many already.</summary>
    public ActionTexts? Of(RecommendedAction action)
    {
        if (!_recommended.TryGetValue(action.Rule, out var known))
        {
            known = _recommended.Count < MostOfAKind ? _recommended.GetOrAdd(action.Rule, new ActionTexts(action)) : null;
        }
        // A rule may want several actions: the others are written out.
        return known?.IsOf(action) is true ? known : null;
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

    /// <summary>The member that names a template; null where that is kept of too many already.</summary>
    /// <param name="template">Its name, with its language where it has one.</param>
    public SharedText? OfTemplate(string template) =>
        _templates.TryGetValue(template, out var name) ? name
        : _templates.Count < MostOfAKind ? _templates.GetOrAdd(template, ShareTemplate)
        : null;

    /// <summary>A piece of plain text of a template, as it stands within texts; null where that is kept of too many already.</summary>
    public SharedText? Of(TextPiece piece) => piece.Mark as SharedText ?? Note(piece);

    // Partials stand in many templates, each with pieces of its own that say the same.
    private SharedText? Note(TextPiece piece)
    {
        if (!_pieces.TryGetValue(piece.Text, out var text))
        {
            if (_pieces.Count >= MostPieces)
            {
                return null;
            }
            text = _pieces.GetOrAdd(piece.Text, static text => PlainJson.Share(json => json.Part(text)));
        }
        piece.Mark = text;
        return text;
    }

    private static SharedText Share(PlannedStep step) => PlainJson.Share(json => ActionJson.WriteName(json, step));

    private static SharedText ShareTemplate(string template) => PlainJson.Share(json => json.Text(DecisionNames.Template, template));

    private static NameTexts NameAction(string id) => new(json => json.Text(DecisionNames.Action, id));

    private sealed record OfStep(Stage Stage, string Owner, SharedText Text);
}

/// <summary>The members of a recommended action that its rule alone says.</summary>
internal sealed class ActionTexts(RecommendedAction first)
{
    private readonly ActionDefinition _action = first.Action;

    /// <summary>Those that name it.</summary>
    public SharedText Name { get; } = PlainJson.Share(json => ActionJson.WriteName(json, first));

    /// <summary>Why, and who does it; null where the reason speaks of facts.</summary>
    public SharedText? Reason { get; } = first.Rule.Because is { Literal: null } ? null : PlainJson.Share(json => ActionJson.WriteReason(json, first));

    /// <summary>Whether they are those of an action.</summary>
    public bool IsOf(RecommendedAction action) => ReferenceEquals(action.Action, _action);
}

/// <summary>What there is to say of a missing fact, whoever it is about.</summary>
/// <param name="fact">The fact.</param>
internal sealed class FactTexts(FactDefinition fact)
{
    /// <summary>All members of one that is not of a contact, and would matter.</summary>
    public SharedText Usual { get; } = PlainJson.Share(json =>
    {
        json.Text(DecisionNames.Fact, fact.Name);
        WriteUsual(json, fact);
    });

    /// <summary>The member that names it.</summary>
    public NameTexts Name { get; } = new(json => json.Text(DecisionNames.Fact, fact.Name));

    /// <summary>How to ask for one, where it would matter.</summary>
    public SharedText AsksAndMatters { get; } = PlainJson.Share(json => WriteUsual(json, fact));

    /// <summary>How to ask for it.</summary>
    public SharedText Asks { get; } = PlainJson.Share(json => json.Text(DecisionNames.Asks, AsksFor(fact)));

    private static string AsksFor(FactDefinition fact) => fact.Asks ?? fact.Label;

    private static void WriteUsual(PlainJson json, FactDefinition fact)
    {
        json.Text(DecisionNames.Asks, AsksFor(fact));
        json.Name(DecisionNames.WouldMatter).Value(true);
    }
}

/// <summary>The member that names something, which may be about a contact.</summary>
/// <param name="name">Writes it.</param>
internal sealed class NameTexts(Action<PlainJson> name)
{
    private readonly SharedText _alone = PlainJson.Share(name);

    private readonly SharedText _beforeContact = PlainJson.Share(json =>
    {
        name(json);
        json.Name(DecisionNames.Contact);
    });

    /// <summary>Writes it, with the contact where there is one.</summary>
    public void Write(PlainJson json, string? contact)
    {
        if (contact is null)
        {
            json.Members(_alone);
        }
        else
        {
            json.Name(_beforeContact).Value(contact);
        }
    }
}
