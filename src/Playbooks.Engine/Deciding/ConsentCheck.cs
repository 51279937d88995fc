using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
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
    // The account's, then each contact's; what is there belongs to this decision where it is known.
    private ContactConsent[] _all = [];

    /// <summary>Forgets what belongs to a decision.</summary>
    public void Begin()
    {
        if (_all.Length <= run.Contacts.Length)
        {
            _all = new ContactConsent[run.Contacts.Length + 1];
        }
        Array.Clear(_all, 0, run.Contacts.Length + 1);
    }

    /// <summary>Takes out an action that is nothing but messages when none of them may be sent.</summary>
    public Removal? Check(Wish wish)
    {
        ref var consent = ref Of(wish.Contact);
        if (!wish.Action.OnlyMessages)
        {
            return null;
        }
        if (consent.Refusal is { } refusal)
        {
            return Removal.Of(NotChosenReason.Consent, refusal);
        }
        var refused = new List<string>();
        foreach (var message in wish.Action.Messages)
        {
            if (consent.RefusalOf(message) is not { } reason)
            {
                return null;
            }
            refused.Add(reason);
        }
        return Removal.Of(NotChosenReason.Consent, string.Join(" and ", refused.Distinct()));
    }

    /// <summary>Why a message may not be written now, or null when it may.</summary>
    public string? WhyNot(int contact, CompiledMessage message)
    {
        ref var consent = ref Of(contact);
        return consent.Refusal ?? consent.RefusalOf(message) ?? QuietHoursOf(contact).Problem
            ?? (consent.Left <= 0 ? $"the contact has had {Cap.Count} messages within {Cap.Within}" : null);
    }

    /// <summary>The end of the quiet hours that hold now, or null when none do.</summary>
    public DateTimeOffset? NotBefore(int contact) => QuietHoursOf(contact).Until;

    /// <summary>Counts the messages of one action towards the contact's cap.</summary>
    public void Count(int contact) => Of(contact).Left--;

    private ContactCap Cap => run.Workspace.Policy.Policy.ContactCap!;

    // Only messages ask for them.
    private QuietHours QuietHoursOf(int contact)
    {
        ref var consent = ref Of(contact);
        return consent.Quiet ??= QuietHours.Of(run, contact);
    }

    private ref ContactConsent Of(int contact)
    {
        ref var consent = ref _all[contact + 1];
        if (!consent.IsKnown)
        {
            consent = contact == DecisionRun.TheAccount && run.Contacts.Length > 0 ? OfAll() : OfOne(contact);
        }
        return ref consent;
    }

    private ContactConsent OfOne(int contact)
    {
        run.Deriving.WorkOutConsent(contact);
        run.SpeakOf(contact);
        return new ContactConsent(Refusal(contact), RefusalsByChannel(contact)) { Left = Left(contact) };
    }

    private ContactConsent OfAll()
    {
        var channels = run.Workspace.Policy.Channels;
        var nobody = true;
        for (var contact = 0; contact < run.Contacts.Length; contact++)
        {
            nobody &= Of(contact).Refusal is not null;
        }
        string?[]? refusals = null;
        for (var channel = 0; channel < channels.Length; channel++)
        {
            if (IsRefusedByAll(channel))
            {
                (refusals ??= new string?[channels.Length])[channel] = $"every contact of the account has opted out of {channels[channel]}";
            }
        }
        return new ContactConsent(nobody ? "no contact of the account may be contacted" : null, refusals) { Left = int.MaxValue };
    }

    private bool IsRefusedByAll(int channel)
    {
        var isRefused = false;
        for (var contact = 0; contact < run.Contacts.Length; contact++)
        {
            ref var one = ref Of(contact);
            var isOptOut = one.Refusals?[channel] is not null;
            if (!isOptOut && one.Refusal is null)
            {
                return false;
            }
            isRefused |= isOptOut;
        }
        return isRefused;
    }

    private string? Refusal(int contact) =>
        run.Workspace.Policy.DoNotContact is { } condition
            ? Ask(condition, contact, "the contact must not be contacted", "whether the contact may be contacted could not be worked out")
            : null;

    private string?[]? RefusalsByChannel(int contact)
    {
        string?[]? refusals = null;
        foreach (var (channel, condition, refused, failed) in run.Workspace.Policy.OptOut)
        {
            if (Ask(condition, contact, refused, failed) is { } refusal)
            {
                (refusals ??= new string?[run.Workspace.Policy.Channels.Length])[channel] ??= refusal;
            }
        }
        return refusals;
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
        var sent = run.Request.History.Sent;
        return sent.IsEmpty ? cap.Count : cap.Count - CountOf(sent, id, Since(run.At, cap.Within));
    }

    private static int CountOf(ImmutableArray<PastMessage> sent, string contact, DateTimeOffset since)
    {
        var count = 0;
        foreach (var message in sent)
        {
            count += message.Contact == contact && message.At > since ? 1 : 0;
        }
        return count;
    }

    /// <summary>The moment a time before another.</summary>
    internal static DateTimeOffset Since(DateTimeOffset at, Duration within)
    {
        var length = within.ToTimeSpan();
        return at - DateTimeOffset.MinValue > length ? at - length : DateTimeOffset.MinValue;
    }

    private struct ContactConsent(string? refusal, string?[]? refusals)
    {
        public readonly bool IsKnown = true;

        public readonly string? Refusal = refusal;

        /// <summary>By channels that one can opt out of; null where nothing is refused.</summary>
        public readonly string?[]? Refusals = refusals;

        public QuietHours? Quiet;

        public int Left;

        public readonly string? RefusalOf(CompiledMessage message) => message.OptOut < 0 ? null : Refusals?[message.OptOut];
    }
}
