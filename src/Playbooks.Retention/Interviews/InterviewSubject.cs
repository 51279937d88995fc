using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Interviews;

/// <summary>With whom an interview is held.</summary>
/// <param name="Contact">The contact's id, or null for an account without contacts.</param>
/// <param name="Recommended">The recommended action that sends this contact there, or null.</param>
/// <param name="NotChosen">Why the decision does not send this contact there, or null.</param>
public sealed record InterviewSubject(string? Contact, RecommendedAction? Recommended, NotChosen? NotChosen)
{
    /// <summary>
    /// The wanted contact, else the one whom the decision sends to the action, else the only one there is. Null when
    /// none of these says who.
    /// </summary>
    public static InterviewSubject? Find(Decision decision, string action, string? wanted)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var contacts = ContactsOf(decision);
        if (wanted is not null)
        {
            return contacts.Contains(wanted) ? Of(decision, action, wanted) : null;
        }
        var sent = decision.Actions.FirstOrDefault(recommended => recommended.Action.Id == action && recommended.Contact is not null);
        return sent is not null ? Of(decision, action, sent.Contact)
            : contacts.Count < 2 ? Of(decision, action, contacts.SingleOrDefault())
            : null;
    }

    /// <summary>The ids of the contacts that there are.</summary>
    public static IReadOnlyList<string> ContactsOf(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return [.. decision.Account.Children(0).ToArray().Select(row => (string)row.Get(row.Layout.Find("id")!)!)];
    }

    private static InterviewSubject Of(Decision decision, string action, string? contact) => new(
        contact,
        decision.Actions.FirstOrDefault(recommended => recommended.Action.Id == action && recommended.Contact == contact),
        decision.NotChosen.FirstOrDefault(other => other.Action == action && (other.Contact is null || other.Contact == contact)));
}
