namespace Playbooks.Server.Api.Description;

/// <summary>A page of documents; `next` leads to the following one.</summary>
internal sealed record DocumentListShape(IReadOnlyList<DocumentItemShape> Items, string? Next = null);

/// <summary>A document without its text.</summary>
/// <param name="Path">Its path in the workspace.</param>
/// <param name="Etag">The tag of its text.</param>
/// <param name="Length">How many characters it has.</param>
internal sealed record DocumentItemShape(string Path, string Etag, int Length);

/// <summary>A document of a release.</summary>
/// <param name="Release">Number of the release.</param>
/// <param name="Path">Its path in the workspace.</param>
/// <param name="Etag">The tag of its text.</param>
/// <param name="Text">Its text.</param>
internal sealed record DocumentTextShape(long Release, string Path, string Etag, string Text);

/// <summary>What a draft is for.</summary>
internal sealed record NewDraftShape(string Title);

/// <summary>A page of drafts.</summary>
internal sealed record DraftListShape(IReadOnlyList<DraftShape> Items, string? Next = null);

/// <summary>A draft with its edits.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Author">Who began it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="State">open, published or discarded.</param>
/// <param name="Revision">How often it was changed.</param>
/// <param name="Edits">What was edited.</param>
/// <param name="Base">Number of the release that it was made from; absent on an empty store.</param>
internal sealed record DraftShape(
    string Id, string Title, string Author, DateTimeOffset CreatedAt, string State, long Revision, IReadOnlyList<EditShape> Edits, long? Base = null);

/// <summary>An edited document of a draft, without its text.</summary>
/// <param name="Path">Its path in the workspace.</param>
/// <param name="Removed">Whether the draft takes it out.</param>
/// <param name="Author">Who saved it last.</param>
/// <param name="SavedAt">When.</param>
internal sealed record EditShape(string Path, bool Removed, string Author, DateTimeOffset SavedAt);

/// <summary>A page of a draft's documents.</summary>
internal sealed record DraftDocumentListShape(IReadOnlyList<DraftDocumentItemShape> Items, string? Next = null);

/// <summary>A document as a draft has it, without its text.</summary>
/// <param name="Path">Its path in the workspace.</param>
/// <param name="Etag">The tag of its text.</param>
/// <param name="Edited">Whether the draft edits it.</param>
/// <param name="Exists">False where the draft takes it out.</param>
internal sealed record DraftDocumentItemShape(string Path, string Etag, bool Edited, bool Exists);

/// <summary>A document as a draft has it.</summary>
/// <param name="Path">Its path in the workspace.</param>
/// <param name="Etag">The tag of its text, to be sent as `If-Match`.</param>
/// <param name="Edited">Whether the draft edits it.</param>
/// <param name="Text">Its text; null where the draft takes it out.</param>
/// <param name="SavedBy">Who saved the edit.</param>
/// <param name="SavedAt">When.</param>
/// <param name="Difference">In the answer to a save that came too late: what it would have changed, unified.</param>
internal sealed record DraftDocumentShape(
    string Path, string Etag, bool Edited, string? Text, string? SavedBy = null, DateTimeOffset? SavedAt = null, string? Difference = null);

/// <summary>A document's text.</summary>
internal sealed record NewTextShape(string Text);

/// <summary>What checking a draft and running its examples found.</summary>
/// <param name="Publishable">Whether it may go live.</param>
/// <param name="Passed">Examples that come out right.</param>
/// <param name="Failed">Examples that do not; each is among the diagnostics.</param>
/// <param name="Diagnostics">All that was found.</param>
/// <param name="Hash">The hash of the release that it makes; absent where it has errors.</param>
internal sealed record CheckShape(bool Publishable, int Passed, int Failed, IReadOnlyList<DiagnosticShape> Diagnostics, string? Hash = null);

/// <summary>All documents that differ.</summary>
internal sealed record DifferenceListShape(IReadOnlyList<DifferenceShape> Items);

/// <summary>How a document differs.</summary>
/// <param name="Path">Its path in the workspace.</param>
/// <param name="Change">added, edited or removed.</param>
/// <param name="Added">How many lines were put in.</param>
/// <param name="Removed">How many lines were taken out.</param>
/// <param name="Text">The lines that differ, unified.</param>
internal sealed record DifferenceShape(string Path, string Change, int Added, int Removed, string Text);

/// <summary>What shall be where the draft and a later release changed the same places.</summary>
/// <param name="Settled">Documents whose whole draft text shall be.</param>
/// <param name="Decided">Documents of which a side was chosen for each place.</param>
internal sealed record SettledShape(IReadOnlyList<string>? Settled = null, IReadOnlyList<DecidedShape>? Decided = null);

/// <summary>A document of which a side was chosen for each place that both changed.</summary>
/// <param name="Path">Its path in the workspace.</param>
/// <param name="Seen">The conflict's <c>seen</c>, as it was answered.</param>
/// <param name="Sides">For each place, in order: live, draft, or both.</param>
internal sealed record DecidedShape(string Path, string Seen, IReadOnlyList<string> Sides);

/// <summary>What to publish.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Note">Why.</param>
/// <param name="PublishAt">When it is to go live; at once where absent.</param>
internal sealed record NewReleaseShape(string Draft, string Note, DateTimeOffset? PublishAt = null);

/// <summary>Why.</summary>
internal sealed record NoteShape(string Note);

/// <summary>A page of releases, newest first.</summary>
internal sealed record ReleaseListShape(IReadOnlyList<ReleaseShape> Items, string? Next = null);

/// <summary>A release in the history of releases.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Hash">The hash of its content.</param>
/// <param name="State">proposed, scheduled, live, past, void or refused.</param>
/// <param name="Origin">draft, folder or rollback.</param>
/// <param name="Author">Who proposed it.</param>
/// <param name="Note">Why.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="NeedsApproval">Whether a second person has to approve it.</param>
/// <param name="Base">The release that was live then.</param>
/// <param name="Draft">The draft that it was made of.</param>
/// <param name="Restores">The release that it restores.</param>
/// <param name="ApprovedBy">Who approved it.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="PublishAt">When it is to go live.</param>
/// <param name="LiveFrom">When it went live.</param>
/// <param name="LiveUntil">When another took its place.</param>
/// <param name="EndedBecause">Why it will not go live.</param>
/// <param name="Documents">Its documents, where one release is asked for.</param>
/// <param name="Message">What came of a request that changed something.</param>
internal sealed record ReleaseShape(
    long Number,
    string Hash,
    string State,
    string Origin,
    string Author,
    string Note,
    DateTimeOffset ProposedAt,
    bool NeedsApproval,
    long? Base = null,
    string? Draft = null,
    long? Restores = null,
    string? ApprovedBy = null,
    DateTimeOffset? ApprovedAt = null,
    DateTimeOffset? PublishAt = null,
    DateTimeOffset? LiveFrom = null,
    DateTimeOffset? LiveUntil = null,
    string? EndedBecause = null,
    IReadOnlyList<DocumentItemShape>? Documents = null,
    string? Message = null);

/// <summary>What somebody says to a release that waits.</summary>
/// <param name="Release">Its number.</param>
/// <param name="Hash">The hash of the content that was seen.</param>
/// <param name="Verdict">approve or refuse.</param>
/// <param name="Note">Why; needed for a refusal.</param>
internal sealed record VerdictShape(long Release, string Hash, string Verdict, string? Note = null);
