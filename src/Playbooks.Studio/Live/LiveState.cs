using System.Collections.Immutable;
using Playbooks.Engine.Publishing;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Studio.Live;

/// <summary>What the service works with, and what became of the newest state of the workspace's folder.</summary>
/// <param name="Live">The release in use with its sample book; null while none is live.</param>
/// <param name="Newest">What checking the folder's newest state found.</param>
public sealed record LiveState(LiveRelease? Live, NewestState Newest);

/// <summary>What checking the folder's newest state found.</summary>
/// <param name="IsBroken">Whether it has errors or failed examples, so that the service stays with an older state.</param>
/// <param name="CheckedAt">When it was checked.</param>
/// <param name="Diagnostics">Its errors and warnings.</param>
public sealed record NewestState(bool IsBroken, DateTimeOffset CheckedAt, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The release that it became and that somebody has to approve; null otherwise.</summary>
    public ReleaseEntry? Waiting { get; init; }

    /// <summary>How many errors it has.</summary>
    public int Errors => Diagnostics.Count(diagnostic => diagnostic.IsError);
}
