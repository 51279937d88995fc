using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Language.Diagnostics;
using Playbooks.Storage;
using Playbooks.Testing;

namespace Playbooks.Engine.Tests.Publishing;

/// <summary>A store with the small workspace live, and those who work on it.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Playbook = SmallWorkspace.PlaybookPath;
    public const string Ana = "user:ana";
    public const string Bo = "user:bo";

    public const string ApprovalRequired = """{ "bands": ["urgent", "save", "prevent", "fallback"], "approvals": { "required": true, "because": "two see more" } }""";
    public const string NoApproval = """{ "bands": ["urgent", "save", "prevent", "fallback"], "approvals": { "required": false, "because": "a test" } }""";

    public const string Example = """
        { "example": "high risk is called", "at": "2026-03-02T09:00:00Z",
          "given": { "account": { "id": "A" }, "contact": { "id": "C", "attitude": 2, "behaviour": 2 } },
          "expect": [ { "action": "call" } ] }
        """;

    private readonly TemporaryStore _temporary;

    private Desk(TemporaryStore temporary, SettableClock clock, string? folder)
    {
        (_temporary, Clock) = (temporary, clock);
        Releases = new InBetween(temporary.Store.Releases);
        Folder = folder is null ? null : new PublishedFolder(folder);
        Workbench = new Workbench(temporary.Store.Drafts, Releases, Clock);
        Publisher = new Publisher(Releases, temporary.Store.Drafts, Clock, Folder);
    }

    public IStore Store => _temporary.Store;

    public InBetween Releases { get; }

    public PublishedFolder? Folder { get; }

    public SettableClock Clock { get; }

    public Workbench Workbench { get; }

    public Publisher Publisher { get; }

    /// <summary>The small workspace's documents, with a policy and an example.</summary>
    public static DocumentSet Small(string policy = NoApproval) =>
        DocumentSet.Of(SmallWorkspace.Documents.Where(document => document.Key.EndsWith(".json", StringComparison.Ordinal) || document.Key.EndsWith(".scriban", StringComparison.Ordinal)))
            .With("playbooks/policy.json", policy)
            .With("playbooks/examples/small.json", Example);

    /// <summary>A desk where a release is live.</summary>
    public static async Task<Desk> OpenAsync(string policy = NoApproval)
    {
        var desk = await EmptyAsync();
        // The first release goes by its own policy, so that one that needs approval needs it at once.
        var first = await desk.Publisher.PublishFolderAsync(Small(policy), new Publication("command:test", "begin"), default);
        if (first.End == PublishEnd.Proposed)
        {
            first = await desk.Publisher.ApproveAsync(1, first.Release!.Hash, "command:other", null, default);
        }
        Assert.Equal(PublishEnd.Live, first.End);
        return desk;
    }

    /// <summary>A desk where nothing was published yet; with a folder that shows what is live, where one is named.</summary>
    public static async Task<Desk> EmptyAsync(string? folder = null)
    {
        var clock = new SettableClock();
        return new Desk(await TemporaryStore.OpenAsync(clock), clock, folder);
    }

    /// <summary>Begins a draft. Its id.</summary>
    public async Task<string> DraftAsync(string actor = Ana) => (await Workbench.OpenAsync("a draft", actor, default)).Draft!.Id;

    /// <summary>Saves on top of what is there now.</summary>
    public async Task<DocumentState> SaveAsync(string draft, string path, string? text, string actor = Ana)
    {
        var seen = (await Workbench.ReadAsync(draft, path, default))!.Etag;
        var saved = await Workbench.SaveAsync(draft, path, text, seen, actor, default);
        Assert.True(saved.End == SaveEnd.Saved, $"{saved.End} {string.Join('\n', saved.Diagnostics)}");
        return saved.Current!;
    }

    /// <summary>A draft in which the playbook calls its rule something else.</summary>
    public async Task<string> EditedAsync(string title, string actor = Ana)
    {
        var draft = await DraftAsync(actor);
        await SaveAsync(draft, Playbook, Titled(title), actor);
        return draft;
    }

    /// <summary>Publishes a draft.</summary>
    public Task<PublishOutcome> PublishAsync(string draft, string actor = Ana, DateTimeOffset? at = null) =>
        Publisher.PublishDraftAsync(draft, new Publication(actor, "because", at), default);

    /// <summary>The live entry.</summary>
    public Task<ReleaseEntry?> LiveAsync() => Releases.LiveAsync(default);

    /// <summary>A release.</summary>
    public async Task<ReleaseEntry> EntryAsync(long number) => (await Releases.FindAsync(number, default))!;

    /// <summary>A release's documents.</summary>
    public async Task<DocumentSet> DocumentsAsync(long number) => (await Releases.DocumentsAsync(number, default))!;

    /// <summary>The audit, oldest first.</summary>
    public async Task<List<AuditEntry>> AuditAsync() =>
        [.. (await Store.Audit.ListAsync(null, 1_000, default)).Reverse().Select(record => record.Entry)];

    public async ValueTask DisposeAsync()
    {
        Folder?.Dispose();
        await _temporary.DisposeAsync();
    }

    public static string Titled(string title) => SmallWorkspace.Documents[Playbook].Replace("At high risk", title, StringComparison.Ordinal);

    public static string Codes(IEnumerable<Diagnostic> diagnostics) => string.Join(' ', diagnostics.Select(diagnostic => diagnostic.Code));
}

/// <summary>A clock that is set by hand.</summary>
internal sealed class SettableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
