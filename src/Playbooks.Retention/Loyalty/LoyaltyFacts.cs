using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Loyalty;

/// <summary>The facts of a vocabulary that the loyalty matrix is made of.</summary>
/// <param name="Attitude"><c>contact.attitude</c>.</param>
/// <param name="Behaviour"><c>contact.behaviour</c>.</param>
/// <param name="Quadrant"><c>contact.quadrant</c>, a choice.</param>
/// <param name="Zone"><c>account.zone</c>, a choice, or null.</param>
/// <param name="Value"><c>account.valueScore</c>, or null.</param>
/// <param name="ValueTier"><c>account.valueTier</c>, or null.</param>
/// <param name="AccountName"><c>account.name</c>, or null.</param>
/// <param name="ContactName"><c>contact.name</c>, or null.</param>
public sealed record LoyaltyFacts(
    FactDefinition Attitude, FactDefinition Behaviour, FactDefinition Quadrant,
    FactDefinition? Zone, FactDefinition? Value, FactDefinition? ValueTier, FactDefinition? AccountName, FactDefinition? ContactName)
{
    /// <summary>The quadrants, in the author's order.</summary>
    public ChoiceType Quadrants => (ChoiceType)Quadrant.Type;

    /// <summary>Finds them; null where the vocabulary has no attitude, behaviour or quadrant, so that there is no matrix.</summary>
    public static LoyaltyFacts? Find(FactVocabulary vocabulary)
    {
        var (attitude, behaviour, quadrant) = (vocabulary.Find("contact.attitude"), vocabulary.Find("contact.behaviour"), vocabulary.Find("contact.quadrant"));
        if (attitude is not { Type: ScalarType { IsNumeric: true } } || behaviour is not { Type: ScalarType { IsNumeric: true } } || quadrant is not { Type: ChoiceType })
        {
            return null;
        }
        return new LoyaltyFacts(
            attitude,
            behaviour,
            quadrant,
            Zone: vocabulary.Find("account.zone") is { Type: ChoiceType } zone ? zone : null,
            Value: vocabulary.Find("account.valueScore") is { Type: ScalarType { IsNumeric: true } } value ? value : null,
            ValueTier: vocabulary.Find("account.valueTier"),
            AccountName: vocabulary.Find("account.name"),
            ContactName: vocabulary.Find("contact.name"));
    }

    /// <summary>
    /// Where the author's table draws the line between a low and a high score; null where the quadrant is derived in
    /// another way, or by more lines than one.
    /// </summary>
    public double? LineOf(FactDefinition score)
    {
        if (Quadrant.Derivation is not TableDerivation table)
        {
            return null;
        }
        var ends = table.Rows
            .SelectMany(row => row.Cells)
            .Where(cell => cell.Fact.Name == score.Name)
            .Select(cell => cell.Test)
            .OfType<RangeTest>()
            .SelectMany(range => new[] { range.From, range.To })
            .OfType<IConvertible>()
            .Select(end => end.ToDouble(null))
            .Distinct()
            .ToArray();
        return ends is [var line] ? line : null;
    }
}
