using System.Collections.Immutable;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>
/// Settles what names mean and which types everything has, and reports what does not fit. A node that was reported is
/// a <see cref="BoundError"/>, which everything around it takes without another word.
/// </summary>
internal sealed partial class Binder(Excerpt excerpt, ExpressionScope scope, ICollection<Diagnostic> diagnostics)
{
    private readonly List<ColumnUse> _uses = [];
    private bool _readsMore;

    /// <summary>The facts read so far, each once.</summary>
    public ImmutableArray<ColumnUse> Uses => [.. _uses.Distinct()];

    /// <summary>Whether anything but literals was read.</summary>
    public bool IsConstant => _uses.Count == 0 && !_readsMore;

    /// <summary>The whole expression, in the expected type where there is one.</summary>
    public BoundNode BindRoot(SyntaxNode syntax, DataType? expected)
    {
        var node = Bind(syntax);
        if (node.Type is RowsType)
        {
            return Fail(ExpressionErrors.NotAValue, node.Span, $"`{TextOf(node.Span)}` is a {AuthorWords.Of(node.Type)} and no value", "count them, or take a sum: `count(contacts, …)`");
        }
        return expected is null || node is BoundError ? node : CoerceResult(node, expected);
    }

    private BoundNode Bind(SyntaxNode syntax) => syntax switch
    {
        LiteralSyntax literal => new BoundConstant(literal.Value, DataTypes.Of(literal.Value), literal.Span, literal),
        NameSyntax or MemberSyntax => AsValue(BindPath(syntax)),
        IndexSyntax index => BindIndex(index),
        CallSyntax call => BindCall(call),
        NewSyntax made => BindNew(made),
        ListSyntax made => BindListOf(made),
        LambdaSyntax lambda => RejectLambda(lambda),
        NegateSyntax negate => BindNegate(negate),
        NotSyntax not => BindCondition(not.Operand, "`not`") is var operand && operand is BoundError ? operand : new BoundNot(operand, not.Span),
        BinarySyntax binary => BindBinary(binary),
        LogicSyntax logic => BindLogic(logic),
        ConditionalSyntax conditional => BindConditional(conditional.Condition, conditional.Then, conditional.Else, conditional.Span),
        CoalesceSyntax coalesce => BindCoalesce(coalesce.Left, coalesce.Right, coalesce.Span),
        IsKnownSyntax known => BindIsKnown(known),
        BetweenSyntax between => BindBetween(between),
        InSyntax membership => BindIn(membership),
        _ => new BoundError(syntax.Span),
    };

    private BoundNode BindLogic(LogicSyntax logic)
    {
        var word = logic.IsAnd ? "`and`" : "`or`";
        ImmutableArray<BoundNode> operands = [.. logic.Operands.Select(operand => BindCondition(operand, word))];
        return operands.Any(operand => operand is BoundError) ? new BoundError(logic.Span) : new BoundLogic(logic.IsAnd, operands, logic.Span);
    }

    /// <summary>A node that has to be true or false, for what the message names.</summary>
    private BoundNode BindCondition(SyntaxNode syntax, string user)
    {
        var node = Bind(syntax);
        if (node is BoundError || node.Type.Equals(DataType.Bool))
        {
            return node;
        }
        if (Conversions.IsImplicit(node.Type, DataType.Bool))
        {
            return ConvertTo(node, DataType.Bool);
        }
        return Fail(ExpressionErrors.NotBoolean, node.Span, $"{user} needs a condition, and `{TextOf(node.Span)}` is {AuthorWords.Of(node.Type)}", HelpWithCondition(node));
    }

    private string HelpWithCondition(BoundNode node) => node.Type is ChoiceType choice && choice.Values.Length > 0
        ? $"compare it with something: `{TextOf(node.Span)} == '{choice.Values[0]}'`"
        : $"compare it with something: `{TextOf(node.Span)} {(node.Type is ScalarType { IsNumeric: true } ? "> 0" : "is known")}`";

    private BoundNode BindConditional(SyntaxNode condition, SyntaxNode then, SyntaxNode otherwise, TextSpan span)
    {
        var test = BindCondition(condition, "`?`");
        var (left, right) = (Bind(then), Bind(otherwise));
        return Unify(left, right, span) is var (a, b) && test is not BoundError ? new BoundConditional(test, a, b, a.Type, span) : new BoundError(span);
    }

    private BoundNode BindCoalesce(SyntaxNode left, SyntaxNode right, TextSpan span) =>
        Coalesce(Bind(left), Bind(right), span);

    private BoundNode Coalesce(BoundNode left, BoundNode right, TextSpan span) =>
        Unify(left, right, span) is var (a, b) ? new BoundCoalesce(a, b, a.Type, span) : new BoundError(span);

    private BoundNode BindIsKnown(IsKnownSyntax known)
    {
        var operand = Bind(known.Operand);
        return operand is BoundError ? operand : new BoundIsKnown(operand, known.IsNegated, known.Span);
    }

    private BoundError RejectLambda(LambdaSyntax lambda)
    {
        Fail(ExpressionErrors.StrayLambda, lambda.Span, "`=>` stands outside of a list method", "write it as an argument: `list.Any(x => x > 3)`");
        return new BoundError(lambda.Span);
    }

    private BoundNode AsValue(BoundNode node) => node.Type is RowType row
        ? Fail(ExpressionErrors.NotAValue, node.Span, $"`{TextOf(node.Span)}` is a {row.AuthorName} and no value", "name one of its facts behind a point")
        : node;

    private BoundError Fail(DiagnosticKind kind, TextSpan span, string message, Advice? help = null)
    {
        diagnostics.Add(kind.At(excerpt.Locate(span), message, help));
        return new BoundError(span);
    }

    private string TextOf(TextSpan span)
    {
        const int Longest = 60;
        var text = excerpt.Text.Substring(span.Start, Math.Min(span.Length, excerpt.Text.Length - span.Start));
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }
}
