namespace Playbooks.Language.Expressions.Functions;

/// <summary>Functions of the framework that refuse arguments by exception, turned into functions with an outcome.</summary>
internal static class Guarded
{
    public static Function<T1, TResult> Of<T1, TResult>(Func<T1, TResult> function, Problem? problem = null) => a =>
    {
        try
        {
            return Outcome<TResult>.Of(function(a));
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return problem ?? OutOfRange;
        }
    };

    public static Function<T1, T2, TResult> Of<T1, T2, TResult>(Func<T1, T2, TResult> function, Problem? problem = null) => (a, b) =>
    {
        try
        {
            return Outcome<TResult>.Of(function(a, b));
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return problem ?? OutOfRange;
        }
    };

    public static Function<T1, T2, T3, TResult> Of<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function, Problem? problem = null) => (a, b, c) =>
    {
        try
        {
            return Outcome<TResult>.Of(function(a, b, c));
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return problem ?? OutOfRange;
        }
    };

    private static readonly Problem OutOfRange = new(ExpressionErrors.ArgumentRange, "the function is not defined for these values, or its result is out of range");

    private static bool IsRefusal(Exception exception) => exception is ArgumentException or OverflowException or FormatException;
}
