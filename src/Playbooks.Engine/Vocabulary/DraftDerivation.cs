using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Vocabulary;

/// <summary>A derivation that was read, and waits for the facts that it uses.</summary>
/// <param name="Uses">Names of those facts, each once.</param>
/// <param name="Build">Makes the derivation of the finished facts.</param>
internal sealed record DraftDerivation(ImmutableArray<string> Uses, Func<Func<string, FactDefinition>, Derivation> Build)
{
    /// <summary>Where facts.json names the script that works the fact out; null where none does.</summary>
    public Location? Script { get; init; }
}
