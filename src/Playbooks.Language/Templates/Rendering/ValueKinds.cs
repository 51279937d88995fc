using System.Numerics;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>What kinds of value there are at run time, and what authors call them.</summary>
internal static class ValueKinds
{
    public static bool IsText(object? value) => value is string or RawText or char;

    /// <summary>The text of a text.</summary>
    public static string TextOf(object value) => value as string ?? value.ToString()!;

    public static bool IsNumber(object? value) =>
        value is int or long or double or decimal or float or uint or ulong or BigInteger;

    public static bool IsWhole(object? value) => value is int or long or uint or ulong or BigInteger;

    /// <summary>A value as it counts beside another: beside a number, true is 1 and a day of the week its number from Sunday.</summary>
    public static object Beside(object value, object other) => value switch
    {
        bool known when IsNumber(other) => known ? 1 : 0,
        DayOfWeek day when IsNumber(other) => (int)day,
        _ => value,
    };

    public static bool IsDate(object? value) => value is DateTime or DateTimeOffset;

    public static bool IsObject(object? value) => value is ITemplateObject or ObjectValue;

    /// <summary>Only null and false are false: zero, empty texts and empty lists are true.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool known => known,
        EmptyObject => false,
        _ => true,
    };

    /// <summary>A whole number that fits 64 bits.</summary>
    public static bool TryWhole(object? value, out long whole)
    {
        switch (value)
        {
            case int x:
                whole = x;
                return true;
            case long x:
                whole = x;
                return true;
            case uint x:
                whole = x;
                return true;
            case ulong and > long.MaxValue:
                break;
            case ulong x:
                whole = (long)x;
                return true;
            case BigInteger x when x >= long.MinValue && x <= long.MaxValue:
                whole = (long)x;
                return true;
            case double x when Math.Abs(x) < 9e18:
                whole = (long)x;
                return true;
            case float x when Math.Abs(x) < 9e18:
                whole = (long)x;
                return true;
            case decimal x when Math.Abs(x) < long.MaxValue:
                whole = (long)x;
                return true;
        }
        whole = 0;
        return false;
    }

    public static object Fit(long value) => value is >= int.MinValue and <= int.MaxValue ? (object)(int)value : value;

    public static object Fit(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? Fit((long)value) : value;

    /// <summary>The elements of a list, or null when the value is none.</summary>
    public static IReadOnlyList<object?>? AsList(object? value) => value as IReadOnlyList<object?>;

    /// <summary>What the value is, in the author's words.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        bool => "a boolean",
        _ when IsText(value) => "a text",
        _ when IsNumber(value) => "a number",
        _ when IsDate(value) => "a date",
        TimeSpan => "a duration",
        IReadOnlyList<object?> => "a list",
        Callable => "a function",
        _ => "an object",
    };
}

/// <summary>What the name <c>empty</c> stands for: it equals every empty object, list and text.</summary>
internal sealed class EmptyObject : ITemplateObject
{
    public static readonly EmptyObject Instance = new();

    public IEnumerable<string> Names => [];

    public bool TryGet(string name, out object? value)
    {
        value = null;
        return false;
    }
}
