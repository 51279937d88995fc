using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Publishing;
using Playbooks.Engine.Reading;
using Playbooks.Retention.Book;
using Playbooks.Studio.Live;

namespace Playbooks.Studio.Tests;

/// <summary>Workspaces as the pages see them.</summary>
internal static class LiveReleases
{
    /// <summary>A working day in the morning.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The small workspace.</summary>
    public static LiveRelease Small()
    {
        using var copy = SmallWorkspace.Create();
        return Of(copy);
    }

    /// <summary>The workspace that ships.</summary>
    public static LiveRelease Shipped()
    {
        using var copy = WorkspaceCopy.OfShipped();
        return Of(copy);
    }

    /// <summary>A workspace, which must be free of errors.</summary>
    public static LiveRelease Of(WorkspaceCopy copy)
    {
        var check = WorkspaceChecker.Check(WorkspaceFolder.Load(copy.Folder, []));
        Assert.True(check.Workspace is not null, string.Join('\n', check.Diagnostics));
        var release = Release.Create(check.Workspace);
        var entry = new ReleaseEntry
        {
            Number = 1, Hash = release.Hash, State = ReleaseState.Live, Origin = ReleaseOrigin.Folder, Author = "folder", Note = "a test", ProposedAt = Monday,
        };
        return new LiveRelease(release, SampleBook.Read(copy.Folder, release.Workspace.Vocabulary, []), [], Monday) { Entry = entry };
    }
}
