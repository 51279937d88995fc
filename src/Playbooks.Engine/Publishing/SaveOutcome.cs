using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>What became of a change to a draft's document.</summary>
/// <param name="End">Which way it went.</param>
/// <param name="Current">The document as the draft has it now; null where there is no such draft or the path is refused.</param>
public sealed record SaveOutcome(SaveEnd End, DocumentState? Current)
{
    /// <summary>What was wrong with the path or the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>For a conflict: what saving would have done to what somebody else saved. Nobody's text is lost.</summary>
    public TextDifference? Difference { get; init; }
}

/// <summary>The ways in which saving ends.</summary>
public enum SaveEnd
{
    /// <summary>It is saved; so is a text that was there already.</summary>
    Saved,

    /// <summary>Somebody else changed the document since it was read; nothing was done.</summary>
    Conflict,

    /// <summary>No document may have that path or text; nothing was done.</summary>
    Refused,

    /// <summary>The draft was published or discarded; nothing was done.</summary>
    NotOpen,

    /// <summary>There is no such draft.</summary>
    NoDraft,
}
