using Playbooks.Engine.Compiling;
using Playbooks.Engine.Compiling.Index;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Benchmarks.Deciding;

/// <summary>The very index that a decider uses, on rows of facts as it has them.</summary>
internal sealed class Ours : IMatcher
{
    private readonly RuleIndex _index;
    private readonly MatchBuffer _buffer;
    private readonly LookupTrace _trace;
    private readonly MissTrace _misses;
    private readonly EvaluationFrame _frame = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), rows: 4);
    private readonly FactRow[] _contacts;

    public Ours(Workload workload, Release release)
    {
        _index = release.Decider.Compiled.ContactMatcher;
        _buffer = _index.NewBuffer();
        _trace = _index.NewTrace();
        _misses = new MissTrace(_index.Actions, CountMisses);
        var vocabulary = release.Workspace.Vocabulary;
        _contacts = [.. workload.Contacts.Select(contact => RowOf(contact, vocabulary))];
        _frame.Rows[(int)Entity.Account] = new FactRow(vocabulary.Account);
    }

    public ReadOnlySpan<int> Found => _buffer.Found.AsSpan(0, _buffer.Count);

    /// <summary>What the index takes in memory.</summary>
    public long Bytes => _index.Bytes;

    public int Best(int contact)
    {
        _frame.Rows[(int)Entity.Contact] = _contacts[contact];
        return _index.Best(_frame, _buffer);
    }

    /// <summary>The best, with the facts and what was found taken down.</summary>
    public int BestTraced(int contact)
    {
        _frame.Rows[(int)Entity.Contact] = _contacts[contact];
        return _index.BestTraced(_frame, _buffer, _trace);
    }

    /// <summary>The same, with all that an explanation is written from: what it out-ranks, and the nearest miss of each other action.</summary>
    public int BestExplained(int contact)
    {
        var best = BestTraced(contact);
        Explain();
        return best;
    }

    public int All(int contact)
    {
        _frame.Rows[(int)Entity.Contact] = _contacts[contact];
        _index.All(_frame, _buffer);
        return _buffer.Count;
    }

    /// <summary>All, with the facts and what was found taken down.</summary>
    public int AllTraced(int contact)
    {
        _frame.Rows[(int)Entity.Contact] = _contacts[contact];
        _index.AllTraced(_frame, _buffer, _trace);
        return _buffer.Count;
    }

    /// <summary>The same, with the nearest miss of each action that none of them wants.</summary>
    public int AllExplained(int contact)
    {
        var count = AllTraced(contact);
        Explain();
        return count;
    }

    private void Explain()
    {
        _misses.Clear();
        _index.Explain(_frame, _trace, _buffer, _misses);
    }

    private int CountMisses(CompiledRule rule, int enough)
    {
        var count = 0;
        foreach (var cell in rule.Cells)
        {
            count += cell.Test(_frame) == Verdict.Holds ? 0 : 1;
            if (count >= enough)
            {
                break;
            }
        }
        return count;
    }

    private static FactRow RowOf(WorkContact contact, FactVocabulary vocabulary)
    {
        var row = new FactRow(vocabulary.Contact);
        Set("quadrant", contact.Quadrant);
        Set("valueTier", contact.ValueTier);
        Set("role", contact.Role);
        Set("arr", contact.Arr);
        Set("daysToRenewal", (long)contact.DaysToRenewal);
        Set("healthScore", (double)contact.HealthScore);
        Set("openTickets", (long)contact.OpenTickets);
        return row;

        void Set(string name, object value) => row.Set(vocabulary.Contact.Find(name)!, value);
    }
}
