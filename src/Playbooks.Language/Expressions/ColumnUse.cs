using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions;

/// <summary>A fact that an expression reads.</summary>
/// <param name="RowPosition">Which of the frame's rows, or -1 for a row that a list method goes over.</param>
/// <param name="Layout">The layout that the column belongs to.</param>
/// <param name="Column">The column.</param>
public sealed record ColumnUse(int RowPosition, RowLayout Layout, Column Column);
