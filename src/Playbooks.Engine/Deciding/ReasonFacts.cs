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

    // Whose facts stand in the frame: a decision gives some dozen reasons, one after the other.
    [ThreadStatic]
    private static ReasonFacts? s_framed;

    private readonly int _day = DateOnly.FromDateTime(now.Date).DayNumber;

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
        if (!ReferenceEquals(s_framed, this))
        {
            frame.Now = now;
            (frame.Rows[(int)Entity.Account], frame.Rows[(int)Entity.Contact], frame.Rows[(int)Entity.Event]) = (account, contact, @event);
            s_framed = this;
        }
        Obstacles.Find(rule, frame, _day, found, int.MaxValue);
    }

    /// <summary>Lets go of the facts that this thread has spoken of last.</summary>
    public static void Forget()
    {
        if (s_framed is not null)
        {
            s_framed = null;
            Array.Clear(s_frame!.Rows);
        }
    }
}
