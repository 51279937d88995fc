using System.Collections.Immutable;

namespace Playbooks.Engine.Vocabulary;

/// <summary>A derivation that was read, and waits for the facts that it uses.</summary>
/// <param name="Uses">Names of those facts, each once.</param>
/// <param name="Build">Makes the derivation of the finished facts.</param>
internal sealed record DraftDerivation(ImmutableArray<string> Uses, Func<Func<string, FactDefinition>, Derivation> Build);
