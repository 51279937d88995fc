using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Loyalty;

/// <summary>Counts decisions into a loyalty matrix, one account after the other.</summary>
/// <param name="vocabulary">The facts that the decisions are about.</param>
/// <param name="facts">Those of them that the matrix is made of.</param>
public sealed class LoyaltyCount(FactVocabulary vocabulary, LoyaltyFacts facts)
{
    private readonly ImmutableArray<LoyaltyPoint>.Builder _points = ImmutableArray.CreateBuilder<LoyaltyPoint>();
    private readonly ImmutableArray<AccountQuadrants>.Builder _accounts = ImmutableArray.CreateBuilder<AccountQuadrants>();
    private readonly int[] _quadrants = new int[facts.Quadrants.Values.Length];
    private readonly int[] _zones = new int[(facts.Zone?.Type as ChoiceType)?.Values.Length ?? 0];
    private readonly FactDefinition _accountId = vocabulary.Find("account.id")!;
    private readonly FactDefinition _contactId = vocabulary.Find("contact.id")!;
    private int _unplaced;

    /// <summary>Takes in the decision about one account.</summary>
    public void Add(Decision decision)
    {
        var account = decision.Account;
        var own = new int[_quadrants.Length];
        foreach (var contact in account.Children(0))
        {
            if (contact.State(facts.Quadrant.Column) == FactState.Known)
            {
                own[(int)contact.GetBits(facts.Quadrant.Column)]++;
            }
            Place(decision, contact);
        }
        for (var i = 0; i < own.Length; i++)
        {
            _quadrants[i] += own[i];
        }
        if (facts.Zone is { } zone && account.State(zone.Column) == FactState.Known)
        {
            _zones[(int)account.GetBits(zone.Column)]++;
        }
        _accounts.Add(new AccountQuadrants(
            Text(account, _accountId) ?? "", NameOf(account, facts.AccountName, _accountId), Text(account, facts.ValueTier), Text(account, facts.Zone), Shares(facts.Quadrants, own)));
    }

    /// <summary>The matrix of all that was taken in.</summary>
    public LoyaltyMatrix Finish() => new(
        _points.ToImmutable(),
        _unplaced,
        Shares(facts.Quadrants, _quadrants),
        facts.Zone?.Type is ChoiceType zones ? Shares(zones, _zones) : [],
        _accounts.ToImmutable());

    private void Place(Decision decision, FactRow contact)
    {
        var account = decision.Account;
        if (Number(contact, facts.Attitude) is not { } attitude || Number(contact, facts.Behaviour) is not { } behaviour)
        {
            _unplaced++;
            return;
        }
        var id = Text(contact, _contactId) ?? "";
        _points.Add(new LoyaltyPoint(
            Text(account, _accountId) ?? "",
            NameOf(account, facts.AccountName, _accountId),
            id,
            NameOf(contact, facts.ContactName, _contactId),
            attitude,
            behaviour,
            Text(contact, facts.Quadrant),
            Number(account, facts.Value),
            Text(account, facts.ValueTier),
            decision.Actions.FirstOrDefault(action => action.Contact is null || action.Contact == id)?.Action.Title));
    }

    private static ImmutableArray<Share> Shares(ChoiceType choice, int[] counts)
    {
        var all = counts.Sum();
        return [.. choice.Values.Select((name, i) => new Share(name, counts[i], all))];
    }

    private static string NameOf(FactRow row, FactDefinition? name, FactDefinition id) => Text(row, name) ?? Text(row, id) ?? "";

    private static string? Text(FactRow row, FactDefinition? fact) =>
        fact is not null && row.Get(fact.Column) is { } value ? ValueText.Format(value) : null;

    private static double? Number(FactRow row, FactDefinition? fact) => fact is null ? null : row.Get(fact.Column) switch
    {
        double number => number,
        long number => number,
        decimal number => (double)number,
        _ => null,
    };
}
