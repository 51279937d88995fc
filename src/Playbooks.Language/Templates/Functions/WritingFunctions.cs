using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary>What is added to Scriban's functions: how a value is written in a message.</summary>
internal static class WritingFunctions
{
    public static IEnumerable<Function> All =>
    [
        Function.Of("raw", "text: any", DataType.String, a => a[0] is null ? null : new RawText(a.Text(0))),
        Function.Of("money", "amount: number, currency?: text, digits?: whole", DataType.String, Money),
    ];

    private static string? Money(Arguments a)
    {
        if (a.Number(0) is not { } value)
        {
            return null;
        }
        if (!Arithmetic.TryDecimal(value, out var amount))
        {
            a.Fail("the number is too large for an amount");
            return null;
        }
        int? digits = a[2] is null ? null : Math.Clamp(a.Whole(2), 0, NumberText.MostDigits);
        return NumberText.Money(amount, a.TextOrNull(1) ?? a.Run.Input.Currency, a.Run.Conventions, digits);
    }
}
