using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// The actions that matching rules suppress. A rule for the account suppresses them for everybody; a rule for a
/// contact for this contact, and where they would be for the account as a whole, but not for other contacts.
/// </summary>
internal sealed class Suppressions
{
    private readonly Dictionary<(string Action, int Contact), Rule> _byContact = [];
    private readonly Dictionary<string, Rule> _byAction = new(StringComparer.Ordinal);

    public void Add(Rule rule, int contact)
    {
        foreach (var action in rule.Suppress)
        {
            if (contact != DecisionRun.TheAccount)
            {
                _byContact.TryAdd((action, contact), rule);
                _byContact.TryAdd((action, DecisionRun.TheAccount), rule);
            }
            else
            {
                _byAction.TryAdd(action, rule);
            }
        }
    }

    public Removal? Check(Wish wish) =>
        _byAction.TryGetValue(wish.ActionId, out var rule) || _byContact.TryGetValue((wish.ActionId, wish.Contact), out rule)
            ? new Removal(NotChosenReason.Suppressed, $"suppressed by `{rule.Id}`: {rule.Title}")
            : null;
}

/// <summary>Why an action is taken out.</summary>
/// <param name="Reason">What removed it.</param>
/// <param name="Why">The same in words.</param>
internal sealed record Removal(NotChosenReason Reason, string Why);
