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
            text = value.ToString(format, language is null ? CultureInfo.InvariantCulture : value is DateTime or DateTimeOffset ? DateFormat(LanguageConventions.Of(language)) : NumberCultures.Of(language));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static BigInteger Precision(string format) =>
        format.Length > 1 && char.IsAsciiLetter(format[0]) && BigInteger.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0;

    private static DateTimeFormatInfo DateFormat(LanguageConventions conventions)
    {
        var format = (DateTimeFormatInfo)DateTimeFormatInfo.InvariantInfo.Clone();
        // .NET knows a thirteenth month.
        string[] months = [.. conventions.Months, ""], shortMonths = [.. conventions.ShortMonths, ""];
        (format.MonthNames, format.MonthGenitiveNames) = (months, months);
        (format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames) = (shortMonths, shortMonths);
        (format.DayNames, format.AbbreviatedDayNames) = ([.. conventions.Days], [.. conventions.ShortDays]);
        return format;
    }
}
