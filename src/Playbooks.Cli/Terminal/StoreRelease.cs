using System.Collections.Immutable;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Terminal;

/// <summary>The store's live release, compiled for one call.</summary>
internal sealed class StoreRelease(IReleaseStore releases) : ILiveRelease
{
    public NumberedRelease? Current { get; private set; }

    /// <summary>What is wrong with the live release's documents, where this version of the command cannot take them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    public async Task<NumberedRelease?> RefreshAsync(CancellationToken cancel)
    {
        var live = await releases.LiveAsync(cancel);
        if (live?.Number == Current?.Number)
        {
            return Current;
        }
        Current = null;
        if (live is not null && await releases.DocumentsAsync(live.Number, cancel) is { } documents)
        {
            var check = WorkspaceChecker.Check(documents);
            Diagnostics = [.. check.Diagnostics.Where(diagnostic => diagnostic.IsError)];
            Current = check.Workspace is { } workspace ? new NumberedRelease(live.Number, Release.Create(workspace)) : null;
        }
        return Current;
    }
}
