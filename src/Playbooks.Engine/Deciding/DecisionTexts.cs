using System.Collections.Concurrent;
using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// The shared texts of a release, each made when a decision first has it: of most rules nobody ever asks why they did not
/// match. Any thread may use it.
/// </summary>
/// <param name="rules">How many rules the release has.</param>
/// <param name="actions">The ids of the actions that its rules want, by number.</param>
internal sealed class DecisionTexts(int rules = 0, ImmutableArray<string> actions = default)
{
    // Of as many rules as any decision is likely to speak of; others are written out each time.
    private const int MostOfAKind = 4096;
    private const int MostPieces = 16 * MostOfAKind;

    // By the places of rules, which two threads may fill at the same time, with the same.
    private readonly MissedTexts?[] _missed = new MissedTexts?[Math.Min(rules, MostOfAKind)];
    private readonly ActionTexts?[] _recommended = new ActionTexts?[Math.Min(rules, MostOfAKind)];

    // By their numbers.
    private readonly NameTexts?[] _actions = actions.IsDefault ? [] : new NameTexts?[Math.Min(actions.Length, MostOfAKind)];

    private readonly ConcurrentDictionary<FactDefinition, FactTexts> _facts = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, OfStep> _steps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SharedText> _templates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SharedText> _pieces = new(StringComparer.Ordinal);

    private JsonReport? _report;

    /// <summary>How the facts are written that a decision reports.</summary>
    public JsonReport Of(ImmutableArray<FactDefinition> report) => _report is { } known && known.IsOf(report) ? known : _report = new JsonReport(report);

    /// <summary>What there is to say of a rule that did not match; null for one that stands too far behind.</summary>
    public MissedTexts? Of(CompiledRule rule)
    {
        var place = rule.Rule.Place;
        return place >= _missed.Length ? null
            : _missed[place] is { } known && ReferenceEquals(known.Rule, rule) ? known
            : _missed[place] = new MissedTexts(rule);
    }

    /// <summary>The member that names an action; null for one that stands too far behind.</summary>
    /// <param name="number">The action's number.</param>
    public NameTexts? OfAction(int number) =>
        number >= _actions.Length ? null : _actions[number] ??= NameAction(actions[number]);

    /// <summary>What there is to say of a fact that is missing.</summary>
    public FactTexts? Of(FactDefinition fact) =>
        _facts.TryGetValue(fact, out var texts) ? texts
        : _facts.Count < MostOfAKind ? _facts.GetOrAdd(fact, new FactTexts(fact))
        : null;

    /// <summary>What there is to say of a recommended action that its rule alone says; null for a rule that stands too far behind.</summary>
    public ActionTexts? Of(RecommendedAction action)
    {
        var place = action.Rule.Place;
        if (place >= _recommended.Length)
        {
            return null;
        }
        var known = _recommended[place] ??= new ActionTexts(action, this);
        // A rule may want several actions: the others are written out.
        return known.IsOf(action) ? known : null;
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

    private static NameTexts NameAction(string id) => new(json => json.Text(DecisionNames.Action, id));

    private static SharedText Share(PlannedStep step) => PlainJson.Share(json => ActionJson.WriteName(json, step));

    private static SharedText ShareTemplate(string template) => PlainJson.Share(json => json.Text(DecisionNames.Template, template));

    private sealed record OfStep(Stage Stage, string Owner, SharedText Text);
}

/// <summary>The members of a recommended action that its rule alone says.</summary>
/// <param name="first">One that it wanted.</param>
/// <param name="texts">The texts of the release.</param>
internal sealed class ActionTexts(RecommendedAction first, DecisionTexts texts)
{
    private readonly ActionDefinition _action = first.Action;
    private readonly Rule _rule = first.Rule;

    /// <summary>Those that name it.</summary>
    public SharedText Name { get; } = PlainJson.Share(json => ActionJson.WriteName(json, first));

    /// <summary>Why, and who does it; null where the reason speaks of facts.</summary>
    public SharedText? Reason { get; } = first.Rule.Because is { Literal: null } ? null : PlainJson.Share(json => ActionJson.WriteReason(json, first));

    /// <summary>What there is to say of its steps; none where that is kept of too many already.</summary>
    public ImmutableArray<StepTexts> Steps { get; } = StepsOf(first, texts);

    /// <summary>Whether they are those of an action.</summary>
    public bool IsOf(RecommendedAction action) => ReferenceEquals(action.Action, _action) && ReferenceEquals(action.Rule, _rule);

    private static ImmutableArray<StepTexts> StepsOf(RecommendedAction first, DecisionTexts texts)
    {
        var steps = ImmutableArray.CreateBuilder<StepTexts>(first.Steps.Length);
        foreach (var step in first.Steps)
        {
            var template = step.Template is null ? null : texts.OfTemplate(step.Template);
            if (texts.Of(step) is not { } name || (template is null && step.Template is not null))
            {
                return default;
            }
            steps.Add(new StepTexts(name, template));
        }
        return steps.MoveToImmutable();
    }
}

/// <summary>What there is to say of a step, beside when it is due.</summary>
/// <param name="Name">Its members up to that.</param>
/// <param name="Template">The one that names its template, where it has one.</param>
internal readonly record struct StepTexts(SharedText Name, SharedText? Template);

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
