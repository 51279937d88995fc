using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// The actions that matching rules suppress: a rule for the account suppresses them for the account and everybody at
/// it, a rule for a contact for this contact alone.
/// </summary>
internal sealed class Suppressions
{
    private Dictionary<(string Action, int Contact), Rule>? _byContact;
    private Dictionary<string, Rule>? _byAction;

    public void Add(Rule rule, int contact)
    {
        foreach (var action in rule.Suppress)
        {
            if (contact != DecisionRun.TheAccount)
            {
                (_byContact ??= []).TryAdd((action, contact), rule);
            }
            else
            {
                (_byAction ??= new(StringComparer.Ordinal)).TryAdd(action, rule);
            }
        }
    }

    public Removal? Check(Wish wish) =>
        (_byAction?.GetValueOrDefault(wish.ActionId) ?? _byContact?.GetValueOrDefault((wish.ActionId, wish.Contact))) is { } rule
            ? new Removal(NotChosenReason.Suppressed, $"suppressed by `{rule.Id}`: {rule.Title}")
            : null;
}

/// <summary>Why an action is taken out.</summary>
/// <param name="Reason">What removed it.</param>
/// <param name="Why">The same in words.</param>
internal sealed record Removal(NotChosenReason Reason, string Why);
