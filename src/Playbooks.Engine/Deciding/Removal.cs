using Playbooks.Engine.Rules;

namespace Playbooks.Engine.Deciding;

/// <summary>What keeps an action out. The words are made when somebody reads them: most decisions are only counted or searched.</summary>
/// <param name="reason">What it is.</param>
internal abstract class Removal(NotChosenReason reason)
{
    public NotChosenReason Reason => reason;

    /// <summary>The same in words.</summary>
    public abstract string Why { get; }

    /// <summary>Writes the members of an action that it keeps out, where it knows a way that makes no text; false, and nothing, where it does not.</summary>
    public virtual bool TryWrite(PlainJson json, NotChosen action) => false;

    public static Removal Of(NotChosenReason reason, string why) => new Said(reason, why);

    /// <summary>A matching rule suppresses it.</summary>
    public static Removal By(Rule rule) => new Suppressed(rule);

    private sealed class Said(NotChosenReason reason, string why) : Removal(reason)
    {
        public override string Why => why;
    }

    private sealed class Suppressed(Rule rule) : Removal(NotChosenReason.Suppressed)
    {
        public override string Why => $"suppressed by `{rule.Id}`: {rule.Title}";
    }
}
