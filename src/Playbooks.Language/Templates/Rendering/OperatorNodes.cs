using Playbooks.Language.Templates.Parsing;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Rendering;

internal abstract class TwoOperandsNode(ExpressionNode left, ExpressionNode right) : ExpressionNode
{
    protected ExpressionNode Left => left;

    protected ExpressionNode Right => right;

    public override IEnumerable<ExpressionNode> Operands => [left, right];
}

/// <summary>Two operands of which something holds or does not.</summary>
internal abstract class TestNode(ExpressionNode left, ExpressionNode right) : TwoOperandsNode(left, right)
{
    public abstract override bool IsTrue(RenderRun run);

    public sealed override object? Evaluate(RenderRun run) => Boxes.Of(IsTrue(run));
}

internal sealed class AndNode(ExpressionNode left, ExpressionNode right) : TestNode(left, right)
{
    public override bool IsTrue(RenderRun run) => Left.IsTrue(run) && Right.IsTrue(run);
}

internal sealed class OrNode(ExpressionNode left, ExpressionNode right) : TestNode(left, right)
{
    public override bool IsTrue(RenderRun run) => Left.IsTrue(run) || Right.IsTrue(run);
}

internal sealed class CoalesceNode(ExpressionNode left, ExpressionNode right) : TwoOperandsNode(left, right)
{
    public override object? Evaluate(RenderRun run) => Left.Evaluate(run) ?? Right.Evaluate(run);
}

/// <summary><c>a ?! b</c>: b when a is there, else null.</summary>
internal sealed class AntiCoalesceNode(ExpressionNode left, ExpressionNode right) : TwoOperandsNode(left, right)
{
    public override object? Evaluate(RenderRun run) => Left.Evaluate(run) is null ? null : Right.Evaluate(run);
}

internal sealed class EqualityNode(ExpressionNode left, ExpressionNode right, bool isEqual) : TestNode(left, right)
{
    public override bool IsTrue(RenderRun run) => Comparison.AreEqual(run, Left.Evaluate(run), Right.Evaluate(run)) == isEqual;
}

/// <summary>Comparison with what is not known is false.</summary>
internal sealed class OrderNode(ExpressionNode left, BinaryOperator symbol, ExpressionNode right) : TestNode(left, right)
{
    public override bool IsTrue(RenderRun run)
    {
        if (Left.Evaluate(run) is not { } a || Right.Evaluate(run) is not { } b)
        {
            return false;
        }
        if (!Comparison.TryOrder(run, a, b, out var order))
        {
            run.Fail(TemplateErrors.OperatorFailed, Place, $"`{BinaryOperators.Symbol(symbol)}` does not compare {ValueKinds.Describe(a)} with {ValueKinds.Describe(b)}");
            return false;
        }
        return symbol switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }
}

internal sealed class ArithmeticNode(ExpressionNode left, BinaryOperator symbol, TextSpan symbolSpan, ExpressionNode right) : TwoOperandsNode(left, right)
{
    public override object? Evaluate(RenderRun run)
    {
        run.Enter(this);
        return Apply(run, Left.Evaluate(run), Right.Evaluate(run));
    }

    private object? Apply(RenderRun run, object? a, object? b)
    {
        if (ValueKinds.IsText(a) || ValueKinds.IsText(b))
        {
            return WithText(run, a, b);
        }
        if (a is null || b is null)
        {
            return null;
        }
        if (Lists.TryApply(run, symbol, a, b, out var list))
        {
            return list;
        }
        if (run.IsStrict && symbol == BinaryOperator.Divide && a is decimal whole && b is decimal part && part != 0)
        {
            // An amount by an amount is a share, and no amount.
            return (double)whole / (double)part;
        }
        if (!Arithmetic.TryApply(symbol, a, b, out var result, out var reason))
        {
            Refuse(run, a, b, reason);
        }
        return result;
    }

