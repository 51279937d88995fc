using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Language.Values;

/// <summary>
/// The one place that coerces. Implicit conversions lose nothing and follow C#; explicit ones are what
/// <c>int(x)</c>, <c>date(x)</c> and their like do, and may fail.
/// </summary>
public static class Conversions
{
    /// <summary>Whether values of one type stand for another where they are used: a whole number for a real one, a choice for a text.</summary>
    public static bool IsImplicit(DataType from, DataType to)
    {
        if (from.Equals(to) || from is NullType || to is AnyType)
        {
            return true;
        }
        return (from, to) switch
        {
            (AnyType, not RowsType) => true,
            (ChoiceType, ScalarType { Kind: ScalarKind.String }) => true,
            (ScalarType a, ScalarType b) => IsImplicit(a.Kind, b.Kind),
            (ListType a, ListType b) => b.Element is AnyType || a.Element is AnyType or NullType || (a.Element is ChoiceType && b.Element is ScalarType { Kind: ScalarKind.String }),
            (ObjectType, ObjectType { IsOpen: true }) => true,
            _ => false,
        };
    }

    /// <summary>Whether there is an explicit conversion; it may still fail for a value.</summary>
    public static bool IsExplicit(DataType from, DataType to) => IsImplicit(from, to) || (from, to) switch
    {
        (ScalarType or ChoiceType, ScalarType { Kind: ScalarKind.String }) => true,
        (ScalarType { Kind: ScalarKind.String } or ChoiceType, ScalarType or ChoiceType) => true,
        (ScalarType a, ScalarType b) => (IsNumber(a.Kind) && IsNumber(b.Kind)) || (a.Kind, b.Kind) is (ScalarKind.Time, ScalarKind.DateTime),
        _ => false,
    };

    /// <summary>Converts a value explicitly. False when there is no such conversion or the value does not fit.</summary>
    public static bool TryConvert(object value, DataType to, [NotNullWhen(true)] out object? result)
    {
        result = to switch
        {
            AnyType => value,
            ScalarType scalar => ToScalar(value, scalar),
            ChoiceType choice => value is string text && choice.IndexOf(text) >= 0 ? value : null,
            ListType list => value is ListValue items ? ToList(items, list.Element) : null,
            ObjectType => value as ObjectValue,
            _ => null,
        };
        return result is not null;
    }

    /// <summary>Converts a value if the conversion from its type is implicit. False when it is not, or the value does not fit.</summary>
    public static bool TryConvertImplicitly(object value, DataType to, [NotNullWhen(true)] out object? result)
    {
        result = null;
        var from = DataTypes.Of(value);
        // A choice is a text at run time, and every object an open one: whether it fits was settled, or is asked of the value.
        return (IsImplicit(from, to) || (to is ChoiceType && value is string) || to is ObjectType) && TryConvert(value, to, out result);
    }

    /// <summary>A value as the text that <c>string(x)</c> and <c>+</c> make of it: as <see cref="ValueText.Format"/>, with <c>True</c> and <c>False</c> as in C#.</summary>
    public static string ToText(object? value) => value is bool truth ? (truth ? "True" : "False") : ValueText.Format(value);

    private static bool IsImplicit(ScalarKind from, ScalarKind to) => from switch
    {
        ScalarKind.Char => to is ScalarKind.String or (>= ScalarKind.Int and <= ScalarKind.Decimal),
        ScalarKind.Int => to is ScalarKind.Long or ScalarKind.Float or ScalarKind.Double or ScalarKind.Decimal,
        ScalarKind.UInt => to is ScalarKind.Long or ScalarKind.ULong or ScalarKind.Float or ScalarKind.Double or ScalarKind.Decimal,
        ScalarKind.Long or ScalarKind.ULong => to is ScalarKind.Float or ScalarKind.Double or ScalarKind.Decimal,
        ScalarKind.Float => to is ScalarKind.Double,
        ScalarKind.DateTime => to is ScalarKind.Time,
        _ => false,
    };

    private static bool IsNumber(ScalarKind kind) => kind is >= ScalarKind.Bool and <= ScalarKind.Decimal;

    private static object? ToScalar(object value, ScalarType to) => value switch
    {
        string text when to.Kind != ScalarKind.String => ValueText.TryParse(text, to, out var parsed) ? parsed : null,
        DateTime date when to.Kind == ScalarKind.Time => new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), TimeSpan.Zero),
        DateTimeOffset time when to.Kind == ScalarKind.DateTime => DateTime.SpecifyKind(time.UtcDateTime, DateTimeKind.Unspecified),
        _ when to.Kind == ScalarKind.String => ToText(value),
        _ when DataTypes.Of(value).Equals(to) => value,
        _ => NumericConversions.Convert(value, to.Kind),
    };

    private static ListValue? ToList(ListValue list, DataType element)
    {
        if (element is AnyType || list.ElementType.Equals(element))
        {
            return list;
        }
        var items = new object?[list.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (list[i] is { } item && !TryConvertImplicitly(item, element, out items[i]))
            {
                return null;
            }
        }
        return new ListValue(element, items);
    }
}
