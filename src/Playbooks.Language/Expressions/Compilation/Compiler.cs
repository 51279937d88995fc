using System.Collections.Immutable;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>
/// A bound tree to delegates that call one another, each typed, so that numbers, dates and choices are never boxed on
/// the way. What is not known ends an operation at once, from left to right; a failure does so too.
/// </summary>
internal sealed partial class Compiler(Excerpt excerpt)
{
    public Evaluator<T> Compile<T>(BoundNode node) => (Evaluator<T>)Build(node);

    /// <summary>An evaluator of the CLR type that the node's type has.</summary>
    public Delegate Build(BoundNode node) => node switch
    {
        BoundConstant constant => ClrTypes.Dispatch(constant.Type, new ConstantFactory(constant)),
        BoundColumn column => ColumnReader.Of(column, SiteOf(column)),
        BoundRows rows => Rows(rows),
        BoundVariable variable => ClrTypes.Dispatch(variable.Type, new UnboxFactory(variable.Type, Variable(variable.Index), SiteOf(variable))),
        BoundElement element => ClrTypes.Dispatch(element.Type, new UnboxFactory(element.Type, Element(element.Depth), SiteOf(element))),
        BoundMoment moment => moment.IsToday ? Today() : Now(),
        BoundNegate negate => Negate(negate),
        BoundNot not => Not(Compile<bool>(not.Operand)),
        BoundBinary binary => Binary(binary),
        BoundDynamicBinary binary => DynamicBinary(binary),
        BoundNullEquality equality => NullEquality(equality, Box(equality.Left), Box(equality.Right)),
        BoundRequired required => ClrTypes.Dispatch(required.Type, new RequiredFactory(this, required)),
        BoundAs cast => ClrTypes.Dispatch(cast.Type, new UnboxFactory(cast.Type, As(Box(cast.Operand), cast.Type), SiteOf(cast))),
        BoundNew made => New(made, [.. made.Values.Select(Box)]),
        BoundList made => ListOf(made, [.. made.Items.Select(Box)]),
        BoundDynamicNegate negate => DynamicNegate(Box(negate.Operand), SiteOf(negate)),
        BoundLogic logic => Logic(logic.IsAnd, [.. logic.Operands.Select(Compile<bool>)]),
        BoundConditional conditional => ClrTypes.Dispatch(conditional.Type, new ConditionalFactory(this, conditional)),
        BoundCoalesce coalesce => ClrTypes.Dispatch(coalesce.Type, new CoalesceFactory(this, coalesce)),
        BoundIsKnown known => ClrTypes.Dispatch(known.Operand.Type, new KnownFactory(this, known)),
        BoundBetween between => Between(between),
        BoundIn membership => In(membership),
        BoundConvert convert => Convert(convert),
        BoundCall call => call.Overload.Compose([.. call.Arguments.Select(Build)], SiteOf(call)),
        BoundDynamicCall call => DynamicCall(call.Target, [.. call.Arguments.Select(Box)], SiteOf(call)),
        BoundMember member => ClrTypes.Dispatch(member.Type, new UnboxFactory(member.Type, Member(Box(member.Target), Box(member.Name), member.IsExact, SiteOf(member)), SiteOf(member))),
        BoundListCall list => List(list),
        _ => throw new ArgumentException($"{node.GetType().Name} is not compiled", nameof(node)),
    };

    /// <summary>The same with boxed values, a choice as its text.</summary>
    public Evaluator<object?> Box(BoundNode node) => ClrTypes.Dispatch(node.Type, new BoxFactory(this, node));

    private Site SiteOf(BoundNode node) => new(excerpt, node.Span);

    private static Evaluator<IReadOnlyList<object?>> Rows(BoundRows node)
    {
        var (place, child) = (node.Row, node.Child);
        return (frame, out value) =>
        {
            var row = ColumnReader.Row(frame, place);
            value = row?.ChildRows(child) ?? [];
            return row is null ? FactState.NotKnown : FactState.Known;
        };
    }

    private static Evaluator<object?> Variable(int index) => (frame, out value) =>
    {
        value = frame.Variables[index];
        return value is null ? FactState.NotKnown : FactState.Known;
    };

    private static Evaluator<object?> Element(int depth) => (frame, out value) =>
    {
        value = frame.Locals[depth];
        return value is null ? FactState.NotKnown : FactState.Known;
    };

    private static Evaluator<DateTimeOffset> Now() => (frame, out value) =>
    {
        value = frame.Now;
        return FactState.Known;
    };

    private static Evaluator<DateTime> Today() => (frame, out value) =>
    {
        value = frame.Now.Date;
        return FactState.Known;
    };

    private static Evaluator<object?> Member(Evaluator<object?> target, Evaluator<object?> name, bool isExact, Site site) => (frame, out value) =>
    {
        value = null;
        object? key = null;
        var state = target(frame, out var instance);
        state = state == FactState.Known ? name(frame, out key) : state;
        return state == FactState.Known ? Finish(DynamicCalls.Member(instance!, (string)key!, isExact), frame, site, out value) : state;
    };

    private static Evaluator<object?> DynamicCall(DynamicTarget target, ImmutableArray<Evaluator<object?>> arguments, Site site) => (frame, out value) =>
    {
        value = null;
        var values = new object[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var state = arguments[i](frame, out var argument);
            if (state != FactState.Known)
            {
                return state;
            }
            values[i] = argument!;
        }
        return Finish(DynamicCalls.Call(target, [.. values]), frame, site, out value, values.Sum(Cost.Of));
    };

    private static FactState Finish(Outcome<object?> outcome, EvaluationFrame frame, Site site, out object? value, int cost = 0)
    {
        value = outcome.Value;
        return outcome.Problem is { } problem ? site.Fail(frame, problem) : Cost.Charge(frame, site, value, cost) ? outcome.State : FactState.Failed;
    }

    private sealed class ConstantFactory(BoundConstant node) : ITyped<Delegate>
    {
        public Delegate Of<T>()
        {
            if (node.Value is null)
            {
                return (Evaluator<T>)((_, out value) =>
                {
                    value = default!;
                    return FactState.NotKnown;
                });
            }
            var constant = (T)(node.Type is ChoiceType choice ? choice.IndexOf((string)node.Value) : node.Value);
            return (Evaluator<T>)((_, out value) =>
            {
                value = constant;
                return FactState.Known;
            });
        }
    }
}
