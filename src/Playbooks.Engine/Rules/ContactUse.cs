using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Rules;

/// <summary>Finds out whether an action speaks of a contact, which an account's playbook has none of.</summary>
internal static class ContactUse
{
    /// <summary>Reports the actions of an account's rule that cannot do without a contact.</summary>
    public static void Report(RuleParts parts, RuleContext context)
    {
        foreach (var (action, place) in parts.Then)
        {
            if (NeededBy(action) is { } fact)
            {
                context.Diagnostics.Add(ActionErrors.NeedsContact.At(place, $"`{action.Id}` uses `{fact}`, and this playbook speaks of accounts", "recommend it in a playbook `\"for\": \"contact\"`, or change the action here"));
            }
        }
    }

    private static string? NeededBy(ActionDefinition action) =>
        action.Needs.Append(action.Due.By).FirstOrDefault(fact => fact?.Entity == Entity.Contact)?.Name
        ?? action.Offer?.AtMost.SelectMany(limit => limit.Uses)
            .Where(use => use.RowPosition == (int)Entity.Contact)
            .Select(use => $"contact.{use.Column.Name}")
            .FirstOrDefault();
}
