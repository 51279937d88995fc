using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions;

/// <summary>
/// A compiled expression. <see cref="FactState.Known"/> sets the value; <see cref="FactState.NotKnown"/> leaves the
/// type's default; <see cref="FactState.Failed"/> leaves the reason in <see cref="EvaluationFrame.Failure"/>.
/// </summary>
/// <typeparam name="T">The CLR type of the expression's type.</typeparam>
/// <param name="frame">What one evaluation reads and counts.</param>
/// <param name="value">The value, where it is known.</param>
public delegate FactState Evaluator<T>(EvaluationFrame frame, out T value);
