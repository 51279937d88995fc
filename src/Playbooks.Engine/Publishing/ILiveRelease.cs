using Playbooks.Engine.Compiling;

namespace Playbooks.Engine.Publishing;

/// <summary>A compiled release with its number in the history of releases.</summary>
/// <param name="Number">The number.</param>
/// <param name="Release">The release.</param>
public sealed record NumberedRelease(long Number, Release Release);

/// <summary>The release that this node decides with. Whoever begins something takes it once and stays with it to the end.</summary>
public interface ILiveRelease
{
    /// <summary>The release at this moment; null while none is live.</summary>
    NumberedRelease? Current { get; }

    /// <summary>Takes over what the store says is live, when that is another one; returns the current one.</summary>
    Task<NumberedRelease?> RefreshAsync(CancellationToken cancel);
}
