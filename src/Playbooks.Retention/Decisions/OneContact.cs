using Playbooks.Engine.Deciding;

namespace Playbooks.Retention.Decisions;

/// <summary>
/// A decision as it concerns one contact. It was made about the whole account, so that nothing recommended to one
/// contradicts what is recommended to another; what is for the others is only left out. Ranks stay what they are.
/// </summary>
internal static class OneContact
{
    /// <summary>The contact's part and the account's.</summary>
    public static Decision Of(Decision decision, string contact)
    {
        var account = decision.Account.Copy();
        var id = decision.Account.Layout.Children[0].Layout.Find("id")!;
        account.SetChildren(0, [.. account.Children(0).ToArray().Where(row => (string?)row.Get(id) == contact)]);
        return decision with
        {
            Account = account,
            Actions = [.. decision.Actions.Where(action => Concerns(action.Contact))],
            NotChosen = [.. decision.NotChosen.Where(action => Concerns(action.Contact))],
            Missing = [.. decision.Missing.Where(fact => Concerns(fact.Contact))],
            Failures = [.. decision.Failures.Where(failure => Concerns(failure.Contact))],
            Rules = [.. decision.Rules.Where(rule => Concerns(rule.Contact))],
        };

        bool Concerns(string? other) => other is null || other == contact;
    }
}
