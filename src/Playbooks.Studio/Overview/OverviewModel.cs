using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Retention.Loyalty;
using Playbooks.Studio.Live;
using Playbooks.Studio.Trying;

namespace Playbooks.Studio.Overview;

/// <summary>What the overview shows of the sample book.</summary>
/// <param name="Facts">The facts of the loyalty matrix; null where the workspace has none.</param>
/// <param name="Matrix">The matrix; null where the workspace has none.</param>
/// <param name="Accounts">Every account with its first action, most urgent first.</param>
public sealed record OverviewModel(LoyaltyFacts? Facts, LoyaltyMatrix? Matrix, ImmutableArray<AccountSeen> Accounts)
{
    /// <summary>Decides about every account of the sample book, without writing messages.</summary>
    public static OverviewModel Of(LiveRelease live, DateTimeOffset now)
    {
        var workspace = live.Release.Workspace;
        var facts = LoyaltyFacts.Find(workspace.Vocabulary);
        var count = facts is null ? null : new LoyaltyCount(workspace.Vocabulary, facts);
        var accounts = new List<AccountSeen>();
        var requests = live.Sample.Accounts.Select(account => new DecisionRequest(account.Facts, now) { History = account.History, WritesMessages = false });
        foreach (var request in ScriptFacts.Fill(live.Release.Decider, [.. requests]))
        {
            var decision = live.Release.Decider.Decide(request);
            count?.Add(decision);
            accounts.Add(AccountSeen.Of(decision));
        }
        var matrix = count?.Finish();
        return new OverviewModel(facts, matrix, Sort(accounts, matrix, workspace.Policy.Bands));
    }

    // Most urgent first; within a band as the book has them.
    private static ImmutableArray<AccountSeen> Sort(List<AccountSeen> accounts, LoyaltyMatrix? matrix, ImmutableArray<string> bands)
    {
        var loyalty = matrix?.Accounts.ToDictionary(account => account.Account, StringComparer.Ordinal) ?? [];
        return
        [
            .. accounts
                .Select(account => account with { Loyalty = loyalty.GetValueOrDefault(account.Account) })
                .OrderBy(account => account.First is { } first ? bands.IndexOf(first.Band) : bands.Length),
        ];
    }
}

/// <summary>An account with its first action.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Name">Its name, or its id.</param>
/// <param name="Who">What the page to try things on calls its first action's contact, or its first contact.</param>
/// <param name="First">Its first action, or null where there is none.</param>
/// <param name="FirstFor">The name of the first action's contact, or null.</param>
/// <param name="Others">How many other actions are recommended.</param>
public sealed record AccountSeen(string Account, string Name, string Who, RecommendedAction? First, string? FirstFor, int Others)
{
    /// <summary>Its tier, zone and quadrants; null where the workspace has no matrix.</summary>
    public AccountQuadrants? Loyalty { get; init; }

    /// <summary>What a decision says of its account.</summary>
    public static AccountSeen Of(Decision decision)
    {
        var account = decision.Account;
        var id = Trying.Who.Id(account);
        var first = decision.Actions is [var best, ..] ? best : null;
        var contact = Naming.Contact(decision, first?.Contact) ?? (account.Children(0) is [var any, ..] ? any : null);
        return new AccountSeen(
            id,
            Naming.NameOf(account),
            Trying.Who.Write(id, contact is null ? "" : Trying.Who.Id(contact)),
            first,
            first?.Contact is null || contact is null ? null : Naming.NameOf(contact),
            Math.Max(0, decision.Actions.Length - 1));
    }
}
