using Playbooks.Engine.Compiling;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>What reasons speak of: the facts of a decision about one contact or the account, which nobody changes any more.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="now">The decision's time where the work is done.</param>
/// <param name="account">The account's row.</param>
/// <param name="contact">The contact's row; null for the account.</param>
/// <param name="event">The event's row, or null.</param>
internal sealed class ReasonFacts(CompiledWorkspace workspace, DateTimeOffset now, FactRow account, FactRow? contact, FactRow? @event)
{
    [ThreadStatic]
    private static EvaluationFrame? s_frame;

    public FactRoots Roots => workspace.Roots;

    public DecisionTexts Texts => workspace.Texts;

    /// <summary>The row of whom a fact speaks.</summary>
    public FactRow? RowOf(Entity entity) => entity switch
    {
        Entity.Account => account,
        Entity.Contact => contact,
        Entity.Event => @event,
        _ => null,
    };

    /// <summary>Adds the conditions of a rule that do not hold, those aside that other rules have a say in.</summary>
    public void FindObstacles(CompiledRule rule, List<Obstacle> found)
    {
        var frame = s_frame ??= new EvaluationFrame(default, rows: 4);
        frame.Reset();
        frame.Now = now;
        (frame.Rows[(int)Entity.Account], frame.Rows[(int)Entity.Contact], frame.Rows[(int)Entity.Event]) = (account, contact, @event);
        Obstacles.Find(rule, frame, DateOnly.FromDateTime(now.Date).DayNumber, found, int.MaxValue);
        Array.Clear(frame.Rows);
    }
}
