using System.Collections.Immutable;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>A table from a spreadsheet.</summary>
/// <param name="Source">The document.</param>
/// <param name="Header">The names of the columns; empty when the document is.</param>
/// <param name="Rows">The rows that are not blank.</param>
public sealed record CsvTable(SourceText Source, ImmutableArray<Excerpt> Header, ImmutableArray<CsvRow> Rows);

/// <summary>A row of a table.</summary>
/// <param name="Span">Its characters, without the line break.</param>
/// <param name="Fields">Its fields: quotes resolved, blanks around them left out.</param>
/// <param name="IsBroken">Whether its quotes are wrong, which was reported: where its fields begin and end is not certain.</param>
public sealed record CsvRow(TextSpan Span, ImmutableArray<Excerpt> Fields, bool IsBroken);
