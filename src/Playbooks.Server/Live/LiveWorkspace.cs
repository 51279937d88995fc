using System.Collections.Immutable;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Diagnostics;
using Playbooks.Retention.Book;
using Playbooks.Studio;

namespace Playbooks.Server.Live;

/// <summary>
/// Keeps the release of a workspace folder: takes the folder's state over when it checks clean, and keeps the last
/// good one when it does not. States are swapped as a whole; a request that took one stays with it.
/// </summary>
internal sealed partial class LiveWorkspace(string folder, TimeProvider clock, ILogger<LiveWorkspace> log) : ILiveWorkspace
{
    private volatile LiveState _current = new(folder, null, default, SampleBook.Empty, []);
    private FolderSnapshot? _loaded;
    private FolderSnapshot? _seen;

    public LiveState Current => _current;

    /// <summary>Reads and checks the folder, whatever it looked like before.</summary>
    public void Load()
    {
        _seen = _loaded = FolderSnapshot.Of(folder);
        TakeOver();
    }

    /// <summary>
    /// Reads the folder again when it has changed and stood still for one look, so that a file that is being written
    /// is not read half.
    /// </summary>
    public void LookAgain()
    {
        var now = FolderSnapshot.Of(folder);
        var standsStill = now.Equals(_seen);
        _seen = now;
        if (standsStill && !now.Equals(_loaded))
        {
            _loaded = now;
            TakeOver();
        }
    }

    private void TakeOver()
    {
        var check = WorkspaceChecker.CheckFolder(folder);
        if (check.Workspace is null)
        {
            _current = _current with { Diagnostics = check.Diagnostics };
            LogBroken(check.Diagnostics.Count(diagnostic => diagnostic.IsError), check.Diagnostics.First(diagnostic => diagnostic.IsError).ToString());
            return;
        }
        var diagnostics = check.Diagnostics.ToBuilder();
        var book = ReadBook(check.Workspace.Vocabulary, diagnostics);
        var release = Release.Create(check.Workspace);
        var isNew = release.Hash != _current.Release?.Hash;
        _current = new LiveState(folder, release, isNew ? clock.GetUtcNow() : _current.TakenOverAt, book, diagnostics.ToImmutable());
        if (isNew)
        {
            LogTakenOver(release.Hash);
        }
    }

    // The sample book shows the release; it does not keep one from going live.
    private SampleBook ReadBook(Engine.Vocabulary.FactVocabulary vocabulary, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var mistakes = new List<Diagnostic>();
        var book = SampleBook.Read(folder, vocabulary, mistakes);
        diagnostics.AddRange(mistakes.Select(mistake => mistake with { Severity = Severity.Warning }));
        return book;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "live: {Release}")]
    private partial void LogTakenOver(string release);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the folder's newest state has {Errors} errors and is not taken over; the first: {First}")]
    private partial void LogBroken(int errors, string first);
}
