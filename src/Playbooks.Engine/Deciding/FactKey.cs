using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Deciding;

/// <summary>One fact of one contact, or of the account or the event, whose facts are the same for all contacts.</summary>
internal static class FactKey
{
    public static long Of(FactDefinition fact, int contact) =>
        ((long)OwnerOf(fact, contact) << 32) | ((long)fact.Entity << 24) | (long)fact.Column.Number;

    /// <summary>Whom the fact speaks of when a contact is spoken of.</summary>
    public static int OwnerOf(FactDefinition fact, int contact) => fact.Entity == Entity.Contact ? contact : DecisionRun.TheAccount;
}
