using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Studio.Access;
using Playbooks.Studio.Live;

namespace Playbooks.Studio.Writing;

/// <summary>A document in the editor: as it is kept, or as it was just sent.</summary>
public sealed record DocumentModel
{
    /// <summary>How many characters a document may have to be edited in a browser.</summary>
    public const int LargestText = 1_000_000;

    /// <summary>Who edits.</summary>
    public required Visitor Visitor { get; init; }

    /// <summary>The draft that it belongs to.</summary>
    public required DraftChoice Choice { get; init; }

    /// <summary>The document as it is kept.</summary>
    public required DocumentState State { get; init; }

    /// <summary>The text in the editor.</summary>
    public required string Text { get; init; }

    /// <summary>The tag of the kept text that the editor's text was made from.</summary>
    public required string Seen { get; init; }

    /// <summary>What is wrong with the draft, with this text in it.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What was just done, as one word of the address, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>For a save that came after somebody else's: their text, and the difference.</summary>
    public SaveOutcome? Conflict { get; init; }

    /// <summary>Why nothing was saved, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>Contacts on whom a template can be tried.</summary>
    public ImmutableArray<PreviewAccount> Accounts { get; init; } = [];

    /// <summary>The contact on whom it is tried, as <c>account/contact</c>; empty for nobody.</summary>
    public string Contact { get; init; } = "";

    /// <summary>What came of trying it; null where it was not tried.</summary>
    public Preview? Preview { get; init; }

    /// <summary>Its path.</summary>
    public string Path => State.Path;

    /// <summary>What it is.</summary>
    public DocumentKind Kind => DocumentNames.KindOf(Path);

    /// <summary>Whether there is no such document yet.</summary>
    public bool IsNew => State is { Text: null, Edit: null };

    /// <summary>Whether the draft takes it out.</summary>
    public bool IsDeleted => State is { Text: null, Edit: not null };

    /// <summary>Whether the text in the editor is not what is kept.</summary>
    public bool IsUnsaved => Text != (State.Text ?? "").ReplaceLineEndings("\n");

    /// <summary>Whether it is too large for a browser.</summary>
    public bool IsTooLarge => Text.Length > LargestText;

    /// <summary>Whether it can be edited here and now.</summary>
    public bool MayWrite => Visitor.May(PageScopes.Author) && !IsTooLarge && Choice.Chosen is null or { Draft.State: DraftState.Open };

    /// <summary>The mistakes of this document.</summary>
    public ImmutableArray<Diagnostic> Own => [.. Diagnostics.Where(diagnostic => diagnostic.Location.Document == Path)];

    /// <summary>Errors of other documents, which keep the draft from being published, too.</summary>
    public ImmutableArray<Diagnostic> Elsewhere => [.. Diagnostics.Where(diagnostic => diagnostic.IsError && diagnostic.Location.Document != Path)];
}
