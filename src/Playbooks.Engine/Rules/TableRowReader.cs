using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>Makes the parts of a rule of what a table's row says in its output columns.</summary>
internal sealed class TableRowReader(RuleContext context, ImmutableSortedDictionary<string, ActionDefinition> actions, Entity speaker)
{
    /// <summary>A row's parts.</summary>
    /// <param name="id">The row's id with its place.</param>
    /// <param name="cells">What must hold.</param>
    /// <param name="outputs">The outputs that are not empty, by column.</param>
    /// <param name="canHaveEffect">Whether the table has a column that leads to something; a table without one was reported.</param>
    public RuleParts Read(Excerpt id, CellList cells, IReadOnlyDictionary<string, Excerpt> outputs, bool canHaveEffect)
    {
        var band = outputs.GetValueOrDefault("band");
        return new RuleParts
        {
            Id = id.Text,
            Location = NameCell.Whole(id),
            When = cells.Cells,
            CellPlaces = cells.Places,
            IsRow = true,
            HasEffect = !canHaveEffect || TableColumns.Effects.Any(outputs.ContainsKey),
            Then = ReadActions(outputs),
            Ask = [.. Items(outputs, "ask").Select(name => FactFinder.Find(context.Vocabulary, name.Text, NameCell.Whole(name), speaker, context.Diagnostics)).OfType<FactDefinition>()],
            Suppress = outputs.GetValueOrDefault("suppress") is { } suppressed ? SuppressedActions.Read(suppressed, context) : [],
            Band = band is null ? null : (band.Text, NameCell.Whole(band)),
            Title = outputs.GetValueOrDefault("title")?.Text,
            Because = outputs.GetValueOrDefault("because"),
        };
    }

    private ImmutableArray<(ActionDefinition Action, Location Place)> ReadActions(IReadOnlyDictionary<string, Excerpt> outputs)
    {
        var due = outputs.GetValueOrDefault("due") is { } text ? DurationText.Parse(text, allowsBusiness: true, context.Diagnostics) : null;
        var owner = outputs.GetValueOrDefault("owner")?.Text;
        if (owner is not null)
        {
            context.Owners.Check(owner, NameCell.Whole(outputs["owner"]), context.Diagnostics);
        }
        var wanted = ImmutableArray.CreateBuilder<(ActionDefinition Action, Location Place)>();
        foreach (var id in Items(outputs, "action"))
        {
            if (!context.HasAction(id.Text, NameCell.Whole(id)) || !actions.TryGetValue(id.Text, out var action))
            {
                continue;
            }
            if (wanted.Any(other => other.Action.Id == action.Id))
            {
                context.Diagnostics.Add(ShapeErrors.Repeated.At(NameCell.Whole(id), $"the cell has `{action.Id}` twice", "delete one of them"));
                continue;
            }
            var changed = action with { Due = due is null ? action.Due : DueTime.Of(due), Owner = owner ?? action.Owner };
            wanted.Add((due is null && owner is null ? action : changed, NameCell.Whole(id)));
        }
        return wanted.ToImmutable();
    }

    private ImmutableArray<Excerpt> Items(IReadOnlyDictionary<string, Excerpt> outputs, string column) =>
        outputs.GetValueOrDefault(column) is { } cell ? NameCell.Split(cell, context.Diagnostics) : [];
}
