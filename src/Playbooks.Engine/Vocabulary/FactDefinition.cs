using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>A named, typed piece of knowledge, as facts.json declares it.</summary>
public sealed record FactDefinition
{
    /// <summary>The whole name: <c>account.arr</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whom it speaks of.</summary>
    public required Entity Entity { get; init; }

    /// <summary>Its slot in the entity's row.</summary>
    public required Column Column { get; init; }

    /// <summary>What it is called on pages and in reasons; the name where the author gave none.</summary>
    public required string Label { get; init; }

    /// <summary>Its unit, such as <c>a year</c>, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>What it means and where it comes from, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The question that finds it out, or null.</summary>
    public string? Asks { get; init; }

    /// <summary>The smallest value allowed, of the fact's type, or null.</summary>
    public object? Min { get; init; }

    /// <summary>The largest value allowed, of the fact's type, or null.</summary>
    public object? Max { get; init; }

    /// <summary>How old it may grow before it counts as stale, or null for ever.</summary>
    public Duration? StaleAfter { get; init; }

    /// <summary>Whether it is personal data, kept out of logs and erased on request.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>How a given fact follows from the account's records where nobody gave it, over <see cref="RecordLayouts"/>; null when it does not.</summary>
    public CheckedExpression? Recorded { get; init; }

    /// <summary>How it follows from others, or null when it is given.</summary>
    public Derivation? Derivation { get; init; }

    /// <summary>Where it is declared; null for the ids, which every vocabulary has.</summary>
    public Location? Location { get; init; }

    /// <summary>The type of its values.</summary>
    public DataType Type => Column.Type;

    /// <summary>A vocabulary has one definition of each fact; comparing what it is made of would go through all that it derives from.</summary>
    public bool Equals(FactDefinition? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}
