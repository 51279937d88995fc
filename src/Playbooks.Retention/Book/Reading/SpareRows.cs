using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Reading;

/// <summary>
/// Rows of accounts that are done with, which serve accounts to come: there are as many as are on their way at a time.
/// They belong to one reader of one book; the thread that reads takes them, and it gives them back.
/// </summary>
internal sealed class SpareRows
{
    // What accounts with thousands of contacts took is not kept.
    private const int Most = 8 * 1024;

    private readonly Stack<FactRow>[] _spare = [new(), new(), new()];

    /// <summary>A row in which nothing is known; null when there is none to spare.</summary>
    public FactRow? Take(Entity entity)
    {
        if (!_spare[(int)entity].TryPop(out var row))
        {
            return null;
        }
        // Only now, when it comes into the cache anyway.
        row.Clear();
        return row;
    }

    /// <summary>Takes the rows of an account back. Nobody may look at them any more: they will speak of others.</summary>
    public void GiveBack(FactSet facts)
    {
        foreach (var contact in facts.Contacts)
        {
            Keep(Entity.Contact, contact);
        }
        Keep(Entity.Account, facts.Account);
        if (facts.Event is { } happened)
        {
            Keep(Entity.Event, happened);
        }
    }

    private void Keep(Entity entity, FactRow row)
    {
        if (_spare[(int)entity].Count < Most)
        {
            _spare[(int)entity].Push(row);
        }
    }
}
