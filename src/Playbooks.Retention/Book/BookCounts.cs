using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Rules;

namespace Playbooks.Retention.Book;

/// <summary>Counts what a run does.</summary>
internal sealed class BookCounts
{
    // By the definitions, which are the same ones in all decisions of a release, and of which several may have one id.
    private readonly Dictionary<object, long> _recommended = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, long> _actions = new(StringComparer.Ordinal);
    private long _contacts;
    private long _withoutAction;
    private long _withheld;
    private long _failures;

    public long Accounts { get; private set; }

    public long Rejected { get; set; }

    public void Add(Decision decision)
    {
        Accounts++;
        _contacts += decision.Account.Children(0).Length;
        _withoutAction += decision.Actions.IsEmpty ? 1 : 0;
        _failures += decision.Failures.Length;
        foreach (var action in decision.Actions)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_recommended, action.Action, out _)++;
            _withheld += action.Withheld.Length;
        }
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(BookCounts other)
    {
        Accounts += other.Accounts;
        Rejected += other.Rejected;
        _contacts += other._contacts;
        _withoutAction += other._withoutAction;
        _failures += other._failures;
        _withheld += other._withheld;
        foreach (var (action, count) in other.ById())
        {
            _actions[action] = _actions.GetValueOrDefault(action) + count;
        }
    }

    public BookRunResult Finish() =>
        new(Accounts, _contacts, Rejected, _withoutAction, _withheld, _failures, ById().ToImmutableSortedDictionary(StringComparer.Ordinal));

    private Dictionary<string, long> ById()
    {
        foreach (var (action, count) in _recommended)
        {
            var id = ((ActionDefinition)action).Id;
            _actions[id] = _actions.GetValueOrDefault(id) + count;
        }
        _recommended.Clear();
        return _actions;
    }
}
