using System.Text;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Recording;
using Playbooks.Retention.Decisions;

namespace Playbooks.Storage.Tests.Contracts;

/// <summary>Things to put into a store.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static DocumentSet Documents(params (string Path, string Text)[] documents) =>
        DocumentSet.Of(documents.Select(document => KeyValuePair.Create(document.Path, document.Text)));

    public static ReleaseEntry Release(ReleaseState state, string? draft = null, long revision = 0) => new()
    {
        Number = 0,
        Hash = "sha256:1",
        State = state,
        Origin = draft is null ? ReleaseOrigin.Folder : ReleaseOrigin.Draft,
        Author = "user:eva",
        Note = "calmer words",
        ProposedAt = Noon,
        Draft = draft,
        DraftRevision = draft is null ? null : revision,
        NeedsApproval = state is ReleaseState.Proposed,
    };

    public static Draft Draft(string id, long? based = null) => new() { Id = id, Title = "calmer words", Author = "user:eva", Base = based, CreatedAt = Noon };

    public static DecisionRecord Decision(string id, long release, string account = "A-1", DateTimeOffset? at = null, params DecidedAction[] actions) => new()
    {
        Id = id,
        Account = account,
        At = at ?? Noon,
        Release = "sha256:1",
        ReleaseNumber = release,
        Request = Encoding.UTF8.GetBytes("{\"account\":{\"id\":\"" + account + "\"}}"),
        Result = Encoding.UTF8.GetBytes($$"""{"decision":"{{id}}"}"""),
        Actions = [.. actions],
    };

    public static Notification Told(string type, string subject) => new(type, subject, Noon, Encoding.UTF8.GetBytes($$"""{"about":"{{subject}}"}"""));

    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>A store in which release 1 is live.</summary>
    public static async Task<ReleaseEntry> LiveReleaseAsync(IStore store, long? seenLive = null, string text = "{}") => (await store.Releases.AddAsync(
        Release(ReleaseState.Live), Documents(("playbooks/facts.json", text)), seenLive, new AuditEntry(Noon, "folder", "release.published", ""), null, default))!;
}
