using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Takes out actions whose needs are not known.</summary>
internal static class NeedsCheck
{
    public static Removal? Check(DecisionRun run, Wish wish)
    {
        run.Deriving.WorkOutNeeds(wish);
        List<string>? lacking = null;
        foreach (var fact in wish.Action.Definition.Needs)
        {
            var state = run.RowOf(fact.Entity, wish.Contact)?.State(fact.Column) ?? FactState.NotKnown;
            if (state == FactState.Known)
            {
                continue;
            }
            (lacking ??= []).Add($"`{fact.Name}`, which {(state == FactState.Failed ? "could not be worked out" : "is not known")}");
            run.Missing.Miss(fact, wish.Contact, wouldMatter: true);
        }
        return lacking is null ? null : Removal.Of(NotChosenReason.Needs, $"needs {string.Join(" and ", lacking)}");
    }
}
