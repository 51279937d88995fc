using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Scripts;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Decisions;
using Playbooks.Retention.Loyalty;
using Playbooks.Studio.Overview;

namespace Playbooks.Studio.Desk;

/// <summary>An account at the desk: its records, what was just recommended, and where its contacts stand.</summary>
public sealed record AccountModel
{
    /// <summary>The account's records.</summary>
    public required AccountFile File { get; init; }

    /// <summary>The question that was answered: the contact and the event that were chosen, where some were.</summary>
    public required AccountQuestion Question { get; init; }

    /// <summary>The recommendation, recorded.</summary>
    public required RecommendedForAccount Recommended { get; init; }

    /// <summary>The same decision about all contacts, without messages: for the card, which shows them beside one another.</summary>
    public required Decision Whole { get; init; }

    /// <summary>The facts that it was made from.</summary>
    public required FactSet Given { get; init; }

    /// <summary>Where the contacts stand on the loyalty matrix; null where the workspace has none, or no contact has a place.</summary>
    public MatrixChart? Chart { get; init; }

    /// <summary>The quadrants of the contacts.</summary>
    public ImmutableArray<Share> Quadrants { get; init; } = [];

    /// <summary>The account's id.</summary>
    public string Account => File.Account.Account;

    /// <summary>What the account is called.</summary>
    public string Name => Trying.Naming.NameOf(Whole.Account);

    /// <summary>The contacts.</summary>
    public IReadOnlyList<Language.Values.FactRow> Contacts => Whole.Account.Children(0).ToArray();

    /// <summary>The workspace that decided.</summary>
    public Engine.Rules.Workspace Workspace => Recommended.Release.Release.Workspace;

    /// <summary>The page of the same account and event about another contact, or about none.</summary>
    public string AddressFor(string? contact) => Shell.Addresses.Account(Account, contact, Question.Event);
}

/// <summary>Puts an account's page together.</summary>
internal sealed class AccountCard(Recommender recommender, IBookStore book)
{
    /// <summary>The account with its recommendation; null, and why, where there is none.</summary>
    public async Task<(AccountModel? Model, Recommending Answer)> ReadAsync(AccountQuestion question, CancellationToken cancel)
    {
        var answer = await recommender.RecommendAsync(question, cancel);
        if (answer is not RecommendedForAccount recommended || await book.FindAsync(question.Account, cancel) is not { } file)
        {
            return (null, answer);
        }
        var at = recommended.Decision.At;
        var (reading, refusal) = await recommender.ReadAsync(recommended.Release, question, at, cancel);
        if (reading is null)
        {
            return (null, refusal!);
        }
        var request = new DecisionRequest(reading.Input.Facts, at) { History = reading.Input.History, WritesMessages = false };
        var decider = recommended.Release.Release.Decider;
        var whole = decider.Decide(await ScriptFacts.FillAsync(decider, request, cancel));
        return (Place(new AccountModel { File = file, Question = question, Recommended = recommended, Whole = whole, Given = reading.Input.Facts }), answer);
    }

    private static AccountModel Place(AccountModel model)
    {
        var release = model.Recommended.Release.Release;
        if (LoyaltyFacts.Find(release.Workspace.Vocabulary) is not { } facts)
        {
            return model;
        }
        var count = new LoyaltyCount(release.Workspace.Vocabulary, facts);
        count.Add(model.Whole);
        var matrix = count.Finish();
        return matrix.Points.IsEmpty ? model : model with { Chart = MatrixChart.Of(release, facts, matrix), Quadrants = [.. matrix.Quadrants.Where(share => share.Count > 0)] };
    }
}
