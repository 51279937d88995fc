using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Recording;
using Playbooks.Storage;

namespace Playbooks.Cli.Tests;

/// <summary>The store in the small workspace of calls, with the workspace as its live release.</summary>
internal static class StoreOfCalls
{
    /// <summary>Publishes what the workspace's folder holds, as it is now.</summary>
    public static async Task PublishAsync(Calling calling)
    {
        var folder = Path.Combine(calling.Folder, "small");
        var check = WorkspaceChecker.CheckFolder(folder);
        var opening = await Stores.OpenAsync(StoreAddress.DefaultFor(folder), TimeProvider.System, default);
        await using var store = opening.Store!;
        var live = await store.Releases.LiveAsync(default);
        var entry = new ReleaseEntry
        {
            Number = 0,
            Hash = Release.Create(check.Workspace!).Hash,
            State = ReleaseState.Live,
            Origin = ReleaseOrigin.Folder,
            Author = "user:test",
            Note = "a test",
            ProposedAt = DateTimeOffset.UnixEpoch,
            LiveFrom = DateTimeOffset.UnixEpoch,
        };
        Assert.NotNull(await store.Releases.AddAsync(entry, check.Workspace!.Documents, live?.Number, new AuditEntry(DateTimeOffset.UnixEpoch, "user:test", "release.published", ""), null, default));
    }
}
