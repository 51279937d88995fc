using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Values;
using Playbooks.Retention.Loyalty;

namespace Playbooks.Studio.Overview;

/// <summary>
/// The four fields of the matrix as the workspace's own thresholds cut it. Which quadrant a field is comes from the
/// decider: a page has no rules of its own.
/// </summary>
/// <param name="Behaviour">Where behaviour turns from low to high.</param>
/// <param name="Attitude">Where attitude turns from low to high.</param>
/// <param name="Fields">The fields, with their quadrants.</param>
public sealed record QuadrantGrid(double Behaviour, double Attitude, ImmutableArray<QuadrantField> Fields)
{
    /// <summary>The fields of a release's matrix; null where the quadrant does not come from one threshold each.</summary>
    public static QuadrantGrid? Of(Release release, LoyaltyFacts facts, Axis behaviour, Axis attitude)
    {
        if (facts.LineOf(facts.Behaviour) is not { } x || facts.LineOf(facts.Attitude) is not { } y || !behaviour.Holds(x) || !attitude.Holds(y))
        {
            return null;
        }
        var fields = ImmutableArray.CreateBuilder<QuadrantField>(4);
        foreach (var (left, right) in new[] { (behaviour.From, x), (x, behaviour.To) })
        {
            foreach (var (low, high) in new[] { (attitude.From, y), (y, attitude.To) })
            {
                fields.Add(new QuadrantField(left, right, low, high, QuadrantAt(release, facts, (left + right) / 2, (low + high) / 2)));
            }
        }
        return new QuadrantGrid(x, y, fields.ToImmutable());
    }

    private static string? QuadrantAt(Release release, LoyaltyFacts facts, double behaviour, double attitude)
    {
        var vocabulary = release.Workspace.Vocabulary;
        var (account, contact) = (new FactRow(vocabulary.Account), new FactRow(vocabulary.Contact));
        account.Set(vocabulary.Account.Find("id")!, "A");
        contact.Set(vocabulary.Contact.Find("id")!, "C");
        SetNumber(contact, facts.Behaviour.Column, behaviour);
        SetNumber(contact, facts.Attitude.Column, attitude);
        account.SetChildren(0, [contact]);
        var decision = release.Decider.Decide(new DecisionRequest(new FactSet(account, null, []), DateTimeOffset.UnixEpoch) { WritesMessages = false });
        return decision.Account.Children(0)[0].Get(facts.Quadrant.Column) as string;
    }

    private static void SetNumber(FactRow row, Column column, double value) => row.Set(column, ((ScalarType)column.Type).Kind switch
    {
        ScalarKind.Double => value,
        ScalarKind.Decimal => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    });
}

/// <summary>A field of the matrix.</summary>
/// <param name="Left">Smallest behaviour.</param>
/// <param name="Right">Largest behaviour.</param>
/// <param name="Low">Smallest attitude.</param>
/// <param name="High">Largest attitude.</param>
/// <param name="Quadrant">The quadrant, or null.</param>
public sealed record QuadrantField(double Left, double Right, double Low, double High, string? Quadrant);
