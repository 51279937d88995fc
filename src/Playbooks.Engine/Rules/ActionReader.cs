using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Rules;

/// <summary>Reads actions: entries of the catalogue, and what rules change of them.</summary>
internal sealed class ActionReader(RuleContext context)
{
    private const int MostActions = 1_000;

    private static readonly (string, ActionKind)[] Kinds = ObjectReader.WordsOf<ActionKind>();

    /// <summary>Ids of the entries of actions.json, before anything else of it is read.</summary>
    public static ImmutableHashSet<string>? IdsOf(JsonNode? root) =>
        root is JsonObject catalogue ? [.. Entries(catalogue).Select(member => member.Key)] : null;

    /// <summary>The catalogue.</summary>
    public ImmutableSortedDictionary<string, ActionDefinition> ReadCatalogue(JsonNode root)
    {
        var actions = ImmutableSortedDictionary.CreateBuilder<string, ActionDefinition>(StringComparer.Ordinal);
        if (ObjectReader.Open(root, "actions.json", context.Diagnostics) is not { } catalogue)
        {
            return actions.ToImmutable();
        }
        catalogue.Text("$schema");
        var entries = Entries(catalogue.Node).ToList();
        if (entries.Count > MostActions)
        {
            context.Diagnostics.Add(ShapeErrors.TooMany.At(entries[MostActions].Name.Location, $"there are {entries.Count} actions, more than {MostActions}", null));
            return actions.ToImmutable();
        }
        foreach (var entry in entries)
        {
            Ids.Check(entry.Key, entry.Name.Location, "an action", context.Diagnostics);
            if (ObjectReader.Open(entry.Value, "an action", context.Diagnostics) is { } reader)
            {
                actions.Add(entry.Key, ReadEntry(entry, reader));
            }
        }
        return actions.ToImmutable();
    }

    /// <summary>An action with the changes that a rule makes to it.</summary>
    public ActionDefinition ReadChanges(ObjectReader reader, ActionDefinition original, Entity speaker)
    {
        var changed = ReadParts(reader, original, speaker) with
        {
            Title = reader.Text("title")?.Text ?? original.Title,
            Owner = context.OwnerIn(reader) ?? original.Owner,
            Due = reader.Find("due") is { } due ? DueReader.Read(due, speaker, context) ?? original.Due : original.Due,
        };
        reader.Finish();
        return changed;
    }

    private static IEnumerable<JsonMember> Entries(JsonObject catalogue) => catalogue.Members.Where(member => member.Key != "$schema");

    private ActionDefinition ReadEntry(JsonMember entry, ObjectReader reader)
    {
        var (title, kind, owner) = (reader.RequireText("title"), reader.RequireWord("kind", Kinds), reader.RequireText("owner", "name the role that carries it out"));
        if (owner is not null)
        {
            context.Owners.CheckOfCatalogue(owner, context.Diagnostics);
        }
        var due = reader.Require("due", "say when it is due: `\"1 business day\"`");
        var blank = new ActionDefinition
        {
            Id = entry.Key,
            Title = title?.Text ?? entry.Key,
            Kind = kind ?? ActionKind.Monitor,
            Owner = owner?.Text ?? "",
            Due = (due is null ? null : DueReader.Read(due, Entity.Contact, context)) ?? DueTime.Of(new Duration(1, DurationUnit.Day, true)),
            Location = entry.Name.Location,
        };
        var action = ReadParts(reader, blank, Entity.Contact);
        reader.Finish();
        return action;
    }

    private ActionDefinition ReadParts(ObjectReader reader, ActionDefinition start, Entity speaker) => start with
    {
        Description = reader.Text("description")?.Text ?? start.Description,
        Effort = reader.Duration("effort") ?? start.Effort,
        Cost = reader.Amount("cost") ?? start.Cost,
        Band = reader.Text("band") is { } band ? context.CheckBand(band) : start.Band,
        Offer = reader.Find("offer") is { } offer ? OfferReader.ReadOffer(offer, speaker, context) : start.Offer,
        Cooldown = reader.Find("cooldown") is { } cooldown ? OfferReader.ReadCooldown(cooldown, context.Diagnostics) : start.Cooldown,
        Excludes = reader.Has("excludes") ? ReadExcludes(reader, start.Id) : Asked(reader, "excludes", start.Excludes),
        Needs = reader.Has("needs") ? FactFinder.FindAll(context.Vocabulary, reader.Texts("needs"), speaker, context.Diagnostics) : Asked(reader, "needs", start.Needs),
        Messages = reader.Object("messages", "write the template of each channel: `{ \"email\": \"check-in.email\" }`") is { } messages ? ReadMessages(messages) : start.Messages,
        Steps = reader.List("steps") is { } steps ? StepsReader.Read(steps, context) : start.Steps,
    };

    // A key that is absent is a key that may be there all the same.
    private static ImmutableArray<T> Asked<T>(ObjectReader reader, string key, ImmutableArray<T> value)
    {
        reader.Find(key);
        return value;
    }

    private ImmutableArray<string> ReadExcludes(ObjectReader reader, string id)
    {
        var excludes = reader.Texts("excludes");
        foreach (var excluded in excludes)
        {
            if (context.HasAction(excluded) && excluded.Text == id)
            {
                context.Diagnostics.Add(ActionErrors.ExcludesItself.At(excluded.Location, $"`{id}` excludes itself", "delete it"));
            }
        }
        return [.. excludes.Select(excluded => excluded.Text)];
    }

    private ImmutableArray<(string Channel, string Template)> ReadMessages(JsonObject node)
    {
        var reader = ObjectReader.Open(node, "`messages`", context.Diagnostics)!;
        var messages = ImmutableArray.CreateBuilder<(string, string)>();
        var channels = FrontMatter.Channels.ToDictionary(channel => channel, reader.Text);
        reader.Finish();
        foreach (var member in node.Members)
        {
            if (channels.GetValueOrDefault(member.Key) is { } template && context.Templates.Check(template, member.Key, context.Diagnostics))
            {
                messages.Add((member.Key, template.Text));
            }
        }
        return messages.ToImmutable();
    }
}
