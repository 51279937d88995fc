using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Publishing;

public sealed class PublishedFolderTests : IAsyncLifetime
{
    private readonly WorkspaceCopy _copy = WorkspaceCopy.Of(Desk.Small().Texts);
    private Desk _desk = null!;

    private PublishedFolder Folder => _desk.Folder!;

    public async Task InitializeAsync() => _desk = await Desk.EmptyAsync(_copy.Folder);

    [Fact]
    public async Task ADraftThatGoesLiveIsWrittenIntoTheFolder()
    {
        var draft = await BeginAsync();
        await SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"));
        await SaveAsync(draft, "templates/more/new.email.scriban", "---\nchannel: email\nsubject: A\n---\nA\n");
        await SaveAsync(draft, "playbooks/examples/small.json", null);
        Assert.Equal(PublishEnd.Live, (await PublishAsync(draft)).End);
        Assert.Equal(Desk.Titled("Lost"), _copy.Read(Desk.Playbook));
        Assert.True(Folder.Shows(await _desk.DocumentsAsync(2)));
        Assert.False(Directory.Exists(Path.Combine(_copy.Folder, ".playbooks", "publishing")));
    }

    [Fact]
    public async Task ARollbackIsWrittenToo()
    {
        var draft = await BeginAsync();
        await SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"));
        await PublishAsync(draft);
        Assert.Equal(PublishEnd.Live, (await _desk.Publisher.RollbackAsync(1, new Publication(Desk.Bo, "back"), default)).End);
        Assert.True(Folder.Shows(Desk.Small()));
    }

    [Fact]
    public async Task AnEditInTheFolderThatIsNotLiveIsAConflictAndStays()
    {
        var draft = await BeginAsync();
        await SaveAsync(draft, Desk.Playbook, Desk.Titled("Lost"));
        _copy.Write(Desk.Playbook, "{ half");
        var outcome = await PublishAsync(draft);
        Assert.Equal((PublishEnd.Refused, "PB4709"), (outcome.End, Desk.Codes(outcome.Diagnostics)));
        Assert.Equal(("{ half", 1L), (_copy.Read(Desk.Playbook), (await _desk.LiveAsync())!.Number));

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
        var live = (await _desk.LiveAsync())!;

        var staging = new FolderStaging(_copy.Folder);
        staging.Prepare(DocumentDifference.Between(Desk.Small(), next), hash);
        Folder.Recover(live);
        Assert.True(Folder.Shows(Desk.Small()));

        staging.Prepare(DocumentDifference.Between(Desk.Small(), next), hash);
        Folder.Recover(live with { Hash = hash });
        Assert.True(Folder.Shows(next));
        Assert.False(Directory.Exists(Path.Combine(_copy.Folder, ".playbooks", "publishing")));
    }

    public async Task DisposeAsync()
    {
        await _desk.DisposeAsync();
        _copy.Dispose();
    }

    private async Task<string> BeginAsync()
    {
        var documents = WorkspaceFolder.Load(_copy.Folder, []);
        Assert.Equal(PublishEnd.Live, (await _desk.Publisher.PublishFolderAsync(documents, new Publication("folder", "begin"), default)).End);
        return await _desk.DraftAsync();
    }

    private Task<DocumentState> SaveAsync(string draft, string path, string? text) => _desk.SaveAsync(draft, path, text);

    private Task<PublishOutcome> PublishAsync(string draft) => _desk.PublishAsync(draft);
}
