using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>What actions, playbooks and policies may name, and where their mistakes go.</summary>
/// <param name="Vocabulary">The facts.</param>
/// <param name="Bands">The policy's bands, first ranked first.</param>
/// <param name="Templates">The templates.</param>
/// <param name="ActionIds">Ids of the catalogue's actions; null where the catalogue could not be read.</param>
/// <param name="Owners">The roles that the workspace speaks of.</param>
/// <param name="Diagnostics">Receives the mistakes.</param>
internal sealed record RuleContext(
    FactVocabulary Vocabulary,
    ImmutableArray<string> Bands,
    TemplateCatalogue Templates,
    ImmutableHashSet<string>? ActionIds,
    OwnerNames Owners,
    ICollection<Diagnostic> Diagnostics)
{
    /// <summary>The cells that were read, which rules share.</summary>
    public CellPool Cells { get; } = new();

    /// <summary>The name of a band as it is written; reports one that the policy does not have.</summary>
    public string CheckBand(JsonString name)
    {
        FindBand(name.Text, name.Location);
        return name.Text;
    }

    /// <summary>Index of the band of a name that stands at a place; null with a report, unless the bands themselves are wrong.</summary>
    public int? FindBand(string name, Location place)
    {
        var index = Bands.IndexOf(name);
        if (index >= 0)
        {
            return index;
        }
        if (Bands.Length > 0)
        {
            Diagnostics.Add(ActionErrors.UnknownBand.At(place, $"unknown band `{JsonScanner.Shown(name)}`", ClosestName.Help(name, Bands) ?? $"the policy has {string.Join(", ", Bands.Select(band => $"`{band}`"))}"));
        }
        return null;
    }

    /// <summary>The owner that a key names, or null; one that is most likely misspelled is reported.</summary>
    public string? OwnerIn(ObjectReader reader)
    {
        var owner = reader.Text("owner");
        if (owner is not null)
        {
            Owners.Check(owner.Text, owner.Location, Diagnostics);
        }
        return owner?.Text;
    }

    /// <summary>Whether the catalogue has an action; reports one that it does not have.</summary>
    public bool HasAction(JsonString id) => ActionIds?.Contains(id.Text) == true || HasAction(id.Text, id.Location);

    /// <summary>Whether the catalogue has an action of an id that stands at a place.</summary>
    public bool HasAction(string id, Location place)
    {
        if (ActionIds is null || ActionIds.Contains(id))
        {
            return ActionIds is not null;
        }
        Diagnostics.Add(ActionErrors.UnknownAction.At(place, $"unknown action `{JsonScanner.Shown(id)}`", ClosestName.Help(id, ActionIds) ?? HelpWithSeveral(id) ?? "actions are declared in `playbooks/actions.json`"));
        return false;
    }

    private string? HelpWithSeveral(string ids)
    {
        var parts = ids.Split((string[])[",", ";", "/", "+", "&", " and "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && parts.All(ActionIds!.Contains) ? $"several actions are written `{string.Join(" | ", parts)}` in a table, and `[{string.Join(", ", parts.Select(part => $"\"{part}\""))}]` in JSON" : null;
    }
}
