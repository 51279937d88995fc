using System.Collections.Immutable;
using Playbooks.Engine.Reading;

namespace Playbooks.Engine.Publishing;

/// <summary>The documents of the releases that were asked for last. What a release holds never changes, so that it is read once.</summary>
internal sealed class DocumentShelf(IReleaseStore releases)
{
    private const int Most = 4;

    // Newest first; swapped as a whole, so that no reader waits.
    private ImmutableList<(long Number, DocumentSet Documents)> _held = [];

    /// <summary>The documents of a release; none for null, and for a release that is not there.</summary>
    public async Task<DocumentSet> OfAsync(long? release, CancellationToken cancel)
    {
        if (release is not { } number)
        {
            return DocumentSet.Empty;
        }
        if (_held.Find(held => held.Number == number).Documents is { } known)
        {
            return known;
        }
        if (await releases.DocumentsAsync(number, cancel) is not { } documents)
        {
            return DocumentSet.Empty;
        }
        Put(number, documents);
        return documents;
    }

    /// <summary>Keeps the documents of a release that was just made.</summary>
    public void Put(long release, DocumentSet documents) =>
        ImmutableInterlocked.Update(
            ref _held,
            static (held, added) => [added, .. held.Where(other => other.Number != added.Number).Take(Most - 1)],
            (Number: release, Documents: documents));
}
