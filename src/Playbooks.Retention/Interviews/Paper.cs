using System.Collections.Immutable;

namespace Playbooks.Retention.Interviews;

/// <summary>A document that leaves the building: what every format is written from.</summary>
public sealed record Paper
{
    /// <summary>Its title: the template's subject, else its first heading.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about: title of the action that it belongs to.</summary>
    public required string Subject { get; init; }

    /// <summary>Who signs for it, or null.</summary>
    public string? Author { get; init; }

    /// <summary>The decision's time.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The language of its words: <c>en</c>, <c>de-AT</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The same as Markdown text, without characters that no document can hold.</summary>
    public required string Markdown { get; init; }

    /// <summary>What stands in it, from top to bottom.</summary>
    public required ImmutableArray<PaperBlock> Blocks { get; init; }
}
