using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// Goes through what is wanted, best first, and keeps what nothing speaks against: suppression, history, needs,
/// consent, a better ranked action that excludes it, the caps. What is taken out says why.
/// </summary>
internal sealed class Choosing
{
    private readonly DecisionRun _run;
    private readonly List<Wish> _chosen = [];
    // By the numbers of actions.
    private readonly Wish?[] _firstOf;
    private readonly Wish?[] _excludedBy;
    // The account's, then each contact's.
    private int[] _counts = [];
    private int _count;

    public Choosing(DecisionRun run)
    {
        _run = run;
        _firstOf = new Wish?[run.Workspace.ActionIds.Length];
        _excludedBy = new Wish?[run.Workspace.ActionIds.Length];
    }

    /// <summary>What is kept, best first.</summary>
    public static List<Wish> Choose(DecisionRun run, Matching matching)
    {
        var choosing = run.Choosing;
        choosing.Begin();
        foreach (var wish in matching.Ranked)
        {
            if (choosing.Check(matching, wish) is { } removal)
            {
                run.NotChosen.Add(new NotChosen(wish.ActionId, run.ContactId(wish.Contact), wish.Rule.Rule.Id, removal));
            }
            else
            {
                choosing.Keep(wish);
            }
        }
        return choosing._chosen;
    }

    private void Begin()
    {
        _chosen.Clear();
        Array.Clear(_firstOf);
        Array.Clear(_excludedBy);
        if (_counts.Length <= _run.Contacts.Length)
        {
            _counts = new int[_run.Contacts.Length + 1];
        }
        Array.Clear(_counts, 0, _run.Contacts.Length + 1);
        _count = 0;
    }

    private Removal? Check(Matching matching, Wish wish) =>
        matching.Suppressions.Check(wish)
            ?? PastCheck.Check(_run, wish)
            ?? NeedsCheck.Check(_run, wish)
            ?? _run.Consent.Check(wish)
            ?? CheckExclusion(wish)
            ?? CheckCaps(wish);

    private void Keep(Wish wish)
    {
        _chosen.Add(wish);
        if (!IsFree(wish))
        {
            _count++;
            _counts[wish.Contact + 1]++;
        }
        _firstOf[wish.Action.Number] ??= wish;
        foreach (var excluded in wish.Action.Excludes)
        {
            _excludedBy[excluded] ??= wish;
        }
    }

    // Over the whole account: nothing is sold to one contact while another is being won back.
    private Removal? CheckExclusion(Wish wish)
    {
        var better = _excludedBy[wish.Action.Number];
        foreach (var excluded in wish.Action.Excludes)
        {
            better ??= _firstOf[excluded];
        }
        return better is null ? null : Removal.Excluded(better.ActionId, _run.ContactId(better.Contact));
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
        var policy = _run.Workspace.Policy;
        if (policy.Policy.ActionsPerAccount is { } most && _count >= most)
        {
            return policy.AccountIsFull;
        }
        return wish.Contact != DecisionRun.TheAccount && policy.Policy.ActionsPerContact is { } mostEach && _counts[wish.Contact + 1] >= mostEach
            ? policy.ContactIsFull
            : null;
    }
}
