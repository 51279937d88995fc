using System.Collections.Immutable;

namespace Playbooks.Engine.Reading;

/// <summary>The documents of a workspace by path (<c>playbooks/facts.json</c>), in memory: texts without byte-order marks.</summary>
/// <param name="Texts">The texts, ordered by path.</param>
public sealed record DocumentSet(ImmutableSortedDictionary<string, string> Texts);
