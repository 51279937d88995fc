using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Live;

/// <summary>
/// Holds the release that the service decides with, and takes over the folder's newest state when that checks clean.
/// One caller looks at the folder at a time; any thread may read <see cref="Current"/>.
/// </summary>
internal sealed class LiveWorkspace(ServeOptions options, ILogger<LiveWorkspace> log) : ILiveWorkspace
{
    private const int MostAttempts = 5;
    private volatile LiveState _current = new(null, new NewestState(IsBroken: true, options.Clock.GetUtcNow(), []));
    private FolderSnapshot? _known;

    /// <inheritdoc/>
    public LiveState Current => _current;

    /// <summary>Whether the folder looks other than when it was last read.</summary>
    public bool HasChanged => !FolderSnapshot.Take(options.Workspace).Equals(_known);

    /// <summary>Reads the folder before the service listens; one that is being written is read again a few times.</summary>
    public void ReadFirst()
    {
        for (var attempt = 0; attempt < MostAttempts && !TryRead(); attempt++)
        {
        }
    }

    /// <summary>
    /// Reads and checks the folder, and takes it over when it is clean. False when a file was saved meanwhile: what was
    /// read may be half of two states, and counts for nothing.
    /// </summary>
    public bool TryRead()
    {
        var before = FolderSnapshot.Take(options.Workspace);
        var check = WorkspaceChecker.CheckFolder(options.Workspace);
        var release = check.Workspace is { } workspace ? Release.Create(workspace) : null;
        var mistakes = new List<Diagnostic>();
        var sample = release is null ? SampleBook.Empty : SampleBook.Read(options.Workspace, release.Workspace.Vocabulary, mistakes);
        if (!FolderSnapshot.Take(options.Workspace).Equals(before))
        {
            return false;
        }
        _known = before;
        var newest = new NewestState(release is null, options.Clock.GetUtcNow(), check.Diagnostics);
        _current = new LiveState(release is null ? _current.Live : TakeOver(release, sample, mistakes, newest.CheckedAt), newest);
        LiveLog.Report(log, _current);
        return true;
    }

    // The same content is the same release: what changed is beside it, such as the sample book.
    private LiveRelease TakeOver(Release release, SampleBook sample, List<Diagnostic> mistakes, DateTimeOffset now) =>
        _current.Live is { } live && live.Release.Hash == release.Hash
            ? live with { Sample = sample, SampleMistakes = [.. mistakes] }
            : new LiveRelease(release, sample, [.. mistakes], now);
}
