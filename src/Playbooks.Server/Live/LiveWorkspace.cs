using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Live;

/// <summary>
/// Holds the release that this node decides with. It is swapped as a whole, and never for an older one: numbers of live
/// releases only grow. Any thread may read it.
/// </summary>
internal sealed class LiveWorkspace(ServeOptions options, IReleaseStore releases, ILogger<LiveWorkspace> log) : ILiveWorkspace, ILiveRelease, IDisposable
{
    private readonly Lock _swap = new();
    private readonly SemaphoreSlim _compiling = new(1, 1);
    private volatile LiveState _current = new(null, new NewestState(IsBroken: false, options.Clock.GetUtcNow(), []));
    private volatile NumberedRelease? _release;

    /// <inheritdoc/>
    public LiveState Current => _current;

    NumberedRelease? ILiveRelease.Current => _release;

    /// <inheritdoc/>
    public async Task<NumberedRelease?> RefreshAsync(CancellationToken cancel)
    {
        if (!IsNews(await releases.LiveAsync(cancel)))
        {
            return _release;
        }
        // Many notice at once; one compiles.
        await _compiling.WaitAsync(cancel);
        try
        {
            if (await releases.LiveAsync(cancel) is { } entry && IsNews(entry))
            {
                await CompileAsync(entry, cancel);
            }
            return _release;
        }
        finally
        {
            _compiling.Release();
        }
    }

    /// <summary>Takes over a release that has just gone live and is compiled already.</summary>
    public void TakeOver(ReleaseEntry entry, Release release)
    {
        var mistakes = new List<Diagnostic>();
        var sample = ReadSample(release, mistakes);
        lock (_swap)
        {
            if (!IsNews(entry))
            {
                return;
            }
            var live = new LiveRelease(release, sample, [.. mistakes], options.Clock.GetUtcNow()) { Entry = entry };
            _current = _current with { Live = live };
            _release = new NumberedRelease(entry.Number, release);
        }
        LiveLog.Report(log, _current);
    }

    /// <summary>Notes what became of the folder's newest state, and reads the sample book beside it anew.</summary>
    public void Note(NewestState newest)
    {
        var live = _current.Live;
        var mistakes = new List<Diagnostic>();
        var sample = live is null || newest.IsBroken ? null : ReadSample(live.Release, mistakes);
        lock (_swap)
        {
            _current = _current with
            {
                Newest = newest,
                Live = sample is not null && _current.Live == live ? live! with { Sample = sample, SampleMistakes = [.. mistakes] } : _current.Live,
            };
        }
        if (newest.IsBroken || newest.Waiting is not null)
        {
            LiveLog.Report(log, _current);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _compiling.Dispose();

    private bool IsNews(ReleaseEntry? entry) => entry is not null && entry.Number > (_release?.Number ?? 0);

    private async Task CompileAsync(ReleaseEntry entry, CancellationToken cancel)
    {
        var documents = await releases.DocumentsAsync(entry.Number, cancel)
            ?? throw new InvalidOperationException($"the store names release {entry.Number} as live and does not hold its documents");
        var check = WorkspaceChecker.Check(documents.SharedWith(_release?.Release.Workspace.Documents ?? DocumentSet.Empty), CheckMemory.OfProcess);
        if (check.Workspace is { } workspace)
        {
            TakeOver(entry, Release.Create(workspace, CompileMemory.OfProcess));
            return;
        }
        // Published by another version of this program: what this one would make of it is not what was approved.
        lock (_swap)
        {
            _release = null;
            _current = new LiveState(null, new NewestState(IsBroken: true, options.Clock.GetUtcNow(), check.Diagnostics));
        }
        LiveLog.Report(log, _current);
    }

    // A sample that cannot be read keeps nothing from going live.
    private SampleBook ReadSample(Release release, List<Diagnostic> mistakes)
    {
        try
        {
            return SampleBook.Read(options.Workspace, release.Workspace.Vocabulary, mistakes);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            LiveLog.SampleUnreadable(log, away.Message);
            return SampleBook.Empty;
        }
    }
}
