using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>The facts that are known, and older than they may be. Their ages are looked at when somebody asks: most decisions never do.</summary>
/// <param name="run">The run.</param>
internal sealed class StaleFacts(DecisionRun run)
{
    private readonly List<(FactDefinition Fact, int Contact)> _all = [];
    private readonly HashSet<long> _keys = [];
    private int _last;
    private bool _areKnown;

    public IReadOnlyList<(FactDefinition Fact, int Contact)> All
    {
        get
        {
            Find();
            return _all;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        if (_areKnown)
        {
            _all.Clear();
            _keys.Clear();
            _areKnown = false;
        }
    }

    public bool Contains(FactDefinition fact, int contact)
    {
        if (fact.StaleAfter is null)
        {
            return false;
        }
        Find();
        return _keys.Count > 0 && _keys.Contains(FactKey.Of(fact, contact));
    }

    private void Find()
    {
        if (_areKnown)
        {
            return;
        }
        _areKnown = true;
        var facts = run.Request.Facts;
        var calendar = run.Workspace.Policy.Policy.Calendar;
        foreach (var age in facts.AsOf)
        {
            if (run.Workspace.Roots.FactOf(age.Row.Layout, age.Column) is { StaleAfter: { } limit } fact
                && age.Row.State(age.Column) == FactState.Known
                && WorkingTime.After(calendar, age.At, limit) < run.At
                && OwnerOf(facts, age.Row) is { } who
                && _keys.Add(FactKey.Of(fact, who)))
            {
                _all.Add((fact, who));
            }
        }
    }

    // Ages come row by row: the one that is looked for is the last one, or near behind it.
    private int? OwnerOf(FactSet facts, FactRow row)
    {
        if (row == facts.Account || row == facts.Event)
        {
            return DecisionRun.TheAccount;
        }
        var contacts = facts.Contacts;
        for (var i = 0; i < contacts.Length; i++, _last++)
        {
            _last = _last < contacts.Length ? _last : 0;
            if (contacts[_last] == row)
            {
                return _last;
            }
        }
        return null;
    }
}
