using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>A JSON document that was read.</summary>
/// <param name="Source">The document.</param>
/// <param name="Root">Its value; null when there is none that could be made out.</param>
/// <param name="IsWhole">
/// Whether the tree holds all that the author wrote. A comment or a comma too many is a mistake but loses nothing; a
/// missing bracket may.
/// </param>
public sealed record JsonTree(SourceText Source, JsonNode? Root, bool IsWhole);
