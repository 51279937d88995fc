using System.Collections.Immutable;
using System.Text;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Publishing;

/// <summary>
/// A workspace's folder that shows what is live. What goes live on another way than by a save in the folder is written
/// into it in the same step. Edits that are not live are never written over. Whoever writes or reads it as a whole holds it,
/// in this process or another.
/// </summary>
/// <param name="directory">The folder that has <c>playbooks/</c>.</param>
public sealed class PublishedFolder(string directory) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly FolderStaging _staging = new(directory);

    /// <summary>Keeps the folder from being written by this program, whichever process it is, for as long as it is held: for reading it whole.</summary>
    /// <exception cref="IOException">Another process holds it and does not let go.</exception>
    public async Task<IDisposable> HoldAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return new Turn(_turn, await FolderLock.TakeAsync(directory, cancel));
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>Begins to write the difference between two sets of documents; nothing shows before it is completed.</summary>
    /// <param name="from">What is live.</param>
    /// <param name="to">What goes live.</param>
    /// <param name="hash">The hash of what goes live.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<FolderWriting> BeginAsync(DocumentSet from, DocumentSet to, string hash, CancellationToken cancel)
    {
        var changes = DocumentDifference.Between(from, to);
        IDisposable? turn = null;
        try
        {
            turn = await HoldAsync(cancel);
            var conflicts = changes.Select(FindConflict).OfType<Diagnostic>().ToImmutableArray();
            if (conflicts.IsEmpty)
            {
                _staging.Prepare(changes, hash);
            }
            return new FolderWriting(conflicts, _staging, turn);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            var problem = PublishingErrors.FolderNotWritable.At(Places.OfMissing("playbooks"), $"the folder cannot be written: {failed.Message.TrimEnd('.')}");
            return new FolderWriting([problem], turn is null ? null : _staging, turn);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>Finishes a writing that was cut off, when what it wrote went live; forgets it otherwise. For whoever holds the folder: then nobody is still writing.</summary>
    /// <param name="live">The live release, or null.</param>
    public void Recover(ReleaseEntry? live) => _staging.Recover(live?.Hash);

    /// <summary>Finishes a writing that was cut off, when what it wrote is live in a store; otherwise leaves it for whoever serves the folder. For whoever holds the folder.</summary>
    /// <param name="live">The live release, or null.</param>
    public void Finish(ReleaseEntry? live)
    {
        if (live is not null)
        {
            _staging.Finish(live.Hash);
        }
    }

    /// <summary>Whether every document of the folder is as in a set, and no other is there.</summary>
    public bool Shows(DocumentSet documents)
    {
        var unreadable = new List<Diagnostic>();
        var here = WorkspaceFolder.Load(directory, unreadable);
        return !unreadable.Exists(diagnostic => diagnostic.IsError) && DocumentDifference.Between(here, documents).IsEmpty;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private Diagnostic? FindConflict(DocumentDifference change)
    {
        var file = Path.Combine(directory, change.Path);
        if (FolderStaging.LeadsElsewhere(directory, change.Path))
        {
            return PublishingErrors.FolderDiffers.At(Places.OfMissing(change.Path), $"the file `{change.Path}` is a link or lies behind one", "put the document itself there");
        }
        var text = File.Exists(file) ? Encoding.UTF8.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF') : null;
        return LineBreaks.AreSame(text, change.From) || LineBreaks.AreSame(text, change.To)
            ? null
            : PublishingErrors.FolderDiffers.At(
                Places.OfMissing(change.Path),
                $"the file `{change.Path}` was edited in the folder, and the edit is not live",
                "mend the file, so that the folder goes live first, or put the live text back");
    }

    private sealed class Turn(SemaphoreSlim turn, FileStream? file) : IDisposable
    {
        public void Dispose()
        {
            file?.Dispose();
            turn.Release();
        }
    }
}
