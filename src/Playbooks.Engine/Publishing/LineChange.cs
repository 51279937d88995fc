using System.Collections.Immutable;

namespace Playbooks.Engine.Publishing;

/// <summary>Lines that stand in the place of others. Each line holds its line break.</summary>
/// <param name="OldStart">The first line of the old text that is taken out, or before which lines are put in: from 0.</param>
/// <param name="Removed">The lines taken out.</param>
/// <param name="NewStart">Where the new lines stand in the new text: from 0.</param>
/// <param name="Added">The lines put in.</param>
public sealed record LineChange(int OldStart, ImmutableArray<string> Removed, int NewStart, ImmutableArray<string> Added);
