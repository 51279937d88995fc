using System.Collections.Immutable;

namespace Playbooks.Retention.Loyalty;

/// <summary>A book seen as a whole: where its contacts stand between attitude and behaviour.</summary>
/// <param name="Points">The contacts whose both scores are known.</param>
/// <param name="Unplaced">How many contacts have a score that is not known.</param>
/// <param name="Quadrants">How many contacts each quadrant has, in the order of the vocabulary.</param>
/// <param name="Zones">How many accounts each zone has; empty where the vocabulary knows no zones.</param>
/// <param name="Accounts">The quadrants of each account's contacts.</param>
public sealed record LoyaltyMatrix(
    ImmutableArray<LoyaltyPoint> Points,
    int Unplaced,
    ImmutableArray<Share> Quadrants,
    ImmutableArray<Share> Zones,
    ImmutableArray<AccountQuadrants> Accounts);

/// <summary>A contact in the matrix.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="AccountName">Its name; the id where that is not known.</param>
/// <param name="Contact">The contact's id.</param>
/// <param name="ContactName">Its name; the id where that is not known.</param>
/// <param name="Attitude">How the contact feels, 0 to 10.</param>
/// <param name="Behaviour">What the contact plans to do, 0 to 10.</param>
/// <param name="Quadrant">Where that puts the contact; null where it is not known.</param>
/// <param name="Value">What the account is worth (its value score), or null.</param>
/// <param name="ValueTier">The tier it falls into, or null.</param>
/// <param name="Action">Title of the best action for the contact or its account, or null.</param>
public sealed record LoyaltyPoint(
    string Account, string AccountName, string Contact, string ContactName, double Attitude, double Behaviour,
    string? Quadrant, double? Value, string? ValueTier, string? Action);

/// <summary>How many there are of something.</summary>
/// <param name="Name">Of what: a quadrant, a zone.</param>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many in all.</param>
public readonly record struct Share(string Name, int Count, int Of)
{
    /// <summary>The share, 0 to 1; 0 of nothing.</summary>
    public double Part => Of == 0 ? 0 : (double)Count / Of;
}

/// <summary>The quadrants of one account's contacts.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Name">Its name; the id where that is not known.</param>
/// <param name="ValueTier">Its value tier, or null.</param>
/// <param name="Zone">Its zone, or null.</param>
/// <param name="Quadrants">How many contacts each quadrant has, in the order of the vocabulary.</param>
public sealed record AccountQuadrants(string Account, string Name, string? ValueTier, string? Zone, ImmutableArray<Share> Quadrants);
