using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;

namespace Playbooks.Engine.Publishing;

/// <summary>Where releases are kept. Exactly one is live once there was one; a change returns when it is durable.</summary>
public interface IReleaseStore
{
    /// <summary>
    /// Keeps a release with its documents, numbers it, and marks its draft as published when it goes live at once (state
    /// <see cref="ReleaseState.Live"/>): then the one that was live before ends in the same step.
    /// </summary>
    /// <param name="release">The entry; its number is given here.</param>
    /// <param name="documents">All documents of the workspace.</param>
    /// <param name="seenLive">The release that was live when it was made (null: none); another one by now means that nothing is done.</param>
    /// <param name="audit">Who and why; the subject is filled in with the number.</param>
    /// <param name="notification">What to tell others when it goes live; its subject is filled in, too.</param>
    /// <param name="cancel">Ends it early, when nothing was done yet.</param>
    /// <returns>The entry, or null when another release went live in between, or its draft is not open in its revision any more.</returns>
    Task<ReleaseEntry?> AddAsync(ReleaseEntry release, DocumentSet documents, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel);

    /// <summary>An entry, or null.</summary>
    Task<ReleaseEntry?> FindAsync(long number, CancellationToken cancel);

    /// <summary>The newest entry with a hash, or null.</summary>
    Task<ReleaseEntry?> FindAsync(string hash, CancellationToken cancel);

    /// <summary>The live entry, or null while there was none.</summary>
    Task<ReleaseEntry?> LiveAsync(CancellationToken cancel);

    /// <summary>Entries with a number below <paramref name="before"/> (null: the newest), newest first.</summary>
    Task<ImmutableArray<ReleaseEntry>> ListAsync(long? before, int most, CancellationToken cancel);

    /// <summary>All documents of a release, or null when there is none of that number.</summary>
    Task<DocumentSet?> DocumentsAsync(long number, CancellationToken cancel);

    /// <summary>Entries that wait for a second person or for their time.</summary>
    Task<ImmutableArray<ReleaseEntry>> WaitingAsync(CancellationToken cancel);

    /// <summary>
    /// Moves a waiting entry on, when it still is in the state and the live release still is the one that the caller saw:
    /// approved (with who and when), scheduled, live (ending the one before, marking its draft as published), void or refused.
    /// </summary>
    /// <returns>The entry as it is now, or null when it changed in between.</returns>
    Task<ReleaseEntry?> MoveAsync(ReleaseEntry changed, ReleaseState seen, long? seenLive, AuditEntry audit, Notification? notification, CancellationToken cancel);
}
