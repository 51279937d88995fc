using System.Runtime.InteropServices;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Reading;

/// <summary>What one row of a file says: facts of the account, of one contact, of an event.</summary>
/// <param name="vocabulary">What the facts are.</param>
/// <param name="spare">What they are kept in, or null for new rows.</param>
internal sealed class RowFacts(FactVocabulary vocabulary, SpareRows? spare = null)
{
    public FactRow Account { get; private set; } = New(vocabulary, spare, Entity.Account);

    public FactRow Contact { get; private set; } = New(vocabulary, spare, Entity.Contact);

    public FactRow Event { get; private set; } = New(vocabulary, spare, Entity.Event);

    public List<FactAge> Ages { get; } = [];

    public FactRow RowOf(Entity entity) => entity switch
    {
        Entity.Account => Account,
        Entity.Contact => Contact,
        _ => Event,
    };

    /// <summary>Makes room for the next row; what the account has kept of this one is not touched.</summary>
    public void Begin(AccountGroup group)
    {
        Account = Next(Account, group, Entity.Account);
        Contact = Next(Contact, group, Entity.Contact);
        Event = Next(Event, group, Entity.Event);
        Ages.Clear();
    }

    /// <summary>Whether anything is known of a row.</summary>
    public static bool Says(FactRow row) => MemoryMarshal.AsBytes(row.States).Contains((byte)FactState.Known);

    private static FactRow New(FactVocabulary vocabulary, SpareRows? spare, Entity entity) => spare?.Take(entity) ?? new FactRow(vocabulary.LayoutOf(entity));

    private FactRow Next(FactRow row, AccountGroup group, Entity entity)
    {
        if (group.Keeps(row))
        {
            return New(vocabulary, spare, entity);
        }
        if (Says(row))
        {
            row.Clear();
        }
        return row;
    }
}
