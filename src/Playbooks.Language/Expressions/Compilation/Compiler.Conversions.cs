using System.Numerics;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Conversions: the frequent ones typed, the rest through boxes and <see cref="Conversions"/>.</summary>
internal sealed partial class Compiler
{
    private Delegate Convert(BoundConvert node) => (node.Operand.Type, node.Type) switch
    {
        (_, AnyType) => Box(node.Operand),
        (ScalarType { IsNumeric: true } from, ScalarType { IsNumeric: true } to) => ConvertNumber(node, from.Kind, to.Kind),
        (ChoiceType choice, ScalarType { Kind: ScalarKind.String }) => ChoiceText(Compile<int>(node.Operand), choice),
        (ScalarType { Kind: ScalarKind.DateTime }, ScalarType { Kind: ScalarKind.Time }) => AtUtc(Compile<DateTime>(node.Operand)),
        _ => ClrTypes.Dispatch(node.Type, new UnboxFactory(node.Type, ConvertBoxed(node), SiteOf(node))),
    };

    private static Evaluator<string> ChoiceText(Evaluator<int> operand, ChoiceType choice) => (frame, out value) =>
    {
        var state = operand(frame, out var index);
        value = state == FactState.Known ? choice.Values[index] : "";
        return state;
    };

    private static Evaluator<DateTimeOffset> AtUtc(Evaluator<DateTime> operand) => (frame, out value) =>
    {
        var state = operand(frame, out var date);
        value = state == FactState.Known ? new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), TimeSpan.Zero) : default;
        return state;
    };

    private Evaluator<object?> ConvertBoxed(BoundConvert node)
    {
        var (operand, type, isExplicit, site) = (Box(node.Operand), node.Type, node.IsExplicit, SiteOf(node));
        return (frame, out value) =>
        {
            var state = operand(frame, out var from);
            value = null;
            if (state != FactState.Known)
            {
                return state;
            }
            var fits = isExplicit ? Conversions.TryConvert(from!, type, out value) : Conversions.TryConvertImplicitly(from!, type, out value);
            return !fits ? site.Fail(frame, Problems.Conversion(from!, type, isExplicit)) : Cost.Charge(frame, site, value) ? FactState.Known : FactState.Failed;
        };
    }

    private Delegate ConvertNumber(BoundConvert node, ScalarKind from, ScalarKind to) => from switch
    {
        ScalarKind.Int => ConvertNumber<int>(node, to),
        ScalarKind.UInt => ConvertNumber<uint>(node, to),
        ScalarKind.Long => ConvertNumber<long>(node, to),
        ScalarKind.ULong => ConvertNumber<ulong>(node, to),
        ScalarKind.Float => ConvertNumber<float>(node, to),
        ScalarKind.Double => ConvertNumber<double>(node, to),
        _ => ConvertNumber<decimal>(node, to),
    };

    private Delegate ConvertNumber<TFrom>(BoundConvert node, ScalarKind to)
        where TFrom : INumberBase<TFrom> => to switch
    {
        ScalarKind.Int => ConvertNumber<TFrom, int>(node),
        ScalarKind.UInt => ConvertNumber<TFrom, uint>(node),
        ScalarKind.Long => ConvertNumber<TFrom, long>(node),
        ScalarKind.ULong => ConvertNumber<TFrom, ulong>(node),
        ScalarKind.Float => ConvertNumber<TFrom, float>(node),
        ScalarKind.Double => ConvertNumber<TFrom, double>(node),
        _ => ConvertNumber<TFrom, decimal>(node),
    };

    private Evaluator<TTo> ConvertNumber<TFrom, TTo>(BoundConvert node)
        where TFrom : INumberBase<TFrom>
        where TTo : INumberBase<TTo>
    {
        var (operand, type, site) = (Compile<TFrom>(node.Operand), node.Type, SiteOf(node));
        return (frame, out value) =>
        {
            value = TTo.Zero;
            var state = operand(frame, out var from);
            if (state != FactState.Known)
            {
                return state;
            }
            return NumericConversions.TryConvert(from, out value) ? FactState.Known : site.Fail(frame, Problems.Conversion(from, type, isExplicit: true));
        };
    }
}
