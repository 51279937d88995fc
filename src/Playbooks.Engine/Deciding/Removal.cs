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

    /// <summary>An action that ranks before it excludes it.</summary>
    /// <param name="action">That action's id.</param>
    /// <param name="contact">The id of the contact that it is for, or null.</param>
    public static Removal Excluded(string action, string? contact) => new ExcludedBy(action, contact);

    private sealed class Said(NotChosenReason reason, string why) : Removal(reason)
    {
        public override string Why => why;
    }

    private sealed class Suppressed(Rule rule) : Removal(NotChosenReason.Suppressed)
    {
        public override string Why => $"suppressed by `{rule.Id}`: {rule.Title}";
    }

    private sealed class ExcludedBy(string action, string? contact) : Removal(NotChosenReason.Excluded)
    {
        public override string Why => $"does not go with `{action}`{(contact is null ? "" : $" for `{contact}`")}, which ranks before it";
    }
}
