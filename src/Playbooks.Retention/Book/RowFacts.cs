using System.Runtime.InteropServices;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book;

/// <summary>What one row of a file says: facts of the account, of one contact, of an event.</summary>
internal sealed class RowFacts(FactVocabulary vocabulary)
{
    public FactRow Account { get; private set; } = new(vocabulary.Account);

    public FactRow Contact { get; private set; } = new(vocabulary.Contact);

    public FactRow Event { get; private set; } = new(vocabulary.Event);

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
        Account = Next(Account, group, vocabulary.Account);
        Contact = Next(Contact, group, vocabulary.Contact);
        Event = Next(Event, group, vocabulary.Event);
        Ages.Clear();
    }

    /// <summary>Whether anything is known of a row.</summary>
    public static bool Says(FactRow row) => MemoryMarshal.AsBytes(row.States).Contains((byte)FactState.Known);

    private static FactRow Next(FactRow row, AccountGroup group, RowLayout layout)
    {
        if (group.Keeps(row))
        {
            return new FactRow(layout);
        }
        if (Says(row))
        {
            row.Clear();
        }
        return row;
    }
}
