using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>A fact as its declaration gives it, before rows have a layout and derivations are read.</summary>
internal sealed record FactDraft
{
    public required JsonMember Member { get; init; }

    public required Entity Entity { get; init; }

    /// <summary>The name without its entity.</summary>
    public required string ColumnName { get; init; }

    /// <summary>The type; any where the declaration is wrong, so that one mistake does not bring others about.</summary>
    public required DataType Type { get; init; }

    /// <summary>The expression over the account's records that gives a given fact where nobody did, or null.</summary>
    public JsonString? Recorded { get; init; }

    /// <summary>What is still to be read of a derived fact; null for a given one.</summary>
    public ObjectReader? Derivation { get; init; }

    public string? Label { get; init; }

    public string? Unit { get; init; }

    public string? Description { get; init; }

    public string? Asks { get; init; }

    public object? Min { get; init; }

    public object? Max { get; init; }

    public Duration? StaleAfter { get; init; }

    public bool IsPersonal { get; init; }

    public string Name => Member.Key;

    /// <summary>The fact with its slot, still without its derivation.</summary>
    public FactDefinition Place(RowLayout layout) => new()
    {
        Name = Name,
        Entity = Entity,
        Column = layout.Find(ColumnName)!,
        Label = Label ?? Name,
        Unit = Unit,
        Description = Description,
        Asks = Asks,
        Min = Min,
        Max = Max,
        StaleAfter = StaleAfter,
        IsPersonal = IsPersonal,
        Location = Member.Name.Location,
    };
}
