using System.Collections.Immutable;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>Operators on two values, signs, and the word forms <c>between</c> and <c>in</c>.</summary>
internal sealed partial class Binder
{
    private BoundNode BindBinary(BinarySyntax binary)
    {
        var (left, right) = BindSides(binary);
        if (left is BoundError || right is BoundError)
        {
            return new BoundError(binary.Span);
        }
        return binary.Operator >= BinaryOperator.Starts
            ? BindTextOperator(binary, left, right)
            : BindOperator(binary.Operator, left, right, binary.Span, TextOf(binary.OperatorSpan));
    }

    private BoundNode BindOperator(BinaryOperator op, BoundNode left, BoundNode right, TextSpan span, string sign)
    {
        if (!IsWorkflow)
        {
            return BindPlainOperator(op, left, right, span, sign);
        }
        (left, right) = NumberedDays(op, left, right);
        return IsTextSum(op, left, right) ? TextSum(left, right, span) : Lifted(BindPlainOperator(op, left, right, span, sign));
    }

    /// <summary>An operator by the workspace's rules, under which what is not known stays so.</summary>
    private BoundNode BindPlainOperator(BinaryOperator op, BoundNode left, BoundNode right, TextSpan span, string sign)
    {
        if (op.IsEquality() && (left.Type is NullType || right.Type is NullType))
        {
            return new BoundIsKnown(left.Type is NullType ? right : left, op == BinaryOperator.Equal, span);
        }
        if (!Align(op, ref left, ref right))
        {
            return new BoundError(span);
        }
        if (left.Type is AnyType || right.Type is AnyType)
        {
            var type = op.IsArithmetic() ? (DataType)DataType.Any : DataType.Bool;
            return left.Type is RowsType || right.Type is RowsType
                ? FailOperator(op, left, right, span, sign)
                : new BoundDynamicBinary(op, ConvertTo(left, DataType.Any), ConvertTo(right, DataType.Any), type, span);
        }
        if (OperatorTable.Find(op, left.Type, right.Type) is not { } form || (op.IsOrder() && (left.Type is ChoiceType || right.Type is ChoiceType)))
        {
            return FailOperator(op, left, right, span, sign);
        }
        var node = new BoundBinary(op, ConvertOperand(left, form.Left), ConvertOperand(right, form.Right), form.Result, span);
        return op is BinaryOperator.Divide or BinaryOperator.Remainder ? CheckDivision(node) : node;
    }

    // `+` makes a text of anything beside a text, which no implicit conversion does.
    private static BoundNode ConvertOperand(BoundNode node, DataType type) => ConvertTo(node, type, isExplicit: !Conversions.IsImplicit(node.Type, type));

    /// <summary>Gives literals the type of the other side. False, with a report, when a text literal cannot be read as it.</summary>
    private bool Align(BinaryOperator op, ref BoundNode left, ref BoundNode right)
    {
        if (left.Type is NullType || right.Type is NullType)
        {
            (left, right) = (left.Type is NullType ? ConvertTo(left, right.Type) : left, right.Type is NullType ? ConvertTo(right, left.Type) : right);
            return true;
        }
        return AlignOne(op, ref left, right) && AlignOne(op, ref right, left);
    }

    private bool AlignOne(BinaryOperator op, ref BoundNode node, BoundNode other)
    {
        if (Adapter.IsTextLiteral(node))
        {
            if (op == BinaryOperator.Add || (op.IsOrder() && other.Type is ChoiceType))
            {
                return true;
            }
            if ((Adapter.Adapt(node, other.Type) ?? WrittenDate(node, other.Type)) is { } text)
            {
                node = text;
                return true;
            }
            return !ReportUnreadable(node, other.Type);
        }
        var needsMoney = other.Type is ScalarType { Kind: ScalarKind.Decimal } && node.Type is ScalarType { Kind: ScalarKind.Double };
        var needsUnsigned = other.Type is ScalarType { Kind: ScalarKind.UInt or ScalarKind.ULong } && node is BoundConstant && node.Type is ScalarType { IsInteger: true };
        if ((needsMoney || needsUnsigned) && Adapter.Adapt(node, other.Type) is { } number)
        {
            node = number;
        }
        return true;
    }

    private BoundNode CheckDivision(BoundBinary node)
    {
        if (node.Type is not ScalarType { IsNumeric: true } type || type.Kind is ScalarKind.Float or ScalarKind.Double)
        {
            return node;
        }
        if (node.Right is BoundConstant { Value: { } divisor } && NumericConversions.Convert(divisor, ScalarKind.Bool) is false)
        {
            return Fail(ExpressionErrors.DivisionByLiteralZero, node.Right.Span, "this divides by zero");
        }
        if (node.Operator == BinaryOperator.Divide && type.IsInteger && !UnquotedDate.BeginsAt(excerpt.Text, node.Span.Start))
        {
            diagnostics.Add(ExpressionErrors.IntegerDivision.At(excerpt.Locate(node.Span), $"`{TextOf(node.Span)}` divides whole numbers and drops the remainder",
                $"write `double({TextOf(node.Left.Span)}) / {TextOf(node.Right.Span)}` to keep it"));
        }
        return node;
    }

