using System.Collections.Immutable;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>The facts of one decision: an account, its contacts (children of the account's row) and an event where there is one.</summary>
/// <param name="Account">The account's row; its contacts are its children.</param>
/// <param name="Event">The event's row, or null.</param>
/// <param name="AsOf">When facts were learned, by row and fact, for those that say so.</param>
public sealed record FactSet(FactRow Account, FactRow? Event, ImmutableArray<FactAge> AsOf)
{
    /// <summary>The contacts' rows in the given order.</summary>
    public ReadOnlySpan<FactRow> Contacts => Account.Children(0);

    /// <summary>A copy with rows of its own.</summary>
    public FactSet Copy()
    {
        var (account, happened) = (Account.Copy(), Event?.Copy());
        if (AsOf.IsEmpty)
        {
            return new FactSet(account, happened, []);
        }
        var copies = new Dictionary<FactRow, FactRow>(ReferenceEqualityComparer.Instance) { [Account] = account };
        for (var i = 0; i < Contacts.Length; i++)
        {
            copies[Contacts[i]] = account.Children(0)[i];
        }
        if (Event is not null)
        {
            copies[Event] = happened!;
        }
        return new FactSet(account, happened, [.. AsOf.Select(age => age with { Row = copies.GetValueOrDefault(age.Row, age.Row) })]);
    }
}

/// <summary>When a fact was learned.</summary>
/// <param name="Row">The row that holds it.</param>
/// <param name="Column">Which fact.</param>
/// <param name="At">When.</param>
public sealed record FactAge(FactRow Row, Column Column, DateTimeOffset At);
