using System.Runtime.CompilerServices;
using Playbooks.Engine.Compiling.Generating;
using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// A condition of a rule as delegates, and as machine code once that is made. It is compiled once for as long as its rule is
/// known: after a change in one document the rules of the others keep theirs. All threads share it.
/// </summary>
internal sealed class CompiledCondition
{
    private static readonly ConditionalWeakTable<CheckedExpression, CompiledCondition> Known = [];

    private readonly CheckedExpression _condition;
    private readonly Evaluator<bool> _evaluate;
    private volatile GeneratedConditions? _generated;

    private CompiledCondition(CheckedExpression condition) => (_condition, _evaluate) = (condition, condition.Compile<bool>());

    /// <summary>The compiled condition.</summary>
    public static CompiledCondition Of(CheckedExpression condition) => Known.GetValue(condition, static condition => new CompiledCondition(condition));

    /// <summary>Makes machine code, which is used from then on.</summary>
    public void Generate() => _generated ??= GeneratedConditions.Of([_condition]);

    /// <summary>What comes of it, by its delegates.</summary>
    public FactState Ask(EvaluationFrame frame, out bool holds) => _evaluate(frame, out holds);

    /// <summary>The same by machine code, where there is any. The frame has all its steps.</summary>
    /// <param name="frame">The facts.</param>
    /// <param name="answer">A row of <see cref="GeneratedConditions.NewRowOfOne"/>.</param>
    /// <param name="holds">Whether it holds, where that is known.</param>
    public FactState Ask(EvaluationFrame frame, FactRow answer, out bool holds)
    {
        if (_generated is { } generated)
        {
            if (generated.TryAsk(frame, answer))
            {
                return GeneratedConditions.OnlyOne(answer, out holds);
            }
            frame.Reset();
        }
        return _evaluate(frame, out holds);
    }
}
