using System.Globalization;
using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Goes through what is wanted, best first, and keeps what nothing speaks against: suppression, history, needs,
/// consent, a better ranked action that excludes it, the caps. What is taken out says why.
/// </summary>
internal sealed class Choosing(DecisionRun run, ConsentCheck consent)
{
    private readonly List<Wish> _chosen = [];
    private int _count;
    private readonly Dictionary<int, int> _countByContact = [];
    private readonly Dictionary<string, Wish> _firstOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Wish> _excludedBy = new(StringComparer.Ordinal);

    public IReadOnlyList<Wish> Choose(Matching matching)
    {
        foreach (var wish in matching.Ranked)
        {
            var removal = matching.Suppressions.Check(wish)
                ?? PastCheck.Check(run, wish)
                ?? NeedsCheck.Check(run, wish)
                ?? consent.Check(wish)
                ?? CheckExclusion(wish)
                ?? CheckCaps(wish);
            if (removal is null)
            {
                Keep(wish);
            }
            else
            {
                run.NotChosen.Add(new NotChosen(wish.ActionId, run.ContactId(wish.Contact), wish.Rule.Rule.Id, removal.Reason, removal.Why));
            }
        }
        return _chosen;
    }

    private void Keep(Wish wish)
    {
        _chosen.Add(wish);
        if (!IsFree(wish))
        {
            _count++;
            _countByContact[wish.Contact] = _countByContact.GetValueOrDefault(wish.Contact) + 1;
        }
        _firstOf.TryAdd(wish.ActionId, wish);
        foreach (var excluded in wish.Action.Definition.Excludes)
        {
            _excludedBy.TryAdd(excluded, wish);
        }
    }

    // Over the whole account: nothing is sold to one contact while another is being won back.
    private Removal? CheckExclusion(Wish wish)
    {
        if (!_excludedBy.TryGetValue(wish.ActionId, out var better))
        {
            better = wish.Action.Definition.Excludes.Select(_firstOf.GetValueOrDefault).FirstOrDefault(first => first is not null);
        }
        if (better is null)
        {
            return null;
        }
        var whom = run.ContactId(better.Contact) is { } id ? $" for `{id}`" : "";
        return new Removal(NotChosenReason.Excluded, $"does not go with `{better.ActionId}`{whom}, which ranks before it");
    }

    // Watching takes nobody's time and troubles nobody: it neither fills a cap nor falls to one, so that a contact at
    // high risk is not lost from sight because the account has much else to do.
    private static bool IsFree(Wish wish) => wish.Action.Definition.Kind == ActionKind.Monitor;

    private Removal? CheckCaps(Wish wish)
    {
        if (IsFree(wish))
        {
            return null;
        }
        var policy = run.Workspace.Policy.Policy;
        if (policy.ActionsPerAccount is { } most && _count >= most)
        {
            return Capped(most, "account");
        }
        return wish.Contact != DecisionRun.TheAccount && policy.ActionsPerContact is { } mostEach && _countByContact.GetValueOrDefault(wish.Contact) >= mostEach
            ? Capped(mostEach, "contact")
            : null;
    }

    private static Removal Capped(int most, string who) =>
        new(NotChosenReason.Capped, string.Create(CultureInfo.InvariantCulture, $"the {who} has its fill: {most} better ranked {(most == 1 ? "action" : "actions")}"));
}
