using System.Globalization;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Goes through what is wanted, best first, and keeps what nothing speaks against: suppression, history, needs,
/// consent, a better ranked action that excludes it, the caps. What is taken out says why.
/// </summary>
internal sealed class Choosing(DecisionRun run, ConsentCheck consent)
{
    private readonly List<Wish> _chosen = [];
    private readonly Dictionary<int, int> _countByContact = [];

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
                _chosen.Add(wish);
                _countByContact[wish.Contact] = _countByContact.GetValueOrDefault(wish.Contact) + 1;
            }
            else
            {
                run.NotChosen.Add(new NotChosen(wish.ActionId, run.ContactId(wish.Contact), wish.Rule.Rule.Id, removal.Reason, removal.Why));
            }
        }
        return _chosen;
    }

    // Over the whole account: nothing is sold to one contact while another is being won back.
    private Removal? CheckExclusion(Wish wish)
    {
        foreach (var better in _chosen)
        {
            if (better.Action.Definition.Excludes.Contains(wish.ActionId) || wish.Action.Definition.Excludes.Contains(better.ActionId))
            {
                var whom = run.ContactId(better.Contact) is { } id ? $" for `{id}`" : "";
                return new Removal(NotChosenReason.Excluded, $"does not go with `{better.ActionId}`{whom}, which ranks before it");
            }
        }
        return null;
    }

    private Removal? CheckCaps(Wish wish)
    {
        var policy = run.Workspace.Policy.Policy;
        if (policy.ActionsPerAccount is { } most && _chosen.Count >= most)
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
