using System.Collections.Immutable;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>What types allow: members, elements, operators, parameters.</summary>
internal static class Types
{
    public static bool IsText(DataType type) => type is ChoiceType or ScalarType { Kind: ScalarKind.String or ScalarKind.Char };

    public static bool IsNumber(DataType type) => type is ScalarType { IsNumeric: true };

    public static bool IsDate(DataType type) => type is ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Time };

    public static bool IsList(DataType type) => type is ListType or RowsType;

    public static bool IsUnknown(DataType type) => type is AnyType or NullType;

    /// <summary>The type of a list's elements, or null when the type is no list.</summary>
    public static DataType? ElementOf(DataType type) => type switch
    {
        ListType list => list.Element,
        RowsType rows => RowOf(rows.Layout),
        AnyType or NullType => DataType.Any,
        _ when IsText(type) => DataType.String,
        ObjectType => DataType.Any,
        _ => null,
    };

    /// <summary>A row of a layout as an object, its lists among the members.</summary>
    public static ObjectType RowOf(RowLayout layout) =>
        new(layout.Children.Aggregate(
            layout.ColumnTypes(),
            (members, child) => members.Add(child.Name, new RowsType(child.Layout))), IsOpen: false);

    /// <summary>The type of a member; null when there is no such member.</summary>
    public static DataType? MemberOf(DataType type, string name) => type switch
    {
        ObjectType objects => objects.Members.TryGetValue(name, out var member) ? member : objects.IsOpen ? DataType.Any : null,
        AnyType or NullType => DataType.Any,
        _ when name == "size" && (IsList(type) || IsText(type)) => DataType.Int,
        _ when IsDate(type) && Members.OfDates.Contains(name) => DataType.Int,
        ScalarType { Kind: ScalarKind.TimeSpan } when Members.OfDurations.Contains(name) => name.StartsWith("total", StringComparison.Ordinal) ? DataType.Double : DataType.Int,
        _ => null,
    };

    public static IEnumerable<string> MembersOf(DataType type) => type switch
    {
        ObjectType objects => objects.Members.Keys,
        _ when IsDate(type) => Members.OfDates,
        ScalarType { Kind: ScalarKind.TimeSpan } => Members.OfDurations,
        _ when IsList(type) || IsText(type) => ["size"],
        _ => [],
    };

    /// <summary>Whether an argument of a type can be what a parameter takes.</summary>
    public static bool Fits(DataType type, ParameterKind kind) => IsUnknown(type) || kind switch
    {
        ParameterKind.Text => type is ScalarType or ChoiceType,
        ParameterKind.Whole or ParameterKind.Number => IsNumber(type),
        ParameterKind.Object => type is ObjectType,
        ParameterKind.Date => IsDate(type) || IsText(type),
        ParameterKind.Duration => type is ScalarType { Kind: ScalarKind.TimeSpan },
        ParameterKind.Function => false,
        ParameterKind.List => IsList(type),
        _ => true,
    };

    public static string Describe(ParameterKind kind) => kind switch
    {
        ParameterKind.Text => "a text",
        ParameterKind.Whole => "a whole number",
        ParameterKind.Number => "a number",
        ParameterKind.Object => "an object",
        ParameterKind.Date => "a date",
        ParameterKind.Duration => "a duration",
        ParameterKind.Function => "a function, written with `@`",
        ParameterKind.List => "a list",
        _ => "anything",
    };

    /// <summary>The type that an operator makes; null when it does not take these.</summary>
    public static DataType? Result(BinaryOperator symbol, DataType left, DataType right)
    {
        if (IsUnknown(left) || IsUnknown(right))
        {
            return DataType.Any;
        }
        if (IsText(left) || IsText(right))
        {
            return symbol switch
            {
                BinaryOperator.Add when left is not ObjectType && right is not ObjectType => DataType.String,
                BinaryOperator.Multiply when IsNumber(left) || IsNumber(right) => DataType.String,
                BinaryOperator.ShiftLeft when IsList(left) => DataType.Any,
                BinaryOperator.ShiftRight when IsList(right) => DataType.Any,
                _ => null,
            };
        }
        if (IsNumber(left) && IsNumber(right))
        {
            return OfNumbers(symbol, (ScalarType)left, (ScalarType)right);
        }
        if (IsList(left) || IsList(right))
        {
            return symbol is BinaryOperator.Add or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight ? DataType.Any : null;
        }
        return OfDates(symbol, left, right);
    }

    private static ScalarType OfNumbers(BinaryOperator symbol, ScalarType left, ScalarType right)
    {
        if (left.Kind == ScalarKind.Decimal || right.Kind == ScalarKind.Decimal)
        {
            return symbol == BinaryOperator.Divide && left == right ? DataType.Double : DataType.Decimal;
        }
        if (!left.IsInteger || !right.IsInteger || symbol == BinaryOperator.Divide)
        {
            return DataType.Double;
        }
        return DataType.Long;
    }

    private static ScalarType? OfDates(BinaryOperator symbol, DataType left, DataType right)
    {
        var (a, b) = (IsDate(left), IsDate(right));
        var (c, d) = (left == DataType.TimeSpan, right == DataType.TimeSpan);
        return symbol switch
        {
            BinaryOperator.Subtract when a && b => DataType.TimeSpan,
            BinaryOperator.Add or BinaryOperator.Subtract when c && d => DataType.TimeSpan,
            BinaryOperator.Add or BinaryOperator.Subtract when a && d => (ScalarType)left,
            _ => null,
        };
    }

    /// <summary>Whether two types have an order.</summary>
    public static bool CanBeOrdered(DataType left, DataType right) =>
        IsUnknown(left) || IsUnknown(right) || (IsText(left) && right is ScalarType or ChoiceType) || (IsText(right) && left is ScalarType or ChoiceType)
        || (IsNumber(left) && IsNumber(right)) || (IsDate(left) && IsDate(right)) || (left == right && left is ScalarType);
}
