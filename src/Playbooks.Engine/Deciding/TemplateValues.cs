using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Playbooks.Language.Templates;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// What templates may name, for one recommended action. Times are local ones of the policy's calendar. Most templates
/// name a few of these values, so each is made when one asks for it.
/// </summary>
internal sealed class TemplateValues(DecisionRun run, Wish wish, DateTimeOffset due, Offer? offer, IReadOnlyList<PlannedStep> steps)
    : IReadOnlyDictionary<string, object?>
{
    private static readonly string[] s_names = ["account", "contact", "contacts", "event", "action", "offer", "rule", "decision", "sender", "at", "language"];

    private readonly object?[] _made = new object?[s_names.Length];
    private string _because = wish.Rule.Rule.Title;
    private string _language = run.Workspace.Workspace.Settings.Language;

    /// <summary>Who signs, or null where the policy names nobody.</summary>
    public string? SenderName => Sender?.GetValueOrDefault("name");

    /// <inheritdoc/>
    public int Count => s_names.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => s_names;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => s_names.Select(name => this[name]);

    private IReadOnlyDictionary<string, string>? Sender
    {
        get
        {
            var senders = run.Workspace.Policy.Policy.Senders;
            return senders.GetValueOrDefault(wish.Action.Definition.Owner) ?? senders.GetValueOrDefault("*");
        }
    }

    /// <inheritdoc/>
    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    /// <summary>From now on <c>rule.because</c> is the reason as it was written.</summary>
    public void SetBecause(string because)
    {
        _because = because;
        _made[Array.IndexOf(s_names, "rule")] = null;
    }

    /// <summary>What a template in a language is given.</summary>
    public TemplateInput InputFor(string language)
    {
        _language = language;
        return new TemplateInput { Values = this, Now = Local(run.At), Language = language, Currency = Currency() };
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => s_names.Contains(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var place = Array.IndexOf(s_names, key);
        value = place < 0 ? null : key == "language" ? _language : _made[place] ??= Make(key);
        return place >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => s_names.Select(name => KeyValuePair.Create(name, this[name])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object? Make(string name) => name switch
    {
        "account" => new TemplateRow(run.Account),
        "contact" => run.RowOf(wish.Contact) is { } contact ? new TemplateRow(contact) : null,
        "contacts" => run.TemplateContacts,
        "event" => run.Event is { } @event ? new TemplateRow(@event) : null,
        "action" => Action(),
        "offer" => offer is null ? null : OfferOf(offer),
        "rule" => new ObjectValue(new() { ["id"] = wish.Rule.Rule.Id, ["title"] = wish.Rule.Rule.Title, ["because"] = _because }),
        "decision" => new ObjectValue(new() { ["id"] = run.Id, ["at"] = Local(run.At) }),
        "sender" => SenderOf(Sender),
        _ => Local(run.At),
    };

    private string Currency() =>
        run.Workspace.Currency is { } fact && run.Account.Get(fact.Column) is string currency
            ? currency
            : run.Workspace.Workspace.Settings.Currency;

    private ObjectValue Action()
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

    private ObjectValue OfferOf(Offer terms) => new(new()
    {
        ["upTo"] = terms.UpTo,
        ["expiresAt"] = terms.ExpiresAt is { } expires ? Local(expires) : null,
        ["needsApproval"] = terms.NeedsApproval,
    });

    private static ObjectValue SenderOf(IReadOnlyDictionary<string, string>? sender) => new(new()
    {
        ["name"] = sender?.GetValueOrDefault("name"),
        ["title"] = sender?.GetValueOrDefault("title"),
        ["email"] = sender?.GetValueOrDefault("email"),
        ["phone"] = sender?.GetValueOrDefault("phone"),
    });

    private DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, run.Workspace.Policy.Policy.Calendar.Zone);
}
