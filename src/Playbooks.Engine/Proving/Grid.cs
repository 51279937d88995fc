using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Proving;

/// <summary>
/// Every combination of the values of some choices, such as quadrant, value tier and role, with what is decided in
/// each. Derived facts among them are taken as the cell says, whatever they would follow from.
/// </summary>
public static class Grid
{
    /// <summary>The most cells that are worked out.</summary>
    public const int MostCells = 10_000;

    /// <summary>Decides in every cell.</summary>
    /// <param name="decider">What decides.</param>
    /// <param name="axes">The choices, the last one changing fastest.</param>
    /// <param name="at">The time to decide at.</param>
    /// <param name="facts">What else is known, or null for nothing; of the contacts the first is decided about.</param>
    /// <exception cref="ArgumentException">An axis is no choice of the account or the contact, or there are too many cells.</exception>
    public static IEnumerable<GridCell> Enumerate(Decider decider, IReadOnlyList<FactDefinition> axes, DateTimeOffset at, FactSet? facts = null)
    {
        ArgumentNullException.ThrowIfNull(decider);
        ArgumentNullException.ThrowIfNull(axes);
        var choices = axes.Select(axis => axis.Type as ChoiceType ?? throw new ArgumentException($"`{axis.Name}` is no choice", nameof(axes))).ToArray();
        if (axes.Any(axis => axis.Entity is not (Entity.Account or Entity.Contact)))
        {
            throw new ArgumentException("axes speak of the account or the contact", nameof(axes));
        }
        if (choices.Aggregate(1L, (product, choice) => Math.Min(product * choice.Values.Length, MostCells + 1L)) > MostCells)
        {
            throw new ArgumentException($"the grid has more than {MostCells} cells", nameof(axes));
        }
        return Cells(decider, axes, choices, at, facts);
    }

    private static IEnumerable<GridCell> Cells(Decider decider, IReadOnlyList<FactDefinition> axes, ChoiceType[] choices, DateTimeOffset at, FactSet? facts)
    {
        var vocabulary = decider.Workspace.Vocabulary;
        var assumed = axes.ToHashSet();
        var values = new int[axes.Count];
        do
        {
            var account = facts?.Account.Copy() ?? new FactRow(vocabulary.Account);
            var contact = facts?.Contacts.Length > 0 ? facts.Contacts[0].Copy() : NewContact(vocabulary);
            account.SetChildren(0, [contact]);
            for (var i = 0; i < axes.Count; i++)
            {
                (axes[i].Entity == Entity.Account ? account : contact).SetBits(axes[i].Column, values[i]);
            }
            var request = new DecisionRequest(new FactSet(account, facts?.Event, []), at) { WritesMessages = false };
            yield return new GridCell([.. choices.Select((choice, i) => choice.Values[values[i]])], decider.Decide(request, assumed));
        }
        while (Advance(values, choices));
    }

    private static FactRow NewContact(FactVocabulary vocabulary)
    {
        var contact = new FactRow(vocabulary.Contact);
        contact.Set(vocabulary.Find("contact.id")!.Column, "contact-1");
        return contact;
    }

    private static bool Advance(int[] values, ChoiceType[] choices)
    {
        for (var i = values.Length - 1; i >= 0; i--)
        {
            if (++values[i] < choices[i].Values.Length)
            {
                return true;
            }
            values[i] = 0;
        }
        return false;
    }
}

/// <summary>A cell of a grid.</summary>
/// <param name="Values">The value on each axis.</param>
/// <param name="Decision">What is decided there.</param>
public sealed record GridCell(ImmutableArray<string> Values, Decision Decision);
