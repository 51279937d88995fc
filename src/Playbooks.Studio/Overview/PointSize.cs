using Playbooks.Language.Values;
using Playbooks.Retention.Loyalty;

namespace Playbooks.Studio.Overview;

/// <summary>How large a contact's point is: by its account's value score within the book, else by its value tier.</summary>
internal sealed class PointSize
{
    private const double Smallest = 5.5;
    private const double Largest = 12;

    private readonly ChoiceType? _tiers;
    private readonly (double From, double To)? _scores;

    /// <summary>Sizes for the contacts of a matrix.</summary>
    public PointSize(LoyaltyFacts facts, LoyaltyMatrix matrix)
    {
        _tiers = facts.ValueTier?.Type as ChoiceType;
        var scores = matrix.Points.Select(point => point.Value).OfType<double>().ToList();
        _scores = scores.Count == 0 ? null : (scores.Min(), scores.Max());
    }

    /// <summary>Half the size; the smallest where the value is not known.</summary>
    public double RadiusOf(LoyaltyPoint point) => Smallest + ((Largest - Smallest) * Math.Clamp(PartOf(point), 0, 1));

    private double PartOf(LoyaltyPoint point)
    {
        if (_scores is { } range)
        {
            return point.Value is not { } value ? 0 : range.To > range.From ? (value - range.From) / (range.To - range.From) : 1;
        }
        return _tiers is { Values.Length: > 1 } tiers && point.ValueTier is { } tier && tiers.IndexOf(tier) is >= 0 and var place
            ? 1 - ((double)place / (tiers.Values.Length - 1))
            : 0;
    }
}
