using System.Globalization;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Numbers and amounts of money as a language writes them.</summary>
internal static class NumberText
{
    // Whole numbers below this have fifteen digits at most.
    private const double Fifteen = 1e15;

    // Digits behind the point of an amount, which nobody may ask more of.
    private static readonly string[] Fixed = ["F0", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"];

    // Currencies whose smallest coin is the unit itself.
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal) { "JPY", "KRW", "CLP", "ISK", "VND", "XAF", "XOF", "PYG", "UGX" };

    /// <summary>The most digits behind the point of an amount.</summary>
    public static int MostDigits => Fixed.Length - 1;

    /// <summary>An amount as <see cref="WriteMoney"/> writes it.</summary>
    public static string Money(decimal amount, string? currency, LanguageConventions conventions, int? digits = null)
    {
        var output = TextOutput.Take();
        WriteMoney(output, amount, currency, conventions, digits);
        return output.Finish();
    }

    /// <summary>
    /// An amount: cents in two digits, or none when there are none; without a currency only the number. Halves of a
    /// cent are rounded away from zero, as an invoice does.
    /// </summary>
    public static void WriteMoney(TextOutput output, decimal amount, string? currency, LanguageConventions conventions, int? digits)
    {
        var shown = digits ?? (currency is not null && Whole.Contains(currency) ? 0 : 2);
        var rounded = decimal.Round(amount, shown, MidpointRounding.AwayFromZero);
        if (rounded < 0)
        {
            output.Append('-');
            rounded = -rounded;
        }
        shown = digits is null && decimal.Truncate(rounded) == rounded ? 0 : shown;
        if (currency is null)
        {
            WriteGrouped(output, rounded, shown, conventions);
            return;
        }
        var symbol = currency switch { "EUR" => "€", "USD" => "$", "GBP" => "£", "JPY" => "¥", _ => currency };
        // A code stands off from the number where a sign does not: `€5`, `CHF 5`.
        var pattern = symbol.Length > 1 && conventions.Amount == "¤#" ? "¤\u00A0#" : conventions.Amount;
        foreach (var part in pattern)
        {
            switch (part)
            {
                case '¤':
                    output.Append(symbol);
                    break;
                case '#':
                    WriteGrouped(output, rounded, shown, conventions);
                    break;
                default:
                    output.Append(part);
                    break;
            }
        }
    }

    /// <summary>A number without groups, so that years and counts read as such.</summary>
    public static void WriteNumber(TextOutput output, double value, LanguageConventions conventions)
    {
        if (Math.Abs(value) < Fifteen && Math.Truncate(value) == value && !(value == 0 && double.IsNegative(value)))
        {
            output.Append((long)value);
            return;
        }
        // Fifteen digits: a sum of tenths is written as the tenths it means.
        var start = output.Length;
        output.Append(value, "G15");
        if (conventions.Decimal is [not '.' and var point])
        {
            output.WrittenFrom(start).Replace('.', point);
        }
    }

    // Of a number that is not negative, with groups and so many digits behind the point.
    private static void WriteGrouped(TextOutput output, decimal value, int digits, LanguageConventions conventions)
    {
        Span<char> written = stackalloc char[48];
        value.TryFormat(written, out var length, Fixed[digits], CultureInfo.InvariantCulture);
        var whole = digits == 0 ? length : length - digits - 1;
        if (whole < conventions.GroupFrom)
        {
            output.Append(written[..whole]);
        }
        else
        {
            var first = (whole - 1) % 3 + 1;
            output.Append(written[..first]);
            for (var i = first; i < whole; i += 3)
            {
                output.Append(conventions.Group);
                output.Append(written.Slice(i, 3));
            }
        }
        if (digits > 0)
        {
            output.Append(conventions.Decimal);
            output.Append(written[(whole + 1)..length]);
        }
    }
}
