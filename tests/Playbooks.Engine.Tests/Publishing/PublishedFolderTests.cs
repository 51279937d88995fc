using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Publishing;

public sealed class PublishedFolderTests : IDisposable
{
    private readonly WorkspaceCopy _copy = WorkspaceCopy.Of(Desk.Small().Texts);
    private readonly PublishedFolder _folder;
    private readonly MemoryStore _store = new();
    private readonly SettableClock _clock = new();
    private readonly Workbench _workbench;
    private readonly Publisher _publisher;

    public PublishedFolderTests()
    {
        _folder = new PublishedFolder(_copy.Folder);
        _workbench = new Workbench(_store, _store, _clock);
        _publisher = new Publisher(_store, _store, _clock, _folder);
    }

    [Fact]
    public async Task ADraftThatGoesLiveIsWrittenIntoTheFolder()
    {
        var draft = await BeginAsync();
        await SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"));
        await SaveAsync(draft, "templates/more/new.email.scriban", "---\nchannel: email\nsubject: A\n---\nA\n");
        await SaveAsync(draft, "playbooks/examples/small.json", null);
        Assert.Equal(PublishEnd.Live, (await PublishAsync(draft)).End);
        Assert.Equal(Desk.Titled("Lost"), _copy.Read(Desk.Playbook));
        Assert.True(_folder.Shows((await _store.DocumentsAsync(2, default))!));
        Assert.False(Directory.Exists(Path.Combine(_copy.Folder, ".playbooks", "publishing")));
    }

    [Fact]
    public async Task ARollbackIsWrittenToo()
    {
        var draft = await BeginAsync();
        await SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"));
        await PublishAsync(draft);
        Assert.Equal(PublishEnd.Live, (await _publisher.RollbackAsync(1, new Publication(Desk.Bo, "back"), default)).End);
        Assert.True(_folder.Shows(Desk.Small()));
    }

    [Fact]
    public async Task AnEditInTheFolderThatIsNotLiveIsAConflictAndStays()
    {
        var draft = await BeginAsync();
        await SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"));
        _copy.Write(Desk.Playbook, "{ half");
        var outcome = await PublishAsync(draft);
        Assert.Equal((PublishEnd.Refused, "PB4709"), (outcome.End, Desk.Codes(outcome.Diagnostics)));
        Assert.Equal(("{ half", 1L), (_copy.Read(Desk.Playbook), (await _store.LiveAsync(default))!.Number));

        _copy.Write(Desk.Playbook, Desk.Titled("Lost"));
        Assert.Equal(PublishEnd.Live, (await PublishAsync(draft)).End);
    }

    [Fact]
    public async Task AnEditOfAnotherFileStaysAsItIs()
    {
        var draft = await BeginAsync();
        await SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"));
        _copy.Write("playbooks/actions.json", "{ half");
        Assert.Equal(PublishEnd.Live, (await PublishAsync(draft)).End);
        Assert.Equal(("{ half", Desk.Titled("Lost")), (_copy.Read("playbooks/actions.json"), _copy.Read(Desk.Playbook)));
    }

    [Fact]
    public async Task NothingIsWrittenThroughALink()
    {
        var draft = await BeginAsync();
        await SaveAsync(draft, "playbooks/tables/grid.csv", "id\n");
        await SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"));
        var elsewhere = Directory.CreateDirectory(Path.Combine(_copy.Folder, "elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(_copy.Folder, "playbooks", "tables"), elsewhere.FullName);
        Assert.Equal("PB4709", Desk.Codes((await PublishAsync(draft)).Diagnostics));
        Assert.Empty(elsewhere.EnumerateFiles());
    }

    [Fact]
    public async Task AWritingThatWasCutOffIsFinishedWhenItIsLiveAndForgottenOtherwise()
    {
        await BeginAsync();
        var next = Desk.Small().With(Desk.Playbook, Desk.Titled("Lost"));
        var hash = Candidate.Check(next).Release!.Hash;
        var live = (await _store.LiveAsync(default))!;

        var staging = new FolderStaging(_copy.Folder);
        staging.Prepare(DocumentDifference.Between(Desk.Small(), next), hash);
        _folder.Recover(live);
        Assert.True(_folder.Shows(Desk.Small()));

        staging.Prepare(DocumentDifference.Between(Desk.Small(), next), hash);
        _folder.Recover(live with { Hash = hash });
        Assert.True(_folder.Shows(next));
        Assert.False(Directory.Exists(Path.Combine(_copy.Folder, ".playbooks", "publishing")));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _copy.Dispose();
    }

    private async Task<string> BeginAsync()
    {
        var documents = WorkspaceFolder.Load(_copy.Folder, []);
        Assert.Equal(PublishEnd.Live, (await _publisher.PublishFolderAsync(documents, new Publication("folder", "begin"), default)).End);
        return (await _workbench.OpenAsync("a draft", Desk.Ana, default)).Draft!.Id;
    }

    private async Task SaveAsync(string draft, string path, string? text)
    {
        var seen = (await _workbench.ReadAsync(draft, path, default))!.Etag;
        Assert.Equal(SaveEnd.Saved, (await _workbench.SaveAsync(draft, path, text, seen, Desk.Ana, default)).End);
    }

    private Task<PublishOutcome> PublishAsync(string draft) => _publisher.PublishDraftAsync(draft, new Publication(Desk.Ana, "because"), default);
}
