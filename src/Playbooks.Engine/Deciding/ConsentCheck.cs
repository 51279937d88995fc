using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Whether a contact may be written to. A condition that is not known counts as consent, one that fails does not.
/// Nothing is written for an account at which everybody refuses. The messages of one action are ways to say one
/// thing, so together they count as one towards the cap.
/// </summary>
internal sealed class ConsentCheck(DecisionRun run)
{
    private static readonly Dictionary<string, string> s_none = [];

    private readonly Dictionary<int, ContactConsent> _contacts = [];

    /// <summary>Takes out an action that is nothing but messages when none of them may be sent.</summary>
    public Removal? Check(Wish wish)
    {
        var consent = Of(wish.Contact);
        if (!wish.Action.OnlyMessages)
        {
            return null;
        }
        if (consent.Refusal is { } refusal)
        {
            return new Removal(NotChosenReason.Consent, refusal);
        }
        var messages = wish.Action.Messages;
        return messages.All(message => consent.RefusalsByChannel.ContainsKey(message.Channel))
            ? new Removal(NotChosenReason.Consent, string.Join(" and ", messages.Select(message => consent.RefusalsByChannel[message.Channel]).Distinct()))
            : null;
    }

    /// <summary>Why a message of a channel may not be written now, or null when it may.</summary>
    public string? WhyNot(int contact, string channel)
    {
        var consent = Of(contact);
        return consent.Refusal ?? consent.RefusalsByChannel.GetValueOrDefault(channel) ?? consent.Quiet.Problem
            ?? (consent.Left <= 0 ? $"the contact has had {Cap.Count} messages within {Cap.Within}" : null);
    }

    /// <summary>The end of the quiet hours that hold now, or null when none do.</summary>
    public DateTimeOffset? NotBefore(int contact) => Of(contact).Quiet.Until;

    /// <summary>Counts the messages of one action towards the contact's cap.</summary>
    public void Count(int contact) => Of(contact).Left--;

    private ContactCap Cap => run.Workspace.Policy.Policy.ContactCap!;

    private ContactConsent Of(int contact)
    {
        if (!_contacts.TryGetValue(contact, out var consent))
        {
            consent = contact == DecisionRun.TheAccount && run.Contacts.Length > 0 ? OfAll() : OfOne(contact);
            _contacts.Add(contact, consent);
        }
        return consent;
    }

    private ContactConsent OfOne(int contact)
    {
        run.SpeakOf(contact);
        return new ContactConsent(Refusal(contact), RefusalsByChannel(contact), QuietHours.Of(run, contact), Left(contact));
    }

    private ContactConsent OfAll()
    {
        var all = Enumerable.Range(0, run.Contacts.Length).Select(Of).ToList();
        var channels = all.SelectMany(one => one.RefusalsByChannel.Keys).Distinct(StringComparer.Ordinal)
            .Where(channel => all.TrueForAll(one => one.Refusal is not null || one.RefusalsByChannel.ContainsKey(channel)));
        return new ContactConsent(
            all.TrueForAll(one => one.Refusal is not null) ? "no contact of the account may be contacted" : null,
            channels.ToDictionary(channel => channel, channel => $"every contact of the account has opted out of {channel}", StringComparer.Ordinal),
            QuietHours.Of(run, DecisionRun.TheAccount),
            int.MaxValue);
    }

    private string? Refusal(int contact) =>
        run.Workspace.Policy.DoNotContact is { } condition
            ? Ask(condition, contact, "the contact must not be contacted", "whether the contact may be contacted could not be worked out")
            : null;

    private Dictionary<string, string> RefusalsByChannel(int contact)
    {
        Dictionary<string, string>? refusals = null;
        foreach (var (channel, condition, refused, failed) in run.Workspace.Policy.OptOut)
        {
            if (Ask(condition, contact, refused, failed) is { } refusal)
            {
                (refusals ??= new(StringComparer.Ordinal)).TryAdd(channel, refusal);
            }
        }
        return refusals ?? s_none;
    }

    private string? Ask(Evaluator<bool> condition, int contact, string refused, string failed)
    {
        switch (condition(run.Frame, out var holds))
        {
            case FactState.Known:
                return holds ? refused : null;
            case FactState.Failed:
                run.FailByFrame("consent", contact);
                return failed;
            default:
                return null;
        }
    }

    private int Left(int contact)
    {
        if (run.Workspace.Policy.Policy.ContactCap is not { } cap || run.ContactId(contact) is not { } id)
        {
            return int.MaxValue;
        }
        var since = Since(run.At, cap.Within);
        return cap.Count - run.Request.History.Sent.Count(message => message.Contact == id && message.At > since);
    }

    /// <summary>The moment a time before another.</summary>
    internal static DateTimeOffset Since(DateTimeOffset at, Duration within)
    {
        var length = within.ToTimeSpan();
        return at - DateTimeOffset.MinValue > length ? at - length : DateTimeOffset.MinValue;
    }

    private sealed class ContactConsent(string? refusal, Dictionary<string, string> refusalsByChannel, QuietHours quiet, int left)
    {
        public string? Refusal { get; } = refusal;

        public Dictionary<string, string> RefusalsByChannel { get; } = refusalsByChannel;

        public QuietHours Quiet { get; } = quiet;

        public int Left { get; set; } = left;
    }
}
