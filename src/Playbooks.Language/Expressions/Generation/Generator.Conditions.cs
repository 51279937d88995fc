using System.Linq.Expressions;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Language.Expressions.Generation;

/// <summary>Conditions: nothing is stored of what comes of one, the code just goes on at one of three places.</summary>
internal sealed partial class Generator
{
    /// <summary>Whether there is code for a condition that jumps.</summary>
    private static bool IsTested(BoundNode node) => node switch
    {
        BoundLogic or BoundNot or BoundIsKnown => true,
        BoundBinary binary => IsComparison(binary),
        BoundBetween between => IsCompared(between.Operand.Type, BinaryOperator.Less),
        BoundIn membership => IsCompared(membership.Operand.Type, BinaryOperator.Equal),
        BoundListCall list => IsOfRows(list) && list is { Method: ListMethod.Any or ListMethod.All, Body: not null },
        _ => false,
    };

    private static bool IsComparison(BoundBinary node) => !node.Operator.IsArithmetic() && IsCompared(node.Left.Type, node.Operator);

    private static bool IsCompared(DataType type, BinaryOperator op) => IsPlain(type) && (op.IsEquality() || type is not ScalarType { Kind: ScalarKind.Bool });

    /// <summary>Goes on where it holds, where it does not, or where it is not known whether.</summary>
    private void Test(BoundNode node, LabelTarget holds, LabelTarget not, LabelTarget unknown)
    {
        switch (node)
        {
            case BoundLogic logic:
                Logic(logic, holds, not, unknown);
                break;
            case BoundNot negation:
                Test(negation.Operand, not, holds, unknown);
                break;
            case BoundIsKnown known:
                Known(known, known.IsNegated ? not : holds, known.IsNegated ? holds : not);
                break;
            case BoundConditional conditional:
                Choose(conditional, holds, not, unknown);
                break;
            case BoundBinary binary when IsComparison(binary):
                var left = Value(binary.Left, unknown);
                Jump(Compare(binary.Operator, left, Value(binary.Right, unknown)), holds, not);
                break;
            case BoundBetween between when IsTested(between):
                Between(between, holds, not, unknown);
                break;
            case BoundIn membership when IsTested(membership):
                In(membership, holds, not, unknown);
                break;
            case BoundListCall list when IsTested(list):
                AnyOrAll(list, holds, not, unknown);
                break;
            default:
                Jump(Value(node, unknown), holds, not);
                break;
        }
    }

    private void Jump(Linq condition, LabelTarget holds, LabelTarget not)
    {
        code.JumpIf(condition, holds);
        code.Jump(not);
    }

    // Kleene's logic: what decides wins over what is not known; a failure before it ends the matter.
    private void Logic(BoundLogic node, LabelTarget holds, LabelTarget not, LabelTarget unknown)
    {
        var passed = node.IsAnd ? holds : not;
        var unsure = new Doubt(code);
        for (var i = 0; i < node.Operands.Length; i++)
        {
            var isLast = i == node.Operands.Length - 1;
            var next = Linq.Label();
            Test(node.Operands[i], node.IsAnd ? next : holds, node.IsAnd ? not : next, isLast ? unknown : unsure.From(node.Operands[i], next));
            code.Mark(next);
        }
        unsure.JumpTo(unknown);
        code.Jump(passed);
    }

    private void Choose(BoundConditional node, LabelTarget holds, LabelTarget not, LabelTarget unknown)
    {
        var (then, otherwise) = (Linq.Label(), Linq.Label());
        Test(node.Condition, then, otherwise, unknown);
        code.Mark(then);
        Test(node.Then, holds, not, unknown);
        code.Mark(otherwise);
        Test(node.Else, holds, not, unknown);
    }

    private void Known(BoundIsKnown node, LabelTarget known, LabelTarget unknown)
    {
        if (node.Operand is BoundColumn column)
        {
            MustBeKnown(column, RowOf(column.Row), unknown);
        }
        else
        {
            Value(node.Operand, unknown);
        }
        code.Jump(known);
    }

    private void Between(BoundBetween node, LabelTarget holds, LabelTarget not, LabelTarget unknown)
    {
        var value = Value(node.Operand, unknown);
        var (next, unsure) = (Linq.Label(), new Doubt(code));
        code.JumpIf(Linq.Not(Compare(BinaryOperator.GreaterOrEqual, value, Value(node.Low, unsure.From(node.Low, next)))), not);
        code.Mark(next);
        code.JumpIf(Linq.Not(Compare(BinaryOperator.LessOrEqual, value, Value(node.High, unknown))), not);
        unsure.JumpTo(unknown);
        code.Jump(holds);
    }

    private void In(BoundIn node, LabelTarget holds, LabelTarget not, LabelTarget unknown)
    {
        var (value, unsure) = (Value(node.Operand, unknown), new Doubt(code));
        foreach (var item in node.Items)
        {
            var next = Linq.Label();
            code.JumpIf(Compare(BinaryOperator.Equal, value, Value(item, unsure.From(item, next))), holds);
            code.Mark(next);
        }
        unsure.JumpTo(unknown);
        code.Jump(not);
    }

    private static Linq Compare(BinaryOperator op, Linq left, Linq right)
    {
        if (left.Type != typeof(string))
        {
            return Compared(op, left, right);
        }
        return op.IsEquality()
            ? Linq.Equal(Linq.Call(Methods.TextEquals, left, right), Linq.Constant(op == BinaryOperator.Equal))
            : Compared(op, Linq.Call(Methods.CompareTexts, left, right), Linq.Constant(0));
    }

    private static BinaryExpression Compared(BinaryOperator op, Linq left, Linq right) => op switch
    {
        BinaryOperator.Equal => Linq.Equal(left, right),
        BinaryOperator.NotEqual => Linq.NotEqual(left, right),
        BinaryOperator.Less => Linq.LessThan(left, right),
        BinaryOperator.LessOrEqual => Linq.LessThanOrEqual(left, right),
        BinaryOperator.Greater => Linq.GreaterThan(left, right),
        _ => Linq.GreaterThanOrEqual(left, right),
    };
}
