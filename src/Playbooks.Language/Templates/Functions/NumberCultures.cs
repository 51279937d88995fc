using System.Collections.Frozen;
using System.Globalization;

namespace Playbooks.Language.Templates.Functions;

/// <summary>
/// How cultures that a template names write numbers and amounts, after the Unicode CLDR and in the patterns of .NET.
/// The product runs without culture data; a language without its region is that of its first line here, and what is not
/// here is written as in American English.
/// </summary>
internal static class NumberCultures
{
    // A culture; its decimal mark; what stands between groups, where `_` is a space that no line is broken at, `n` a
    // narrow one and `'` an apostrophe; its currency, which stands before a number, apart before it, or behind it; the
    // digits of its coins; and whether the percent sign stands off.
    private static readonly FrozenDictionary<string, NumberFormatInfo> ByName = Read("""
        en-US . , $ before 2 %
        en-GB . , £ before 2 %
        en-IE . , € before 2 %
        en-AU . , $ before 2 %
        en-CA . , $ before 2 %
        en-NZ . , $ before 2 %
        de-DE , . € behind 2 -%
        de-AT , _ € apart 2 -%
        de-CH . ' CHF apart 2 %
        fr-FR , n € behind 2 -%
        fr-BE , n € behind 2 -%
        fr-CA , _ $ behind 2 -%
        es-ES , . € behind 2 -%
        es-MX . , $ before 2 %
        it-IT , . € behind 2 %
        nl-NL , . € apart 2 %
        nl-BE , . € apart 2 %
        pt-BR , . R$ apart 2 %
        pt-PT , _ € behind 2 %
        da-DK , . kr. behind 2 -%
        pl-PL , _ zł behind 2 %
        cs-CZ , _ Kč behind 2 -%
        hu-HU , _ Ft behind 2 %
        ro-RO , . RON behind 2 -%
        ru-RU , _ ₽ behind 2 -%
        uk-UA , _ ₴ behind 2 %
        vi-VN , . ₫ behind 0 %
        zh-CN . , ¥ before 2 %
        ko-KR . , ₩ before 0 %
        ja-JP . , ￥ before 0 %
        """);

    public static NumberFormatInfo Of(string culture) =>
        ByName.GetValueOrDefault(culture.Replace('_', '-'))
        ?? ByName.GetValueOrDefault(culture.Split('-', '_')[0])
        ?? ByName["en-US"];

    private static FrozenDictionary<string, NumberFormatInfo> Read(string lines)
    {
        var formats = new Dictionary<string, NumberFormatInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ');
            var format = FormatOf(parts);
            formats[parts[0]] = format;
            formats.TryAdd(parts[0].Split('-')[0], format);
        }
        return formats.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static NumberFormatInfo FormatOf(string[] parts)
    {
        var format = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        var group = parts[2] switch { "_" => "\u00A0", "n" => "\u202F", "'" => "\u2019", var mark => mark };
        (format.NumberDecimalSeparator, format.NumberGroupSeparator) = (parts[1], group);
        (format.PercentDecimalSeparator, format.PercentGroupSeparator) = (parts[1], group);
        (format.CurrencyDecimalSeparator, format.CurrencyGroupSeparator) = (parts[1], group);
        // Where a format does not say how many digits, cultures have three, and the invariant form two.
        (format.NumberDecimalDigits, format.PercentDecimalDigits) = (3, 3);
        (format.CurrencySymbol, format.CurrencyDecimalDigits) = (parts[3], int.Parse(parts[5], CultureInfo.InvariantCulture));
        (format.CurrencyPositivePattern, format.CurrencyNegativePattern) = parts[4] switch { "before" => (0, 1), "behind" => (3, 8), _ => (2, parts[3] == "R$" ? 9 : 12) };
        (format.PercentPositivePattern, format.PercentNegativePattern) = parts[6] == "%" ? (1, 1) : (0, 0);
        return NumberFormatInfo.ReadOnly(format);
    }
}
