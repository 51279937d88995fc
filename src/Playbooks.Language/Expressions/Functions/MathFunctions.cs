using System.Numerics;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>C#'s <c>Math</c>, with its types and its rounding (half to even).</summary>
internal static class MathFunctions
{
    public static void AddTo(FunctionSet set)
    {
        set.Static("Math.Abs", () => [Absolute<int>(), Absolute<long>(), Absolute<double>(), Absolute<float>(), Absolute<decimal>()]);
        set.Static("Math.Sign", () => [Overload.Of(Guarded.Of<double, int>(Math.Sign)), Overload.Of<decimal, int>(x => Math.Sign(x)), Overload.Of<long, int>(x => Math.Sign(x))]);
        set.Static("Math.Min", () => [Smaller<int>(), Smaller<uint>(), Smaller<long>(), Smaller<ulong>(), Smaller<double>(), Smaller<float>(), Smaller<decimal>()]);
        set.Static("Math.Max", () => [Larger<int>(), Larger<uint>(), Larger<long>(), Larger<ulong>(), Larger<double>(), Larger<float>(), Larger<decimal>()]);
        set.Static("Math.Floor", () => [Overload.Of<double, double>(x => Math.Floor(x)), Overload.Of<decimal, decimal>(x => Math.Floor(x))]);
        set.Static("Math.Ceiling", () => [Overload.Of<double, double>(x => Math.Ceiling(x)), Overload.Of<decimal, decimal>(x => Math.Ceiling(x))]);
        set.Static("Math.Truncate", () => [Overload.Of<double, double>(x => Math.Truncate(x)), Overload.Of<decimal, decimal>(x => Math.Truncate(x))]);
        set.Static("Math.Round", () =>
        [
            Overload.Of<double, double>(x => Math.Round(x)),
            Overload.Of<decimal, decimal>(x => Math.Round(x)),
            Overload.Of(Guarded.Of<double, int, double>(Math.Round)),
            Overload.Of(Guarded.Of<decimal, int, decimal>(Math.Round)),
        ]);
        set.Static("Math.Round", () =>
        [
            Overload.Of<double, string, double>((x, how) => Math.Round(x, Midpoint(how))),
            Overload.Of<decimal, string, decimal>((x, how) => Math.Round(x, Midpoint(how))),
            Overload.Of(Guarded.Of<double, int, string, double>((x, digits, how) => Math.Round(x, digits, Midpoint(how)))),
            Overload.Of(Guarded.Of<decimal, int, string, decimal>((x, digits, how) => Math.Round(x, digits, Midpoint(how)))),
        ]);
        set.Static("Math.Pow", () => [Overload.Of<double, double, double>((x, y) => Math.Pow(x, y))]);
        AddReal(set, ("Sqrt", Math.Sqrt), ("Exp", Math.Exp), ("Log", Math.Log), ("Log10", Math.Log10), ("Log2", Math.Log2), ("Cbrt", Math.Cbrt),
            ("Sin", Math.Sin), ("Cos", Math.Cos), ("Tan", Math.Tan), ("Asin", Math.Asin), ("Acos", Math.Acos), ("Atan", Math.Atan),
            ("Sinh", Math.Sinh), ("Cosh", Math.Cosh), ("Tanh", Math.Tanh));
        set.Static("Math.IEEERemainder", () => [Overload.Of<double, double, double>((x, y) => Math.IEEERemainder(x, y))]);
        set.Static("Math.BigMul", () => [Overload.Of<int, int, long>((x, y) => Math.BigMul(x, y))]);
        AddTests(set);
        set.Static("Math.Log", () => [Overload.Of<double, double, double>((x, b) => Math.Log(x, b))]);
        set.Static("Math.Atan2", () => [Overload.Of<double, double, double>((y, x) => Math.Atan2(y, x))]);
        set.Static("Math.Clamp", () =>
        [
            Overload.Of(Guarded.Of<long, long, long, long>(Math.Clamp)),
            Overload.Of(Guarded.Of<double, double, double, double>(Math.Clamp)),
            Overload.Of(Guarded.Of<decimal, decimal, decimal, decimal>(Math.Clamp)),
        ]);
    }

    private static void AddTests(FunctionSet set)
    {
        set.Static("Double.IsNaN", () => [Overload.Of<double, bool>(x => double.IsNaN(x))]);
        set.Static("Double.IsInfinity", () => [Overload.Of<double, bool>(x => double.IsInfinity(x))]);
        set.Static("Decimal.Floor", () => [Overload.Of<decimal, decimal>(x => decimal.Floor(x))]);
        set.Static("Decimal.Ceiling", () => [Overload.Of<decimal, decimal>(x => decimal.Ceiling(x))]);
        set.Static("Decimal.Truncate", () => [Overload.Of<decimal, decimal>(x => decimal.Truncate(x))]);
        set.Static("Decimal.Round", () => [Overload.Of<decimal, decimal>(x => decimal.Round(x)), Overload.Of(Guarded.Of<decimal, int, decimal>(decimal.Round))]);
    }

    // The words of .NET's ways of rounding are given as texts; any other word is the way that C# goes by itself.
    private static MidpointRounding Midpoint(string word) => Enum.TryParse<MidpointRounding>(word, out var rounding) ? rounding : MidpointRounding.ToEven;

    public static Overload Absolute<T>()
        where T : INumber<T> => Overload.Of(Guarded.Of<T, T>(T.Abs));

    public static Overload Smaller<T>()
        where T : INumber<T> => Overload.Of<T, T, T>((x, y) => T.Min(x, y));

    public static Overload Larger<T>()
        where T : INumber<T> => Overload.Of<T, T, T>((x, y) => T.Max(x, y));

    private static void AddReal(FunctionSet set, params ReadOnlySpan<(string Name, Func<double, double> Function)> functions)
    {
        foreach (var (name, function) in functions)
        {
            set.Static($"Math.{name}", () => [Overload.Of<double, double>(x => function(x))]);
        }
    }
}
