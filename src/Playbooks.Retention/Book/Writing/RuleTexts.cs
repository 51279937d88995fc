using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;

namespace Playbooks.Retention.Book.Writing;

/// <summary>
/// What all actions that a rule recommends say alike, as fields of a table: made once for each rule, and used by all threads.
/// </summary>
internal sealed class RuleTexts
{
    private readonly ConcurrentDictionary<Key, RuleText> _all = new(Same.Instance);

    /// <summary>What an action says like all others of its rule.</summary>
    public RuleText Of(RecommendedAction action) => _all.GetOrAdd(new Key(action.Rule, action.Action), static (key, first) => new RuleText(first), action);

    private readonly record struct Key(Rule Rule, ActionDefinition Action);

    // Rules and actions live as long as the release: which one it is says all.
    private sealed class Same : IEqualityComparer<Key>
    {
        public static readonly Same Instance = new();

        public bool Equals(Key x, Key y) => ReferenceEquals(x.Rule, y.Rule) && ReferenceEquals(x.Action, y.Action);

        public int GetHashCode(Key key) => RuntimeHelpers.GetHashCode(key.Rule) ^ RuntimeHelpers.GetHashCode(key.Action);
    }
}

/// <summary>The fields of a rule and its action.</summary>
internal sealed class RuleText(RecommendedAction first)
{
    private readonly string _because = first.Because;
    private readonly byte[] _whole = TableBytes.FieldsOf(first.Action.Id, first.Rule.Id, first.Because, first.Action.Owner);
    private readonly byte[] _before = TableBytes.FieldsOf(first.Action.Id, first.Rule.Id);
    private readonly byte[] _behind = TableBytes.FieldsOf(first.Action.Owner);

    /// <summary>The action's id.</summary>
    public byte[] Id { get; } = TableBytes.FieldsOf(first.Action.Id);

    /// <summary>Writes action, rule, reason and owner; most rules give the same reason each time.</summary>
    public void Write(TableBytes bytes, string because)
    {
        if (ReferenceEquals(because, _because))
        {
            bytes.WriteFields(_whole);
            return;
        }
        bytes.WriteFields(_before);
        bytes.WriteText(because);
        bytes.WriteFields(_behind);
    }
}
