using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions;

/// <summary>Evaluates an expression and stores what comes of it (a value, not known, failed) in a column of a row.</summary>
/// <param name="frame">What one evaluation reads and counts.</param>
/// <param name="target">The row to write to; of the column's layout.</param>
public delegate FactState SlotWriter(EvaluationFrame frame, FactRow target);
