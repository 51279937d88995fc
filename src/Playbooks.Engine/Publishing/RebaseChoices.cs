using System.Collections.Immutable;
using Playbooks.Engine.Publishing.Merging;

namespace Playbooks.Engine.Publishing;

/// <summary>What an author decided about documents that the draft and later releases changed.</summary>
public sealed record RebaseChoices
{
    /// <summary>Nothing decided.</summary>
    public static readonly RebaseChoices None = new();

    /// <summary>Documents of which the draft's whole text shall be: its author has seen the other one, and worked it in or not.</summary>
    public ImmutableHashSet<string> Settled { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Documents of which each disputed place was decided.</summary>
    public ImmutableDictionary<string, DecidedDocument> Decided { get; init; } = ImmutableDictionary.Create<string, DecidedDocument>(StringComparer.Ordinal);
}

/// <summary>What was decided about the disputed places of a document.</summary>
/// <param name="Seen">What its author saw: <see cref="RebaseConflict.Tag"/>. Decided about other texts, it decides nothing.</param>
/// <param name="Sides">Which text shall be at each of them, in order.</param>
public sealed record DecidedDocument(string Seen, ImmutableArray<MergeSide> Sides);
