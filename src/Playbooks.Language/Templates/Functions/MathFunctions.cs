using System.Globalization;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Templates.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary><c>math.*</c></summary>
internal static class MathFunctions
{
    public static IEnumerable<Function> All =>
    [
        Function.Of("math.abs", "value: number", null, a => a.Number(0) is { } x && IsNegative(x) ? Arithmetic.Negate(x) : a.Number(0)),
        Function.Of("math.ceil", "value: number", null, a => Rounded(a, Math.Ceiling, Math.Ceiling)),
        Function.Of("math.divided_by", "value: number, divisor: number", DataType.Any, DividedBy),
        Function.Of("math.floor", "value: number", null, a => Rounded(a, Math.Floor, Math.Floor)),
        Function.Of("math.format", "value: number, format: text, culture?: text", DataType.String, Format),
        Function.Of("math.is_number", "value: any", DataType.Bool, a => ValueKinds.IsNumber(a[0]), isNullSafe: true),
        Function.Of("math.minus", "value: number, with: number", null, a => Calculated(a, BinaryOperator.Subtract)),
        Function.Of("math.modulo", "value: number, with: number", null, a => Calculated(a, BinaryOperator.Modulo)),
        Function.Of("math.plus", "value: number, with: number", null, a => Calculated(a, BinaryOperator.Add)),
        Function.Of("math.random", "minValue: whole, maxValue: whole", DataType.Int, RandomNumber, isRepeatable: false),
        Function.Of("math.round", "value: number, precision?: whole", null, Round),
        Function.Of("math.times", "value: number, with: number", null, a => Calculated(a, BinaryOperator.Multiply)),
        Function.Of("math.uuid", "", DataType.String, _ => Guid.NewGuid().ToString(), isRepeatable: false),
    ];

    private static bool IsNegative(object number) => Arithmetic.ToDouble(number) < 0;

    private static object? Calculated(Arguments a, BinaryOperator symbol)
    {
        if (!a.Run.IsStrict && (ValueKinds.IsText(a[0]) || ValueKinds.IsText(a[1])) && symbol is BinaryOperator.Add or BinaryOperator.Multiply)
        {
            return symbol == BinaryOperator.Add ? a.Made(a.Text(0) + a.Text(1)) : Repeated(a);
        }
        if (a.Number(0) is not { } left || a.Number(1) is not { } right)
        {
            return null;
        }
        if (!Arithmetic.TryApply(symbol, left, right, out var result, out var reason))
        {
            a.Fail(reason ?? "these numbers cannot be calculated with");
        }
        return result;
    }

    // As the operators do, these join texts, and repeat them.
    private static string? Repeated(Arguments a)
    {
        var (text, by) = ValueKinds.IsText(a[0]) ? (a.Text(0), a[1]) : (a.Text(1), a[0]);
        if (!Repetition.TryCount(by, out var times))
        {
            a.Fail($"a text is repeated a whole number of times, not {ValueKinds.Describe(by)}");
            return null;
        }
        return Repetition.Of(a.Run, text, times);
    }

    // Scriban rounds whatever it is given as a real number; messages keep amounts exact.
    private static object? Rounded(Arguments a, Func<double, double> real, Func<decimal, decimal> exact) => a.Number(0) switch
    {
        not null and var x when !a.Run.IsStrict => real(Arithmetic.ToDouble(x)),
        double x => real(x),
        float x => (float)real(x),
        decimal x => exact(x),
        var whole => whole,
    };

    private static object? Round(Arguments a)
    {
        var digits = Math.Clamp(a.Whole(1), 0, 15);
        return a.Number(0) switch
        {
            not null and var x when !a.Run.IsStrict => Math.Round(Arithmetic.ToDouble(x), digits),
            double x => Math.Round(x, digits),
            float x => (float)Math.Round(x, digits),
            decimal x => Math.Round(x, digits),
            var whole => whole,
        };
    }

    // A whole divisor gives a whole number, rounded down.
    private static object? DividedBy(Arguments a)
    {
        var result = Calculated(a, BinaryOperator.Divide);
        if (result is null || !ValueKinds.IsWhole(a.Number(1)))
        {
            return result;
        }
        var floor = Math.Floor(Arithmetic.ToDouble(result));
        if (ValueKinds.TryWhole(floor, out var whole))
        {
            return ValueKinds.Fit(whole);
        }
        a.Fail("division by zero");
        return null;
    }

    private static string? Format(Arguments a)
    {
        if (a.Number(0) is not IFormattable number)
        {
            return null;
        }
        return Formatting.TryFormat(number, a.Text(1), a[2] is null ? null : a.Text(2), out var text) ? a.Made(text) : Refused(a);
    }

    private static string? Refused(Arguments a)
    {
        a.Fail($"`{a.Text(1)}` is no format for this number", "formats are written like `N2`, `P0` or `0.00`");
        return null;
    }

    private static object? RandomNumber(Arguments a)
    {
        var (min, max) = (a.Whole(0), a.Whole(1));
        if (max < min)
        {
            a.Fail($"there is no number from {min.ToString(CultureInfo.InvariantCulture)} to under {max.ToString(CultureInfo.InvariantCulture)}");
            return null;
        }
#pragma warning disable CA5394 // for texts, not for secrets
        return Random.Shared.Next(min, max);
#pragma warning restore CA5394
    }
}
