using Playbooks.Language.Expressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Compiling;

/// <summary>A limit of what an action may promise.</summary>
/// <param name="expression">The limit as it was read.</param>
internal sealed class CompiledLimit(CheckedExpression expression)
{
    // Two threads compile the same.
    private Evaluator<decimal>? _amount;

    /// <summary>The limit as it was read.</summary>
    public CheckedExpression Expression => expression;

    /// <summary>Works it out; null where it is not known, or no amount that could be promised.</summary>
    public FactState Evaluate(EvaluationFrame frame, out decimal? amount)
    {
        FactState state;
        if (expression.Type is ScalarType { Kind: ScalarKind.Decimal })
        {
            _amount ??= expression.Compile<decimal>();
            state = _amount(frame, out var exact);
            amount = state == FactState.Known ? exact : null;
            return state;
        }
        state = expression.Evaluate(frame, out var value);
        amount = state == FactState.Known ? AsAmount(value) : null;
        return state;
    }

    private static decimal? AsAmount(object? value) => value switch
    {
        decimal amount => amount,
        double number => IsAmount(number) ? (decimal)number : null,
        float number => IsAmount(number) ? (decimal)number : null,
        int whole => whole,
        uint whole => whole,
        long whole => whole,
        ulong whole => whole,
        _ => null,
    };

    private static bool IsAmount(double number) => Math.Abs(number) < 1e15;
}
