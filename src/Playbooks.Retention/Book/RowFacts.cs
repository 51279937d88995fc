using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book;

/// <summary>What one row of a file says: facts of the account, of one contact, of an event.</summary>
internal sealed class RowFacts(FactVocabulary vocabulary)
{
    public FactRow Account { get; } = new(vocabulary.Account);

    public FactRow Contact { get; } = new(vocabulary.Contact);

    public FactRow Event { get; } = new(vocabulary.Event);

    public List<FactAge> Ages { get; } = [];

    public FactRow RowOf(Entity entity) => entity switch
    {
        Entity.Account => Account,
        Entity.Contact => Contact,
        _ => Event,
    };

    /// <summary>Whether anything is known of a row.</summary>
    public static bool Says(FactRow row)
    {
        foreach (var column in row.Layout.Columns)
        {
            if (row.State(column) == FactState.Known)
            {
                return true;
            }
        }
        return false;
    }
}
