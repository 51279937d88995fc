using System.Collections.Immutable;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>
/// The rules of C# for null, which the expressions of workflow files follow: comparing with null gives true or false,
/// and what needs a value fails without one. A fact of the workspace that is not known keeps the workspace's own rules.
/// </summary>
internal sealed partial class Binder
{
    private static readonly BoundConstant False = new(false, DataType.Bool, default);

    // How many `np(…)` stand around what is being bound.
    private int _propagating;

    private bool IsWorkflow => scope.Dialect.IsWorkflow;

    /// <summary>A node that has to have a value, where null would be used as one.</summary>
    private BoundNode Require(BoundNode node, bool isOptional = false)
    {
        if (!IsWorkflow || isOptional || _propagating > 0 || !MayBeNull(node))
        {
            return node;
        }
        var problem = new Problem(ExpressionErrors.NullUsed, $"`{TextOf(node.Span)}` is null", "ask first with `!= null`, or write `np(…)`, which gives null for what cannot be reached");
        return new BoundRequired(node, problem, node.Span);
    }

    /// <summary>A comparison with null is false.</summary>
    private BoundNode OrFalse(BoundNode node) =>
        IsWorkflow && node is not BoundError ? new BoundCoalesce(node, False with { Span = node.Span }, DataType.Bool, node.Span) : node;

    /// <summary>Null is among values where it is written as one of them; null where it is not, or others may be null as well.</summary>
    private BoundNode? InWorkflow(BoundNode operand, ImmutableArray<BoundNode> items, TextSpan span)
    {
        var others = items.RemoveAll(item => item.Type is NullType);
        if (!IsWorkflow || others.Length == items.Length || others.Any(MayBeNull))
        {
            return null;
        }
        if (others.IsEmpty)
        {
            return new BoundIsKnown(operand, true, span);
        }
        // Only the operand can be what is not known here.
        return In(operand, others, span) is var node && node is BoundError ? node : new BoundCoalesce(node, new BoundConstant(true, DataType.Bool, span), DataType.Bool, span);
    }

    /// <summary>Null beside a text is the empty text.</summary>
    private static BoundNode OrEmpty(BoundNode node)
    {
        var text = node.Type is NullType ? new BoundConstant("", DataType.String, node.Span) : ConvertTo(node, DataType.String, isExplicit: true);
        return MayBeNull(text) ? new BoundCoalesce(text, new BoundConstant("", DataType.String, node.Span), DataType.String, node.Span) : text;
    }

    /// <summary>What an operator of the workspace is under the rules of C#.</summary>
    private BoundNode Lifted(BoundNode node) => node switch
    {
        BoundBinary binary when binary.Operator.IsEquality() => new BoundNullEquality(binary.Operator, binary.Left, binary.Right, binary.Span),
        BoundDynamicBinary binary when binary.Operator.IsEquality() => new BoundNullEquality(binary.Operator, binary.Left, binary.Right, binary.Span),
        BoundBinary binary when binary.Operator.IsArithmetic() => binary with { Wraps = true },
        BoundDynamicBinary binary when binary.Operator.IsArithmetic() => binary with { Wraps = true },
        _ => OrFalse(node),
    };

    private static bool IsTextSum(BinaryOperator op, BoundNode left, BoundNode right) =>
        op is BinaryOperator.Add or BinaryOperator.BitAnd && (IsText(left) || IsText(right)) && IsPrintable(left) && IsPrintable(right);

    private static bool IsText(BoundNode node) => node.Type is ScalarType { Kind: ScalarKind.String };

    private static bool IsPrintable(BoundNode node) => node.Type is ScalarType or ChoiceType or AnyType or NullType;

    private static BoundBinary TextSum(BoundNode left, BoundNode right, TextSpan span) =>
        new(BinaryOperator.Add, OrEmpty(left), OrEmpty(right), DataType.String, span);

    private static bool MayBeNull(BoundNode node) => node switch
    {
        BoundConstant constant => constant.Value is null,
        BoundRequired or BoundNew or BoundList or BoundMoment or BoundNullEquality or BoundIsKnown => false,
        BoundConvert convert => MayBeNull(convert.Operand),
        BoundCoalesce coalesce => MayBeNull(coalesce.Right),
        BoundCall call => call.Arguments.Any(MayBeNull),
        BoundListCall { Method: ListMethod.Select or ListMethod.Where or ListMethod.Count } list => MayBeNull(list.Source),
        _ => true,
    };
}