    private object? WithText(RenderRun run, object? a, object? b)
    {
        if ((a is null || b is null) && run.IsStrict)
        {
            return null;
        }
        switch (symbol)
        {
            case BinaryOperator.Add:
                var (first, second) = (run.TextOf(a), run.TextOf(b));
                if (!run.Create((long)first.Length + second.Length))
                {
                    return null;
                }
                return a is RawText || b is RawText
                    ? new RawText(run.Escaped(a, first) + run.Escaped(b, second))
                    : first + second;
            case BinaryOperator.Multiply:
                return Repeated(run, a, b);
            default:
                Refuse(run, a, b, null);
                return null;
        }
    }

    private string? Repeated(RenderRun run, object? a, object? b)
    {
        var (text, times) = ValueKinds.IsText(a) ? (a, b) : (b, a);
        if (!Repetition.TryCount(times, out var count))
        {
            Refuse(run, a, b, null);
            return null;
        }
        return Repetition.Of(run, ValueKinds.TextOf(text!), count);
    }

    private void Refuse(RenderRun run, object? a, object? b, string? reason) =>
        run.Fail(
            TemplateErrors.OperatorFailed, new Place(Place.Excerpt, symbolSpan),
            reason ?? $"`{BinaryOperators.Symbol(symbol)}` does not work on {ValueKinds.Describe(a)} and {ValueKinds.Describe(b)}");
}

internal sealed class RangeNode(ExpressionNode left, ExpressionNode right, bool isInclusive) : TwoOperandsNode(left, right)
{
    public override object? Evaluate(RenderRun run)
    {
        var (a, b) = (Left.Evaluate(run), Right.Evaluate(run));
        if (a is null || b is null)
        {
            return null;
        }
        if (ValueKinds.IsNumber(a) && ValueKinds.IsNumber(b) && ValueKinds.TryWhole(a, out var first) && ValueKinds.TryWhole(b, out var last)
            && TemplateRange.Between(first, last, isInclusive) is { } range)
        {
            return range;
        }
        run.Fail(TemplateErrors.OperatorFailed, Place, $"a range goes from a whole number to a whole number, not from {ValueKinds.Describe(a)} to {ValueKinds.Describe(b)}");
        return null;
    }
}

internal sealed class ConditionalNode(ExpressionNode condition, ExpressionNode then, ExpressionNode otherwise) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => [then, otherwise];

    public override object? Evaluate(RenderRun run) => (condition.IsTrue(run) ? then : otherwise).Evaluate(run);

    public override bool IsTrue(RenderRun run) => (condition.IsTrue(run) ? then : otherwise).IsTrue(run);
}

internal sealed class NotNode(ExpressionNode operand) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => [operand];

    public override object? Evaluate(RenderRun run) => Boxes.Of(IsTrue(run));

    public override bool IsTrue(RenderRun run) => !operand.IsTrue(run);
}

internal sealed class SignNode(ExpressionNode operand, bool isNegative) : ExpressionNode
{
    public override IEnumerable<ExpressionNode> Operands => [operand];

    public override object? Evaluate(RenderRun run)
    {
        var value = operand.Evaluate(run);
        if (value is null)
        {
            return null;
        }
        var result = !isNegative && (ValueKinds.IsNumber(value) || value is TimeSpan) ? value : isNegative ? Arithmetic.Negate(value) : null;
        if (result is null)
        {
            run.Fail(TemplateErrors.OperatorFailed, Place, $"`{(isNegative ? "-" : "+")}` needs a number, not {ValueKinds.Describe(value)}");
        }
        return result;
    }
}

/// <summary><c>x++</c></summary>
internal sealed class IncrementNode(AssignableNode target, int by, bool isPrefix) : ExpressionNode
{
    public override object? Evaluate(RenderRun run)
    {
        var before = target.Evaluate(run);
        if (before is null || !ValueKinds.IsNumber(before) || !Arithmetic.TryApply(BinaryOperator.Add, before, by, out var after, out _))
        {
            run.Fail(TemplateErrors.OperatorFailed, Place, $"`{(by > 0 ? "++" : "--")}` needs a number, not {ValueKinds.Describe(before)}");
            return null;
        }
        target.Assign(run, after);
        return isPrefix ? after : before;
    }
}
