using System.Globalization;
using System.Numerics;
using Playbooks.Language.Templates.Rendering;

namespace Playbooks.Language.Templates.Functions;

/// <summary>The format strings of .NET, of which the width is bounded.</summary>
internal static class Formatting
{
    /// <summary>Digits that a format may ask for.</summary>
    public const int MaxDigits = 99;

    public static bool TryFormat(IFormattable value, string format, string? language, out string text)
    {
        text = "";
        if (format.Length > 100 || Precision(format) > MaxDigits)
        {
            return false;
        }
        // Letters for whole numbers alone are tried as Scriban does, on what the number is.
        try
        {
            text = value.ToString(format, language is null ? CultureInfo.InvariantCulture : NumberFormat(LanguageConventions.Of(language)));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static BigInteger Precision(string format) =>
        format.Length > 1 && char.IsAsciiLetter(format[0]) && BigInteger.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0;

    private static NumberFormatInfo NumberFormat(LanguageConventions conventions)
    {
        var format = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        (format.NumberDecimalSeparator, format.NumberGroupSeparator) = (conventions.Decimal, conventions.Group);
        (format.PercentDecimalSeparator, format.PercentGroupSeparator) = (conventions.Decimal, conventions.Group);
        (format.CurrencyDecimalSeparator, format.CurrencyGroupSeparator) = (conventions.Decimal, conventions.Group);
        return format;
    }
}
