using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>The facts that are known, and older than they may be.</summary>
internal sealed class StaleFacts
{
    private readonly List<(FactDefinition Fact, int Contact)> _all = [];
    private readonly HashSet<(string Fact, int Contact)> _keys = [];

    public StaleFacts(DecisionRun run)
    {
        var facts = run.Request.Facts;
        if (facts.AsOf.IsEmpty)
        {
            return;
        }
        var (rows, calendar) = (RowNumbers(facts), run.Workspace.Policy.Policy.Calendar);
        foreach (var age in facts.AsOf)
        {
            if (rows.TryGetValue(age.Row, out var who)
                && run.Workspace.Roots.FactOf(age.Row.Layout, age.Column) is { StaleAfter: { } limit } fact
                && age.Row.State(age.Column) == FactState.Known
                && WorkingTime.After(calendar, age.At, limit) < run.At
                && _keys.Add((fact.Name, who)))
            {
                _all.Add((fact, who));
            }
        }
    }

    public IReadOnlyList<(FactDefinition Fact, int Contact)> All => _all;

    public bool Contains(FactDefinition fact, int contact) =>
        _keys.Count > 0 && _keys.Contains((fact.Name, fact.Entity == Entity.Contact ? contact : DecisionRun.TheAccount));

    private static Dictionary<FactRow, int> RowNumbers(FactSet facts)
    {
        var rows = new Dictionary<FactRow, int>(ReferenceEqualityComparer.Instance) { [facts.Account] = DecisionRun.TheAccount };
        for (var i = 0; i < facts.Contacts.Length; i++)
        {
            rows[facts.Contacts[i]] = i;
        }
        if (facts.Event is { } @event)
        {
            rows[@event] = DecisionRun.TheAccount;
        }
        return rows;
    }
}