    private BoundError FailOperator(BinaryOperator op, BoundNode left, BoundNode right, TextSpan span, string sign)
    {
        if (MoneyHelp(left, right) is { } help)
        {
            return Fail(ExpressionErrors.MoneyWithNumber, span, $"`{sign}` does not mix money with number: amounts are exact, numbers are not", help);
        }
        return Fail(ExpressionErrors.OperatorTypes, span, $"`{sign}` is not defined between {AuthorWords.Of(left.Type, right.Type)}", OperatorHelp(op, left, right));
    }

    private string? OperatorHelp(BinaryOperator op, BoundNode left, BoundNode right) => (left.Type, right.Type) switch
    {
        _ when op.IsBitwise() => "bits are those of whole numbers: `long(x)`",
        (ChoiceType choice, _) when op.IsOrder() => $"choices have no order; list the ones meant: `{TextOf(left.Span)} in ('{choice.Values[0]}', …)`",
        (_, ChoiceType choice) when op.IsOrder() => $"choices have no order; list the ones meant: `{TextOf(right.Span)} in ('{choice.Values[0]}', …)`",
        (ScalarType { Kind: ScalarKind.Bool }, _) when op.IsOrder() && left is BoundBinary => "join two comparisons with `and`: `a < b and b < c`",
        (ScalarType { Kind: ScalarKind.String }, ScalarType { IsNumeric: true }) when op >= BinaryOperator.Starts => $"put it in quotes: `'{TextOf(right.Span)}'`",
        (ScalarType { IsNumeric: true }, ScalarType { Kind: ScalarKind.String }) when op >= BinaryOperator.Starts => $"write `string({TextOf(left.Span)})`",
        (ScalarType { Kind: ScalarKind.String }, ScalarType { IsNumeric: true }) => NumberHelp(left),
        (ScalarType { IsNumeric: true }, ScalarType { Kind: ScalarKind.String }) => NumberHelp(right),
        (ScalarType { Kind: ScalarKind.ULong }, ScalarType { IsInteger: true }) => $"write `long({TextOf(left.Span)})`",
        (ScalarType { IsInteger: true }, ScalarType { Kind: ScalarKind.ULong }) => $"write `long({TextOf(right.Span)})`",
        (ScalarType { Kind: ScalarKind.String }, ScalarType { Kind: ScalarKind.DateTime }) => $"write `date({TextOf(left.Span)})`",
        (ScalarType { Kind: ScalarKind.DateTime }, ScalarType { Kind: ScalarKind.String }) => $"write `date({TextOf(right.Span)})`",
        (ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time }, ScalarType { IsNumeric: true }) => DateHelp(op, right),
        (ScalarType { IsNumeric: true }, ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time }) => DateHelp(op, left),
        (ListType or RowsType, _) => "ask for its elements: `list.Any(it == …)`, `count(list)`",
        _ => null,
    };

    private string DateHelp(BinaryOperator op, BoundNode number)
    {
        var text = TextOf(number.Span);
        return UnquotedDate.Help(text)
            ?? (op.IsArithmetic() ? $"say which unit: `{text} days`" : $"compare it with a date: `'2026-12-31'`, or `now + {text} days` for one from now on");
    }

    private string NumberHelp(BoundNode text) => Adapter.IsTextLiteral(text)
        ? $"a number stands without quotes, and a text fact is compared with a text: {TextOf(text.Span)}"
        : $"write `double({TextOf(text.Span)})`, or put the number in quotes";

    private BoundNode BindNegate(NegateSyntax negate)
    {
        var operand = Bind(negate.Operand);
        if (operand is BoundError)
        {
            return operand;
        }
        if (operand.Type is AnyType)
        {
            return new BoundDynamicNegate(operand, negate.Span);
        }
        return OperatorTable.Negated(operand.Type) is { } type
            ? new BoundNegate(ConvertTo(operand, type), negate.Span)
            : Fail(ExpressionErrors.OperatorTypes, negate.Span, $"`-` is not defined for {AuthorWords.Of(operand.Type)}");
    }

    private BoundNode BindTextOperator(BinarySyntax binary, BoundNode left, BoundNode right)
    {
        if (binary.Operator == BinaryOperator.Contains && left.Type is ListType)
        {
            return BindContains(left, right, binary.Span);
        }
        if (binary.Operator == BinaryOperator.Matches)
        {
            return BindMatches(binary, left, right);
        }
        var method = binary.Operator switch
        {
            BinaryOperator.Starts => "StartsWith",
            BinaryOperator.Ends => "EndsWith",
            _ => "Contains",
        };
        if (left.Type is AnyType || right.Type is AnyType)
        {
            return OrFalse(ConvertTo(BindDynamicMethod(method, [left, right], binary.Span), DataType.Bool));
        }
        if (OperatorTable.Find(binary.Operator, left.Type, right.Type) is not { } form)
        {
            return FailOperator(binary.Operator, left, right, binary.Span, TextOf(binary.OperatorSpan));
        }
        var overload = FunctionTable.Method(DataType.String, method)[0];
        return new BoundCall(overload, method, [ConvertTo(left, form.Left), ConvertTo(right, form.Right)], binary.Span);
    }

    private BoundNode BindMatches(BinarySyntax binary, BoundNode left, BoundNode right)
    {
        if (right is not BoundConstant { Value: string pattern })
        {
            return Fail(ExpressionErrors.BadPattern, right.Span, "a pattern has to be written as a text", "it is checked before anything runs, so it cannot come from a fact");
        }
        if (Patterns.Compile(pattern, out var problem) is not { } regex)
        {
            return Fail(ExpressionErrors.BadPattern, right.Span, problem!.Message, problem.Help);
        }
        if (!Conversions.IsImplicit(left.Type, DataType.String))
        {
            return FailOperator(binary.Operator, left, right, binary.Span, TextOf(binary.OperatorSpan));
        }
        return new BoundCall(Overload.Of<string, bool>(text => regex.IsMatch(text)), "matches", [ConvertTo(left, DataType.String)], binary.Span);
    }

    private BoundNode BindBetween(BetweenSyntax between)
    {
        var (operand, low, high) = (Bind(between.Operand), Bind(between.Low), Bind(between.High));
        if (operand is BoundError || low is BoundError || high is BoundError)
        {
            return new BoundError(between.Span);
        }
        var lower = BindPlainOperator(BinaryOperator.GreaterOrEqual, operand, low, between.Operand.Span.Union(between.Low.Span), "between");
        if (lower is BoundError && low.Type.Equals(high.Type))
        {
            // The other end would only say the same again.
            return lower;
        }
        var upper = BindPlainOperator(BinaryOperator.LessOrEqual, operand, high, between.Operand.Span.Union(between.High.Span), "between");
        if (lower is BoundError || upper is BoundError)
        {
            return new BoundError(between.Span);
        }
        var node = Between(lower, upper, operand, between.Span);
        node = OrFalse(node);
        return between.IsNegated && node is not BoundError ? new BoundNot(node, between.Span) : node;
    }

    // Both comparisons are defined; now all three sides take one type, so that the operand is worked out once.
    private BoundNode Between(BoundNode lower, BoundNode upper, BoundNode operand, TextSpan span)
    {
        if ((lower, upper) is not (BoundBinary a, BoundBinary b))
        {
            var (low, high) = (((BoundDynamicBinary)Dynamic(lower)).Right, ((BoundDynamicBinary)Dynamic(upper)).Right);
            return new BoundBetween(ConvertTo(operand, DataType.Any), low, high, span);
        }
        if (OperatorTable.Find(BinaryOperator.LessOrEqual, a.Right.Type, b.Right.Type) is not { } form)
        {
            return FailOperator(BinaryOperator.LessOrEqual, a.Right, b.Right, span, "between");
        }
        var type = OperatorTable.Find(BinaryOperator.LessOrEqual, a.Left.Type, form.Left)?.Left ?? form.Left;
        return new BoundBetween(ConvertTo(a.Left, type), ConvertTo(a.Right, type), ConvertTo(b.Right, type), span);
    }

    private static BoundNode Dynamic(BoundNode node) => node is BoundBinary binary
        ? new BoundDynamicBinary(binary.Operator, ConvertTo(binary.Left, DataType.Any), ConvertTo(binary.Right, DataType.Any), DataType.Bool, binary.Span)
        : node;

    private BoundNode BindIn(InSyntax membership)
    {
        var operand = Bind(membership.Operand);
        ImmutableArray<BoundNode> items = [.. membership.Items.Select(Bind)];
        if (operand is BoundError || items.Any(item => item is BoundError))
        {
            return new BoundError(membership.Span);
        }
        var node = items is [{ Type: ListType or RowsType or AnyType } list] ? BindContains(list, operand, membership.Span)
            : InWorkflow(operand, items, membership.Span) ?? OrFalse(In(operand, items, membership.Span));
        return membership.IsNegated && node is not BoundError ? new BoundNot(node, membership.Span) : node;
    }

    private BoundNode In(BoundNode operand, ImmutableArray<BoundNode> items, TextSpan span)
    {
        operand = operand.Type is NullType && !items.IsEmpty ? ConvertTo(operand, items[0].Type) : operand;
        var type = operand.Type;
        var aligned = ImmutableArray.CreateBuilder<BoundNode>(items.Length);
        var failed = false;
        foreach (var item in items)
        {
            // Each item is compared as `==` would, so that its own mistake is reported at its own place.
            var comparison = item.Type is NullType ? null : BindPlainOperator(BinaryOperator.Equal, operand, item, item.Span, "in");
            failed |= comparison is BoundError;
            aligned.Add(comparison switch
            {
                BoundBinary binary => binary.Right,
                BoundDynamicBinary dynamic => dynamic.Right,
                _ => item,
            });
            type = comparison switch
            {
                BoundBinary binary => OperatorTable.Common(type, binary.Right.Type) ?? DataType.Any,
                BoundDynamicBinary => DataType.Any,
                _ => type,
            };
        }
        return failed ? new BoundError(span) : new BoundIn(ConvertTo(operand, type), [.. aligned.Select(item => ConvertTo(item, type))], span);
    }
}
