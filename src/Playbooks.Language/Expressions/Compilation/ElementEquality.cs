using System.Diagnostics.CodeAnalysis;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>
/// When two elements are the same one: numbers of whatever kind by their value, objects and lists by what is in them, so
/// that <c>GroupBy(new(a, b))</c> puts together what belongs together.
/// </summary>
internal sealed class ElementEquality : IEqualityComparer<object?>
{
    public static readonly ElementEquality Instance = new();

    private ElementEquality()
    {
    }

    public new bool Equals(object? x, object? y) => (x, y) switch
    {
        (null, _) or (_, null) => x is null && y is null,
        (ObjectValue a, ObjectValue b) => a.Members.Count == b.Members.Count && a.Members.All(member => b.TryGet(member.Key, out var other) && Equals(member.Value, other)),
        (ListValue a, ListValue b) => a.SequenceEqual(b, this),
        _ when x.GetType() == y.GetType() => x.Equals(y),
        _ when IsNumber(x) && IsNumber(y) => BoxedOperators.ApplyDynamic(BinaryOperator.Equal, x, y).Value is true,
        _ => false,
    };

    public int GetHashCode([DisallowNull] object? obj) => obj switch
    {
        ObjectValue instance => instance.Members.Aggregate(instance.Members.Count, (hash, member) => hash ^ HashCode.Combine(member.Key, HashOf(member.Value))),
        ListValue list => list.Aggregate(list.Count, (hash, item) => HashCode.Combine(hash, HashOf(item))),
        _ => HashOf(obj),
    };

    // Equal numbers of different kinds have to have one hash.
    private int HashOf(object? value) => value switch
    {
        null => 0,
        ObjectValue or ListValue => GetHashCode(value),
        _ when IsNumber(value) => NumericConversions.Convert(value, ScalarKind.Double)?.GetHashCode() ?? 0,
        _ => value.GetHashCode(),
    };

    private static bool IsNumber(object value) => DataTypes.Of(value) is ScalarType { IsNumeric: true };
}
