using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// What templates may name, for one recommended action. Times are local ones of the policy's calendar. Most templates
/// name a few of these values, so each is made when one asks for it.
/// </summary>
internal sealed class TemplateValues(DecisionRun run, Wish wish, DateTimeOffset due, Offer? offer, StepPlan steps) : IReadOnlyDictionary<string, object?>
{
    private static readonly string[] s_names = ["account", "contact", "contacts", "event", "action", "offer", "rule", "decision", "sender", "at", "language"];

    private string _because = wish.Rule.Rule.Title;
    private string _language = run.Workspace.Workspace.Settings.Language;
    private ActionValues? _action;
    private ObjectValue? _offer;
    private ObjectValue? _rule;
    private ObjectValue? _decision;
    private object? _at;

    /// <summary>Who signs, or null where the policy names nobody.</summary>
    public string? SenderName => Sender.TryGet("name", out var name) ? (string?)name : null;

    /// <inheritdoc/>
    public int Count => s_names.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => s_names;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => s_names.Select(name => this[name]);

    private ObjectValue Sender => run.Workspace.Policy.SenderFor(wish.Action.Definition.Owner);

    /// <inheritdoc/>
    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    /// <summary>The same, where <c>rule.because</c> is the reason as it was written.</summary>
    public TemplateValues With(string because)
    {
        (_because, _rule) = (because, null);
        return this;
    }

    /// <summary>What a template in a language is given.</summary>
    public TemplateInput InputFor(string language)
    {
        _language = language;
        return new TemplateInput { Values = this, Now = run.Frame.Now, Language = language, Currency = Currency() };
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => s_names.Contains(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        switch (key)
        {
            case "account":
                value = run.TemplateRowOf(DecisionRun.TheAccount);
                return true;
            case "contact":
                value = wish.Contact == DecisionRun.TheAccount ? null : run.TemplateRowOf(wish.Contact);
                return true;
            case "contacts":
                value = run.TemplateContacts;
                return true;
            case "event":
                value = run.TemplateEvent;
                return true;
            case "language":
                value = _language;
                return true;
            default:
                value = OfAction(key);
                return value is not null || key == "offer";
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => s_names.Select(name => KeyValuePair.Create(name, this[name])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object? OfAction(string key) => key switch
    {
        "action" => _action ??= new ActionValues(wish.Action.Definition, Local(due), steps, Local),
        "offer" => offer is null ? null : _offer ??= OfferOf(offer),
        "rule" => _rule ??= new ObjectValue(new() { ["id"] = wish.Rule.Rule.Id, ["title"] = wish.Rule.Rule.Title, ["because"] = _because }),
        "decision" => _decision ??= new ObjectValue(new() { ["id"] = run.Id, ["at"] = run.Frame.Now }),
        "sender" => Sender,
        "at" => _at ??= run.Frame.Now,
        _ => null,
    };

    private string Currency() =>
        run.Workspace.Currency is { } fact && run.Account.Get(fact.Column) is string currency
            ? currency
            : run.Workspace.Workspace.Settings.Currency;

    private ObjectValue OfferOf(Offer terms) => new(new()
    {
        ["upTo"] = terms.UpTo,
        ["expiresAt"] = terms.ExpiresAt is { } expires ? Local(expires) : null,
        ["needsApproval"] = terms.NeedsApproval,
    });

    private DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, run.Workspace.Policy.Policy.Calendar.Zone);
}
