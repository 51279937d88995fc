using System.Reflection;
using Playbooks.Language.Expressions.Compilation;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Generation;

/// <summary>What generated code calls.</summary>
internal static class Methods
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static readonly MethodInfo StateAt = Of(typeof(FactRow), nameof(FactRow.StateAt));

    public static readonly MethodInfo BitsAt = Of(typeof(FactRow), nameof(FactRow.BitsAt));

    public static readonly MethodInfo RealAt = Of(typeof(FactRow), nameof(FactRow.RealAt));

    public static readonly MethodInfo AmountAt = Of(typeof(FactRow), nameof(FactRow.AmountAt));

    public static readonly MethodInfo ReferenceAt = Of(typeof(FactRow), nameof(FactRow.ReferenceAt));

    public static readonly MethodInfo ChildRows = Of(typeof(FactRow), nameof(FactRow.ChildRows));

    public static readonly MethodInfo PutBits = Of(typeof(FactRow), nameof(FactRow.PutBits));

    public static readonly MethodInfo PutState = Of(typeof(FactRow), nameof(FactRow.PutState));

    public static readonly MethodInfo SetDecimal = Of(typeof(FactRow), nameof(FactRow.SetDecimal));

    public static readonly MethodInfo SetReal = Of(typeof(FactRow), nameof(FactRow.SetReal));

    public static readonly MethodInfo SetReference = Of(typeof(FactRow), nameof(FactRow.SetReference));

    public static readonly MethodInfo Reset = Of(typeof(EvaluationFrame), nameof(EvaluationFrame.Reset));

    public static readonly MethodInfo Spend = Of(typeof(EvaluationFrame), nameof(EvaluationFrame.Spend));

    public static readonly MethodInfo TextEquals = typeof(string).GetMethod(nameof(string.Equals), [typeof(string), typeof(string)])!;

    public static readonly MethodInfo CompareTexts = typeof(string).GetMethod(nameof(string.CompareOrdinal), [typeof(string), typeof(string)])!;

    private static readonly MethodInfo s_compute = Of(typeof(Compiler), nameof(Compiler.Compute));

    private static readonly MethodInfo s_tryConvert = Of(typeof(NumericConversions), nameof(NumericConversions.TryConvert));

    private static readonly MethodInfo s_finish = Of(typeof(Overload), nameof(Overload.Finish));

    private static readonly MethodInfo s_cost = Of(typeof(Cost), nameof(Cost.Of));

    public static MethodInfo Compute(Type number) => s_compute.MakeGenericMethod(number);

    public static MethodInfo TryConvert(Type from, Type to) => s_tryConvert.MakeGenericMethod(from, to);

    public static MethodInfo Finish(Type result) => s_finish.MakeGenericMethod(result);

    public static MethodInfo CostOf(Type value) => s_cost.MakeGenericMethod(value);

    private static MethodInfo Of(Type type, string name) => type.GetMethod(name, Any)!;
}
