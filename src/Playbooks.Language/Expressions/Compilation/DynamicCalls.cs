using System.Collections.Immutable;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Members and calls that are settled at run time, by the types that the values have then.</summary>
internal static class DynamicCalls
{
    public static Outcome<object?> Call(DynamicTarget target, ImmutableArray<object> arguments)
    {
        if (arguments[0] is ListValue list && target.OfList is { } method)
        {
            return ListAlgorithms.Simple(method, list.ElementType, list, arguments.Length > 1 ? arguments[1] : null);
        }
        ImmutableArray<DataType> types = [.. arguments.Select(DataTypes.Of)];
        if (OverloadResolution.Find(target.Overloads, types) is not { } overload)
        {
            return new Problem(ExpressionErrors.RunTimeType, $"`{target.Name}` is not defined for {AuthorWords.Of(types)}");
        }
        return Invoke(overload, arguments);
    }

    public static Outcome<object?> Member(object target, string name, bool isExact = false)
    {
        if (target is ObjectValue instance)
        {
            return Outcome<object?>.Of(Find(instance, name, isExact));
        }
        if (target is GroupValue group && name == "Key")
        {
            return Outcome<object?>.Of(group.Key);
        }
        if (target is ListValue list && name is "Count" or "Length")
        {
            return Outcome<object?>.Of(list.Count);
        }
        if (name == "Value")
        {
            return Outcome<object?>.Of(target);
        }
        return OverloadResolution.Find(FunctionTable.Properties(name), [DataTypes.Of(target)]) is { } property
            ? Invoke(property, [target])
            : new Problem(ExpressionErrors.RunTimeType, $"{AuthorWords.Of(DataTypes.Of(target))} has no `{name}`");
    }

    // Exactly so written first; then in any letter case, as the dialect reads names.
    private static object? Find(ObjectValue instance, string name, bool isExact)
    {
        if (instance.TryGet(name, out var value) || isExact)
        {
            return value;
        }
        foreach (var member in instance.Members)
        {
            if (member.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }
        return null;
    }

    private static Outcome<object?> Invoke(Overload overload, ImmutableArray<object> arguments)
    {
        var converted = new object[arguments.Length];
        for (var i = 0; i < converted.Length; i++)
        {
            if (!Conversions.TryConvertImplicitly(arguments[i], overload.Parameters[i], out converted[i]!))
            {
                return Problems.Conversion(arguments[i], overload.Parameters[i], isExplicit: false);
            }
        }
        return overload.Invoke(converted);
    }
}
