using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Values;
using Playbooks.Retention.Loyalty;

namespace Playbooks.Studio.Overview;

/// <summary>How the scatter of a loyalty matrix is divided.</summary>
/// <param name="AttitudeLine">Where high attitude begins, or null where that is not one line.</param>
/// <param name="BehaviourLine">Where high behaviour begins, or null where that is not one line.</param>
/// <param name="Corners">The quadrant in each corner that has one.</param>
public sealed record ScatterPlan(double? AttitudeLine, double? BehaviourLine, ImmutableArray<Corner> Corners)
{
    private const double Low = 0.5;
    private const double High = 9.5;

    /// <summary>Asks the release which quadrant a contact in each corner has, so that whatever authors write is what is shown.</summary>
    public static ScatterPlan For(Release release, LoyaltyFacts facts, DateTimeOffset now) => new(
        facts.LineOf(facts.Attitude),
        facts.LineOf(facts.Behaviour),
        [
            .. from attitude in new[] { Low, High }
               from behaviour in new[] { Low, High }
               let quadrant = QuadrantAt(release, facts, now, attitude, behaviour)
               where quadrant is not null
               select new Corner(quadrant, attitude == High, behaviour == High),
        ]);

    private static string? QuadrantAt(Release release, LoyaltyFacts facts, DateTimeOffset now, double attitude, double behaviour)
    {
        var vocabulary = release.Workspace.Vocabulary;
        var contact = new FactRow(vocabulary.Contact);
        contact.Set(vocabulary.Find("contact.id")!.Column, "corner");
        if (!Put(contact, facts.Attitude.Column, attitude) || !Put(contact, facts.Behaviour.Column, behaviour))
        {
            return null;
        }
        var account = new FactRow(vocabulary.Account);
        account.Set(vocabulary.Find("account.id")!.Column, "corner");
        account.SetChildren(0, [contact]);
        var decision = release.Decider.Decide(new DecisionRequest(new FactSet(account, null, []), now) { WritesMessages = false });
        return decision.Account.Children(0)[0].Get(facts.Quadrant.Column) as string;
    }

    private static bool Put(FactRow row, Column column, double score)
    {
        if (!Conversions.TryConvert(score, column.Type, out var value))
        {
            return false;
        }
        row.Set(column, value);
        return true;
    }
}

/// <summary>The quadrant of a corner.</summary>
/// <param name="Quadrant">Its name.</param>
/// <param name="HighAttitude">Whether the corner is that of high attitude.</param>
/// <param name="HighBehaviour">Whether the corner is that of high behaviour.</param>
public sealed record Corner(string Quadrant, bool HighAttitude, bool HighBehaviour);
