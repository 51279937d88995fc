using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Reads the rules of a playbook's <c>rules</c>.</summary>
internal sealed class RuleReader(RuleContext context, ImmutableSortedDictionary<string, ActionDefinition> actions, Entity speaker)
{
    /// <summary>A rule's parts, or null when it has no id to speak of it by.</summary>
    public RuleParts? Read(JsonNode node)
    {
        if (ObjectReader.Open(node, "a rule", context.Diagnostics) is not { } reader)
        {
            return null;
        }
        var id = reader.RequireText("id", "a rule has an id of its own: `\"id\": \"leaders-call\"`");
        var (title, cells) = (reader.Text("title")?.Text, new CellList());
        if (reader.Object("when", "facts with their cells stand there: `{ \"contact.role\": \"EndUser\" }`; an expression stands in `if`") is { } when)
        {
            ReadCells(when, cells);
        }
        var parts = new RuleParts
        {
            Id = id?.Text ?? "",
            Location = id?.Location ?? Places.Of(node),
            Title = title,
            HasEffect = reader.Has("then") || reader.Has("ask") || reader.Has("suppress"),
            When = cells.Cells,
            CellPlaces = cells.Places,
            If = reader.Text("if") is { } condition ? SpokenExpression.Check(condition.Excerpt, context.Vocabulary, speaker, context.Diagnostics, DataType.Bool) : null,
            Then = reader.Find("then") is { } then ? ReadThen(then) : [],
            Ask = FactFinder.FindAll(context.Vocabulary, reader.Texts("ask"), speaker, context.Diagnostics),
            Suppress = SuppressedActions.Read(reader, context),
            IsOtherwise = reader.Boolean("otherwise") ?? reader.Has("otherwise"),
            Band = reader.Text("band") is { } band ? (band.Text, band.Location) : null,
            Because = reader.Text("because")?.Excerpt,
            From = reader.Date("from"),
            Until = reader.Date("until"),
        };
        reader.Text("description");
        parts = parts with { HasUnknownKeys = !reader.Finish() };
        if (parts.From > parts.Until)
        {
            context.Diagnostics.Add(PlaybookErrors.DatesUpsideDown.At(reader.Find("until")!.Location, $"`{parts.Id}` ends on {parts.Until:yyyy-MM-dd}, before it begins on {parts.From:yyyy-MM-dd}", "exchange `from` and `until`"));
        }
        if (id is null)
        {
            return null;
        }
        Ids.Check(id.Text, id.Location, "a rule", context.Diagnostics);
        return parts;
    }

    private void ReadCells(JsonObject when, CellList cells)
    {
        foreach (var member in when.Members)
        {
            if (FactFinder.Find(context.Vocabulary, member.Name, speaker, context.Diagnostics) is { } fact
                && context.Cells.Read(member.Value, fact, context.Diagnostics) is { } cell)
            {
                cells.Add(cell, CellPool.PlaceOf(member.Value));
            }
        }
    }

    private ImmutableArray<(ActionDefinition Action, Location Place)> ReadThen(JsonNode node)
    {
        var wanted = ImmutableArray.CreateBuilder<(ActionDefinition Action, Location Place)>();
        var items = node is JsonArray list ? list.Items : [node];
        foreach (var item in items)
        {
            if (ReadWanted(item) is not var (action, place))
            {
                continue;
            }
            if (wanted.Any(other => other.Action.Id == action.Id))
            {
                context.Diagnostics.Add(ShapeErrors.Repeated.At(place, $"`then` has `{action.Id}` twice", "delete one of them"));
                continue;
            }
            wanted.Add((action, place));
        }
        if (items.Length == 0)
        {
            context.Diagnostics.Add(ShapeErrors.Nothing.At(Places.Of(node), "`then` is empty", "name an action"));
        }
        return wanted.ToImmutable();
    }

    private (ActionDefinition Action, Location Place)? ReadWanted(JsonNode node)
    {
        if (node is JsonString plain)
        {
            return context.HasAction(plain) && actions.TryGetValue(plain.Text, out var found) ? (found, plain.Location) : null;
        }
        if (node is not JsonObject)
        {
            context.Diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(node), $"`then` names an action, and this is {node.KindName}", "write `\"executive-escalation\"` or `{ \"action\": \"executive-escalation\", \"due\": \"1 day\" }`"));
            return null;
        }
        var reader = ObjectReader.Open(node, "an action of a rule", context.Diagnostics)!;
        if (reader.RequireText("action", "name the action") is not { } id || !context.HasAction(id) || !actions.TryGetValue(id.Text, out var original))
        {
            return null;
        }
        return (new ActionReader(context).ReadChanges(reader, original, speaker), id.Location);
    }
}
