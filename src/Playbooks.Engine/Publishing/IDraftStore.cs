using System.Collections.Immutable;
using Playbooks.Engine.Recording;

namespace Playbooks.Engine.Publishing;

/// <summary>Where drafts are kept. A change returns when it is durable.</summary>
public interface IDraftStore
{
    /// <summary>Keeps a new draft without documents.</summary>
    Task AddAsync(Draft draft, AuditEntry audit, CancellationToken cancel);

    /// <summary>A draft with its documents, or null.</summary>
    Task<Draft?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Drafts, newest first, with an id below <paramref name="before"/> where that is given; without their documents' texts being left out.</summary>
    Task<ImmutableArray<Draft>> ListAsync(DraftState? state, string? before, int most, CancellationToken cancel);

    /// <summary>
    /// Saves a document when the draft is open and holds it in the version that the author saw: 0 when the draft did not
    /// hold it. Comparing and saving are one step, in which releases of this draft that wait for approval or for their
    /// time become void, too.
    /// </summary>
    Task<DraftSave> SaveAsync(string id, string path, string? text, long seen, AuditEntry audit, CancellationToken cancel);

    /// <summary>Takes a document's edit out of an open draft, so that the release's own shows again; the same comparing and voiding.</summary>
    Task<DraftSave> RevertAsync(string id, string path, long seen, AuditEntry audit, CancellationToken cancel);

    /// <summary>
    /// Moves the draft, in the revision that was seen, onto another release, and puts in the documents that were merged for that; null
    /// takes one out. All of it is one step, which voids as a save does. False when the draft is not open, or was edited since.
    /// </summary>
    Task<bool> RebaseAsync(string id, long seen, long release, IReadOnlyDictionary<string, string?> merged, AuditEntry audit, CancellationToken cancel);

    /// <summary>Discards an open draft; voids as a save does. False when it is not open.</summary>
    Task<bool> DiscardAsync(string id, AuditEntry audit, CancellationToken cancel);
}
