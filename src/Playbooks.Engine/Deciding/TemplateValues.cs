using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>What templates may name, for one recommended action. Times are local ones of the policy's calendar.</summary>
internal sealed class TemplateValues
{
    private readonly DecisionRun _run;
    private readonly Dictionary<string, object?> _values;
    private readonly OrderedDictionary<string, object?> _rule;

    public TemplateValues(DecisionRun run, Wish wish, DateTimeOffset due, Offer? offer, IEnumerable<PlannedStep> steps)
    {
        _run = run;
        var rule = wish.Rule.Rule;
        _rule = new() { ["id"] = rule.Id, ["title"] = rule.Title, ["because"] = rule.Title };
        _values = new(StringComparer.Ordinal)
        {
            ["account"] = new TemplateRow(run.Account),
            ["contact"] = run.RowOf(wish.Contact) is { } contact ? new TemplateRow(contact) : null,
            ["contacts"] = run.TemplateContacts,
            ["event"] = run.Event is { } @event ? new TemplateRow(@event) : null,
            ["action"] = ActionOf(wish, due, steps),
            ["offer"] = offer is null ? null : OfferOf(offer),
            ["rule"] = new ObjectValue(_rule),
            ["decision"] = new ObjectValue(new() { ["id"] = run.Id, ["at"] = Local(run.At) }),
            ["sender"] = SenderOf(wish.Action.Definition.Owner),
            ["at"] = Local(run.At),
            ["language"] = run.Workspace.Workspace.Settings.Language,
        };
    }

    /// <summary>Who signs, or null where the policy names nobody.</summary>
    public string? SenderName { get; private set; }

    /// <summary>From now on <c>rule.because</c> is the reason as it was written.</summary>
    public void SetBecause(string because) => _rule["because"] = because;

    /// <summary>What a template in a language is given.</summary>
    public TemplateInput InputFor(string language)
    {
        _values["language"] = language;
        return new TemplateInput { Values = _values, Now = Local(_run.At), Language = language, Currency = Currency() };
    }

    private string Currency() =>
        _run.Workspace.Currency is { } fact && _run.Account.Get(fact.Column) is string currency
            ? currency
            : _run.Workspace.Workspace.Settings.Currency;

    private ObjectValue ActionOf(Wish wish, DateTimeOffset due, IEnumerable<PlannedStep> steps)
    {
        var action = wish.Action.Definition;
        return new(new()
        {
            ["id"] = action.Id,
            ["title"] = action.Title,
            ["kind"] = action.Kind.ToString(),
            ["owner"] = action.Owner,
            ["due"] = Local(due),
            ["steps"] = new ListValue(DataType.Any, [.. steps.Select(StepOf)]),
        });
    }

    private ObjectValue StepOf(PlannedStep step) => new(new()
    {
        ["stage"] = step.Stage.ToString(),
        ["title"] = step.Title,
        ["owner"] = step.Owner,
        ["due"] = Local(step.DueAt),
    });

    private ObjectValue OfferOf(Offer offer) => new(new()
    {
        ["upTo"] = offer.UpTo,
        ["expiresAt"] = offer.ExpiresAt is { } expires ? Local(expires) : null,
        ["needsApproval"] = offer.NeedsApproval,
    });

    private ObjectValue SenderOf(string owner)
    {
        var senders = _run.Workspace.Policy.Policy.Senders;
        var sender = senders.GetValueOrDefault(owner) ?? senders.GetValueOrDefault("*");
        SenderName = sender?.GetValueOrDefault("name");
        return new(new()
        {
            ["name"] = sender?.GetValueOrDefault("name"),
            ["title"] = sender?.GetValueOrDefault("title"),
            ["email"] = sender?.GetValueOrDefault("email"),
            ["phone"] = sender?.GetValueOrDefault("phone"),
        });
    }

    private DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _run.Workspace.Policy.Policy.Calendar.Zone);
}
