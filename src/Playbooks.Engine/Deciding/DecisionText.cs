using System.Collections.Immutable;

namespace Playbooks.Engine.Deciding;

/// <summary>A recommendation as JSON.</summary>
/// <param name="Json">All of it, in UTF-8.</param>
/// <param name="Shared">Which of it others have alike, from first to last; none lies over another.</param>
public sealed record DecisionText(ReadOnlyMemory<byte> Json, ImmutableArray<SharedPart> Shared);
